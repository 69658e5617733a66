import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import {
  canonicalEvidence,
  checkEvidence,
  judge,
  namesIn,
  sayExposure,
  sayFlaw,
  sayVerdict,
  type Speaking,
} from '@stagedoor/core/clearance'
import { isZone, toIso } from '@stagedoor/core/time'
import { readWorld, tellVerdict, type Told, type World } from '@stagedoor/contract/world'
import type { Asked, Command } from '../command.ts'
import { BadInput, Misuse } from '../refusal.ts'
import { sayAnswer } from './say-answer.ts'

async function run({ operands, option, note }: Asked) {
  const [path = ''] = operands
  const { world, warnings } = await readWorldFile(path)
  const zone = option('zone') ?? world.zone
  if (!isZone(zone)) throw new Misuse(`${zone} is no time zone. Name one such as Europe/Oslo.`)
  const { evidence, questions, now } = world
  const speaking: Speaking = { locale: 'en', zone, now, names: namesIn(evidence) }
  const flaws = flawsOf(world, speaking)
  for (const { pointer, says } of warnings) note(`${pointer}: ${says}`)
  for (const { said } of flaws) note(said)
  const judged = questions.map(({ id, exposure }) => {
    const verdict = judge(exposure, evidence, now)
    return { id, question: sayExposure(exposure, speaking).question, verdict }
  })
  return {
    code: judged.every(({ verdict }) => verdict.kind === 'cleared') ? 0 : 1,
    lines: judged.flatMap(({ id, question, verdict }) => [
      `${id}: ${question}`,
      ...sayAnswer(answerOf(sayVerdict(verdict, speaking))).map((line) => `  ${line}`),
      '',
    ]),
    value: {
      form: 'stagedoor/verdicts/1',
      world: world.name,
      now: toIso(now),
      evidenceDigest: createHash('sha256').update(canonicalEvidence(evidence)).digest('hex'),
      warnings,
      flaws,
      verdicts: judged.map(({ id, question, verdict }) => ({
        exposure: id,
        question,
        ...tellVerdict(verdict, speaking),
      })),
    },
  }
}

function answerOf(said: ReturnType<typeof sayVerdict>) {
  return { ...said, acts: said.acts.map(({ label }) => label) }
}

function flawsOf({ evidence, assets }: World, speaking: Speaking) {
  const lengths = new Map(assets.map(({ assetId, length }) => [assetId, length]))
  return checkEvidence(evidence, lengths).map((flaw) => ({ ...flaw, said: sayFlaw(flaw, speaking) }))
}

async function readWorldFile(path: string): Promise<{ world: World; warnings: readonly Told[] }> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new BadInput(`${path} cannot be read. Nothing was judged. Name a JSON file of a world.`, [], {
      cause: error,
    })
  })
  const reading = readWorld(asJson(path, text))
  if (reading.kind === 'world') return reading
  throw new BadInput(
    `${path} is no world yet: ${reading.flaws.length} of its places are wrong. Nothing was judged.`,
    reading.flaws,
  )
}

function asJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new BadInput(`${path} is no JSON (${error.message}). Nothing was judged.`, [], { cause: error })
  }
}

/** The doorkeeper without a house: a whole world in, its verdicts out. */
export const judgeCommand: Command = {
  usage: 'judge WORLD.json [--zone ZONE]',
  says: 'judge a whole world written in one document, without a house',
  about: [
    'WORLD.json       what docs/world-document.md describes; its schema is contract/world.schema.json',
    '--zone ZONE      in which zone moments are said; the world’s own unless said',
    '--json           the verdicts, their sentences and the flaws of the evidence, for programs',
    'Ends with 0 when every exposure is cleared, 1 when one is not, 2 when the document is no world.',
    'Flaws of the evidence and local times that no clock shows once are told on the error output.',
  ],
  options: { zone: { type: 'string' } },
  least: 1,
  most: 1,
  run,
}
