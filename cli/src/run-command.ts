import { parseArgs } from 'node:util'
import { Problem } from '@stagedoor/contract'
import type { Asked, Command } from './command.ts'
import { ask } from './commands/ask.ts'
import { board } from './commands/board.ts'
import { community } from './commands/community.ts'
import { cuts } from './commands/cuts.ts'
import { drillRecall } from './commands/drill-recall.ts'
import { embargo } from './commands/embargo.ts'
import { forms } from './commands/forms.ts'
import { ingest } from './commands/ingest.ts'
import { judgeCommand } from './commands/judge.ts'
import { proveEmbargo } from './commands/prove-embargo.ts'
import { publish } from './commands/publish.ts'
import { recall } from './commands/recall.ts'
import { recallReport } from './commands/recall-report.ts'
import { render } from './commands/render.ts'
import { report } from './commands/report.ts'
import { rounds } from './commands/rounds.ts'
import { story } from './commands/story.ts'
import { theory } from './commands/theory.ts'
import { verifyCard } from './commands/verify-card.ts'
import { verifyProof } from './commands/verify-proof.ts'
import { whatIf } from './commands/what-if.ts'
import { whereabouts } from './commands/whereabouts.ts'
import { helpOf, helpOfAll } from './help.ts'
import { openHouse } from './house/open-house.ts'
import { sayProblem } from './house/say-problem.ts'
import { operate, OPERATOR_COMMANDS } from './operate.ts'
import { BadInput, Misuse, Refusal } from './refusal.ts'
import { readSettings } from './settings.ts'
import type { Terminal } from './terminal.ts'

const COMMANDS: Readonly<Record<string, Command>> = {
  ingest,
  'verify-card': verifyCard,
  cuts,
  ask,
  board,
  community,
  embargo,
  rounds,
  forms,
  story,
  'what-if': whatIf,
  render,
  publish,
  'prove-embargo': proveEmbargo,
  'verify-proof': verifyProof,
  whereabouts,
  'drill-recall': drillRecall,
  recall,
  'recall-report': recallReport,
  report,
  judge: judgeCommand,
  theory,
}

/** Runs what was typed behind `stagedoor` and answers the exit code. */
export async function runCommand(
  typed: readonly string[],
  { terminal, env }: { terminal: Terminal; env: Readonly<Record<string, string | undefined>> },
): Promise<number> {
  const [name = 'help', ...args] = typed
  if (name === 'help' || name === '--help' || name === '-h') return help(args[0], terminal)
  const isHelp = args.includes('--help') || args.includes('-h')
  if (Object.hasOwn(OPERATOR_COMMANDS, name))
    return isHelp ? help(undefined, terminal) : operate([name, ...args])
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (command === undefined) {
    terminal.warn(`There is no command ${name}. Nothing was done.`)
    terminal.warn(helpOfAll(COMMANDS))
    return 2
  }
  if (isHelp) return help(name, terminal)
  const isJson = args.includes('--json')
  try {
    const { code, lines, value } = await command.run(parsed(command, { args, terminal, env }))
    terminal.done()
    terminal.say(isJson ? JSON.stringify(value, null, 2) : lines.join('\n'))
    return code
  } catch (error) {
    terminal.done()
    return refused(error, { command, isJson, terminal })
  }
}

function parsed(
  { options, least, most, usage }: Command,
  {
    args,
    terminal,
    env,
  }: { args: string[]; terminal: Terminal; env: Readonly<Record<string, string | undefined>> },
): Asked {
  const known = { ...options, json: { type: 'boolean' } } as const
  const read = parseArgs({ args: withValues(args, known), options: known, allowPositionals: true })
  const values: Readonly<Record<string, unknown>> = read.values
  const { positionals } = read
  if (positionals.length < least || positionals.length > most)
    throw new Misuse(
      `${usage.split(' ')[0]} takes ${positionals.length < least ? 'more' : 'less'} than that.`,
    )
  return {
    operands: positionals,
    option: (name) => {
      const value = values[name]
      return typeof value === 'string' ? value : undefined
    },
    has: (name) => values[name] === true,
    house: () => openHouse(readSettings(env)),
    progress: (line) => terminal.progress(line),
    note: (line) => terminal.warn(line),
    confirm: (question) => terminal.confirm(question),
  }
}

const OPTION = /^--?[a-z]+(-[a-z]+)*(=|$)/
// A value may begin with a dash, as one key of a house in 64 does: what follows an option that takes one is its value.
function withValues(args: readonly string[], options: Command['options']): string[] {
  const joined: string[] = []
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    const next = args[at + 1]
    const takesOne = arg.startsWith('--') && options[arg.slice(2)]?.type === 'string'
    const isValue = next?.startsWith('-') === true && !OPTION.test(next)
    joined.push(takesOne && isValue ? `${arg}=${next}` : arg)
    if (takesOne && isValue) at += 1
  }
  return joined
}

function help(name: string | undefined, terminal: Terminal): number {
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  terminal.say(command === undefined ? helpOfAll(COMMANDS) : helpOf(command))
  return 0
}

function refused(
  error: unknown,
  { command, isJson, terminal }: { command: Command; isJson: boolean; terminal: Terminal },
): number {
  if (error instanceof Problem) {
    if (isJson) terminal.say(JSON.stringify(error.toDetails(), null, 2))
    else terminal.warn(sayProblem(error).join('\n'))
    return 1
  }
  if (error instanceof Misuse || isParseError(error)) {
    terminal.warn(`${error.message} Nothing was done.\n\n${helpOf(command)}`)
    return 2
  }
  if (error instanceof BadInput) {
    if (isJson) terminal.say(JSON.stringify({ title: error.message, flaws: error.flaws }, null, 2))
    else
      terminal.warn(
        [error.message, ...error.flaws.map(({ pointer, says }) => `${pointer || '/'}: ${says}`)].join('\n'),
      )
    return 2
  }
  if (!(error instanceof Refusal)) throw error
  if (isJson) terminal.say(JSON.stringify({ title: error.message }, null, 2))
  else terminal.warn(error.message)
  return 1
}

const isParseError = (error: unknown): error is Error =>
  error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
