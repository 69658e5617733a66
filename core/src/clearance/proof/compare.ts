import type { Instant } from '../../time/index.ts'
import type { Edit } from '../../timeline/index.ts'
import { judge } from '../judge.ts'
import type { Verdict } from '../verdict.ts'
import { MOMENTS, type World } from './draw-world.ts'
import { type Reading, readWorld } from './oracle.ts'
import { boxText } from './oracle-boxes.ts'

const KINDS: readonly Verdict['kind'][] = ['cleared', 'cleared-with-edits', 'held', 'refused']

/** What the doorkeeper and the oracle say differently about a world, or null where they agree in every word. */
export function differenceIn(world: World): string | null {
  const verdict = judge(world.exposure, world.evidence, world.now)
  const reading = readWorld(world, world.exposure.at)
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['kind', verdict.kind, reading.kind],
    [
      'where',
      placesIn(verdict),
      reading.wrongs
        .map((wrong) => wrong.replace(/^.* @ /, ''))
        .filter(isFirst)
        .sort(),
    ],
    [
      'edits',
      verdict.kind === 'refused' ? [] : editsIn(verdict),
      verdict.kind === 'refused' ? [] : reading.edits,
    ],
    [
      'duties',
      dutiesIn(verdict),
      verdict.kind === 'cleared' || verdict.kind === 'cleared-with-edits' ? reading.duties : [],
    ],
    [
      'validUntil',
      'validUntil' in verdict ? verdict.validUntil : null,
      'validUntil' in verdict ? firstChange(world, reading) : null,
    ],
    [
      'clearsAt',
      'clearsAt' in verdict ? verdict.clearsAt : null,
      'clearsAt' in verdict ? firstRelief(world, reading) : null,
    ],
  ]
  const unlike = pairs.filter(([, ours, theirs]) => JSON.stringify(ours) !== JSON.stringify(theirs))
  return unlike.length === 0
    ? null
    : unlike
        .map(
          ([what, ours, theirs]) =>
            `${what}: judge ${JSON.stringify(ours)}, oracle ${JSON.stringify(theirs)}`,
        )
        .join('\n')
}

function laterMoments(from: Instant): readonly Instant[] {
  return Array.from({ length: MOMENTS + 2 }, (_, at) => at as Instant).filter((at) => at > from)
}

function firstChange(world: World, reading: Reading): Instant | null {
  const now = JSON.stringify(reading)
  return laterMoments(world.exposure.at).find((at) => JSON.stringify(readWorld(world, at)) !== now) ?? null
}

function firstRelief(world: World, reading: Reading): Instant | null {
  const isBetter = (at: Instant) => KINDS.indexOf(readWorld(world, at).kind) < KINDS.indexOf(reading.kind)
  return laterMoments(world.exposure.at).find(isBetter) ?? null
}

function placesIn(verdict: Verdict): readonly string[] {
  const concerns = 'concerns' in verdict ? verdict.concerns : []
  const places = concerns.flatMap(({ assetId, ranges, sides }) =>
    sides.flatMap((side) =>
      ranges.flatMap((range) => ticksOf(range).map((tick) => `${assetId} ${tick} ${side}`)),
    ),
  )
  return places.filter(isFirst).sort()
}

function editsIn(verdict: Verdict): readonly string[] {
  const edits: readonly Edit[] = 'edits' in verdict ? verdict.edits : []
  const ticks = edits.flatMap((edit) =>
    ticksOf(edit.range).map(
      (tick) =>
        `${edit.kind} ${edit.assetId} ${tick}${'boxes' in edit ? ` ${boxText(edit.boxes, tick)}` : ''}`,
    ),
  )
  return ticks.filter(isFirst).sort()
}

function dutiesIn(verdict: Verdict): readonly string[] {
  return 'duties' in verdict ? verdict.duties.map((duty) => `${duty.subjectId} ${duty.text}`).sort() : []
}

function ticksOf({ from, to }: { from: number; to: number }): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}

function isFirst(value: string, i: number, all: readonly string[]): boolean {
  return all.indexOf(value) === i
}
