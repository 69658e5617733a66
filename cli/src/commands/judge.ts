import { readFile } from 'node:fs/promises'
import { type Evidence, type Exposure, judge, sayVerdict, type Verdict } from '@stagedoor/core/clearance'
import { instant, isZone } from '@stagedoor/core/time'
import type { Asked, Command } from '../command.ts'
import { Refusal } from '../refusal.ts'
import { sayAnswer } from './say-answer.ts'

interface Case {
  readonly exposure: Exposure
  readonly evidence: Evidence
  readonly now?: number
}

const LISTS = ['assets', 'subjects', 'appearances', 'grants', 'embargoes', 'decisions'] as const

async function run({ operands, option }: Asked) {
  const [path = ''] = operands
  const zone = option('zone') ?? 'UTC'
  if (!isZone(zone))
    throw new Refusal(`${zone} is no time zone. Nothing was judged. Name one such as Europe/Oslo.`)
  const { exposure, evidence, now } = await readCase(path)
  const verdict = judgeCase(path, { exposure, evidence, ...(now === undefined ? {} : { now }) })
  const said = sayVerdict(verdict, { locale: 'en', zone })
  return {
    code: verdict.kind === 'cleared' ? 0 : 1,
    lines: sayAnswer({ ...said, acts: said.acts.map(({ label }) => label) }),
    value: { verdict, said },
  }
}

async function readCase(path: string): Promise<Case> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new Refusal(
      `${path} cannot be read. Nothing was judged. Name a JSON file of an exposure and its evidence.`,
      {
        cause: error,
      },
    )
  })
  const read = asJson(text)
  const { exposure, evidence } = (read ?? {}) as Partial<Case>
  if (!isRecord(exposure) || !isRecord(evidence))
    throw new Refusal(
      `${path} is not a case. Nothing was judged. It takes { "exposure": {…}, "evidence": {…} }.`,
    )
  const missing = LISTS.filter((name) => !Array.isArray(evidence[name]))
  if (missing.length > 0)
    throw new Refusal(
      `The evidence in ${path} lacks ${missing.join(', ')}. Nothing was judged. Each is a list; it may be empty.`,
    )
  return read as Case
}

// What is missing deeper down shows when it is judged; the doorkeeper answers whole cases only.
function judgeCase(path: string, { exposure, evidence, now }: Case): Verdict {
  try {
    return judge(exposure, evidence, instant(now ?? exposure.at))
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error
    throw new Refusal(
      `The case in ${path} is not whole (${error.message}). Nothing was judged. See docs/glossary.md for its words.`,
      {
        cause: error,
      },
    )
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: the caller says what it takes.
    return null
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> & object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The doorkeeper without a house: a case in, its verdict out. */
export const judgeCommand: Command = {
  usage: 'judge FILE.json [--zone ZONE]',
  says: 'judge a case of exposure and evidence, without a house',
  about: [
    'FILE.json        { "exposure": {…}, "evidence": {…}, "now": epoch milliseconds }, as core/clearance has them',
    '--zone ZONE      in which zone moments are said; UTC unless said',
    'Ends with 0 only when the case is cleared.',
  ],
  options: { zone: { type: 'string' } },
  least: 1,
  most: 1,
  run,
}
