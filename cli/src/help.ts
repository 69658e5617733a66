import type { Command } from './command.ts'
import { OPERATOR_COMMANDS } from './operate.ts'

/** The help of the whole program. */
export function helpOfAll(commands: Readonly<Record<string, Command>>): string {
  const operator = Object.entries(OPERATOR_COMMANDS).map(([name, { takes, says }]) =>
    row(`${name} ${takes}`.trim(), says),
  )
  const client = Object.entries(commands).map(([name, { says }]) => row(name, says))
  return [
    'stagedoor: can I post this, who said so, and can I get it back?',
    '',
    'On the machine of the house (settings: STAGEDOOR_DATA, STAGEDOOR_PORT, …; see "stagedoor doctor"):',
    ...operator,
    '',
    'From anywhere (STAGEDOOR_URL is where the house is, STAGEDOOR_KEY an API key):',
    ...client,
    '',
    '"stagedoor help COMMAND" tells more. --json answers for programs.',
    'Ends with 0 when it was done (ask, judge: cleared), 1 when it was refused, 2 when it was asked wrongly or a document is wrong.',
  ].join('\n')
}

/** The help of one command. */
export function helpOf({ usage, says, about }: Command): string {
  return [`stagedoor ${usage}`, '', `  ${says}`, '', ...about.map((line) => `  ${line}`)].join('\n')
}

const row = (name: string, says: string): string => `  ${name.padEnd(16)} ${says}`
