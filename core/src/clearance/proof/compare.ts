import type { Instant } from '../../time/index.ts'
import type { Edit } from '../../timeline/index.ts'
import { judge } from '../judge.ts'
import type { Verdict } from '../verdict.ts'
import { momentsOf } from './draw-clock.ts'
import type { World } from './world.ts'
import { boxText } from './oracle-boxes.ts'
import { type Reading, readerOf } from './oracle.ts'

const KINDS: readonly Verdict['kind'][] = ['cleared', 'cleared-with-edits', 'held', 'refused']

/** What the doorkeeper and the oracle say differently about a world, or null where they agree in every word. */
export function differenceIn(world: World, doorkeeper: typeof judge = judge): string | null {
  const verdict = doorkeeper(world.exposure, world.evidence, world.now)
  const read = readerOf(world)
  const reading = read(world.exposure.at)
  const isGiven = verdict.kind === 'cleared' || verdict.kind === 'cleared-with-edits'
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['kind', verdict.kind, reading.kind],
    ['where', placesIn(verdict), distinct(reading.wrongs.map((wrong) => wrong.replace(/^.* @ /, '')))],
    ['edits', editsIn(verdict), verdict.kind === 'refused' ? [] : reading.edits],
    ['duties', dutiesIn(verdict), isGiven ? reading.duties : []],
    ['horizon', verdict.horizon, { points: reading.points, moment: reading.moment }],
    ['validUntil', isGiven ? verdict.validUntil : null, isGiven ? firstChange(world, read) : null],
    ...('clearsAt' in verdict ? [['clearsAt', verdict.clearsAt, firstRelief(world, read)] as const] : []),
  ]
  const unlike = pairs.filter(([, ours, theirs]) => JSON.stringify(ours) !== JSON.stringify(theirs))
  if (unlike.length === 0) return null
  const said = unlike.map(
    ([what, ours, theirs]) => `${what}: judge ${JSON.stringify(ours)}, oracle ${JSON.stringify(theirs)}`,
  )
  return [...said, `oracle finds ${summary(reading)}`].join('\n')
}

// A span ends by itself; a point is asked again until nothing changes any more.
function laterThan(world: World): readonly Instant[] {
  const { at, until } = world.exposure
  return momentsOf(world).filter((moment) => moment > at && moment < (until ?? Infinity)) as Instant[]
}

function firstChange(world: World, read: (from: Instant) => Reading): Instant | null {
  // Time's part in a horizon lies behind every viewer: it may change unsaid.
  const said = (at: Instant) => JSON.stringify({ ...read(at), moment: null })
  const now = said(world.exposure.at)
  return laterThan(world).find((at) => said(at) !== now) ?? world.exposure.until
}

function firstRelief(world: World, read: (from: Instant) => Reading): Instant | null {
  const { kind } = read(world.exposure.at)
  return laterThan(world).find((at) => KINDS.indexOf(read(at).kind) < KINDS.indexOf(kind)) ?? null
}

function placesIn(verdict: Verdict): readonly string[] {
  const concerns = 'concerns' in verdict ? verdict.concerns : []
  return distinct(
    concerns.flatMap(({ assetId, ranges, sides }) =>
      sides.flatMap((side) =>
        ranges.flatMap((range) => ticksOf(range).map((tick) => `${assetId} ${tick} ${side}`)),
      ),
    ),
  )
}

function editsIn(verdict: Verdict): readonly string[] {
  const edits: readonly Edit[] = 'edits' in verdict ? verdict.edits : []
  return distinct(
    edits.flatMap((edit) =>
      ticksOf(edit.range).map(
        (tick) =>
          `${edit.kind} ${edit.assetId} ${tick}${'boxes' in edit ? ` ${boxText(edit.boxes, tick)}` : ''}`,
      ),
    ),
  )
}

function dutiesIn(verdict: Verdict): readonly string[] {
  return 'duties' in verdict ? distinct(verdict.duties.map((duty) => `${duty.subjectId} ${duty.text}`)) : []
}

function summary({ wrongs }: Reading): string {
  return distinct(wrongs.map((wrong) => wrong.replace(/ @ .*$/, ''))).join('; ')
}

function ticksOf({ from, to }: { from: number; to: number }): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort()
}
