import type { CutId } from '../../production/index.ts'
import { instant, secondsToFlicks, timeRange } from '../../time/index.ts'
import { assetId } from '../../timeline/index.ts'
import { type Appearance, appearanceId } from '../appearance.ts'
import { subjectId } from '../subject.ts'
import type { Cast } from './company.ts'
import { type KillRight, killRightId } from './kill-right.ts'
import type { ReviewUnit } from './review-unit.ts'
import type { Review, Round, Word } from './standing.ts'

/** The keeper, first billed. */
export const ida = subjectId('ida')
/** The pilot, second billed. */
export const tomas = subjectId('tomas')
/** The girl on the jetty, third billed. */
export const noor = subjectId('noor')
/** A face nobody has named. */
export const face3 = subjectId('face 3')

/** So many minutes into the tests' day. */
export const minute = (count: number) => instant(count * 60_000)

/** Half of the stills Ida is alone in, a quarter of those with others, unless said otherwise. */
export function rightOf(change: Partial<KillRight> = {}): KillRight {
  const holder = change.subjectId ?? ida
  return {
    id: killRightId(`right-of-${holder}`),
    subjectId: holder,
    billing: 1,
    counted: 'stills',
    solo: 50,
    group: 25,
    approvals: 'revocable',
    ...change,
  }
}

/** Stills by number. */
export const stills = (...numbers: number[]): ReviewUnit[] =>
  numbers.map((number) => ({ kind: 'still', assetId: assetId(`still-${number}`) }))

/** A shot of the day's footage, in seconds. */
export const shot = (from: number, to: number): ReviewUnit => ({
  kind: 'shot',
  assetId: assetId('footage'),
  range: timeRange(secondsToFlicks(from), secondsToFlicks(to)),
})

/** A cut of a stretch of the day's footage, in seconds. */
export const cutOf = (name: string, from: number, to: number): ReviewUnit => ({
  kind: 'cut',
  cutId: name as CutId,
  used: [{ assetId: assetId('footage'), range: timeRange(secondsToFlicks(from), secondsToFlicks(to)) }],
})

/** Somebody featured and surely marked in an asset, in its first second unless said otherwise. */
export function seen(
  who: Appearance['subjectId'],
  where: string,
  {
    seconds: [from, to] = [0, 1],
    ...change
  }: Partial<Appearance> & { seconds?: readonly [number, number] } = {},
): Appearance {
  return {
    id: appearanceId(`${who}-in-${where}-${from}`),
    assetId: assetId(where),
    subjectId: who,
    range: timeRange(secondsToFlicks(from), secondsToFlicks(to)),
    sides: ['picture'],
    region: { kind: 'not-drawn' },
    prominence: 'featured',
    certainty: 'sure',
    ...change,
  }
}

/** Who is seen where, Ida, Tomas and Noor being known to everybody. */
export function castOf(appearances: readonly Appearance[], rights: readonly KillRight[] = []): Cast {
  return { appearances, identified: new Set([ida, tomas, noor]), rights }
}

/** Ida alone in so many stills, then with Tomas in so many more. */
export function idaIn({ alone, withTomas }: { alone: number; withTomas: number }) {
  const solo = stills(...Array.from({ length: alone }, (_, index) => index + 1))
  const group = stills(...Array.from({ length: withTomas }, (_, index) => alone + index + 1))
  const appearances = [
    ...[...solo, ...group].map((unit) => seen(ida, whereOf(unit))),
    ...group.map((unit) => seen(tomas, whereOf(unit))),
  ]
  return { units: [...solo, ...group], solo, group, appearances }
}

/** The asset of a still or a shot. */
export const whereOf = (unit: ReviewUnit): string => (unit.kind === 'cut' ? 'footage' : unit.assetId)

/** A word of Ida's, or of whom the test names. */
export function word(unit: string, said: Word['said'], change: Partial<Word> = {}): Word {
  const speaker = change.speaker ?? 'person'
  const by = speaker === 'person' ? 'Ida Brandt' : 'Noor Aziz'
  return { unit, said, speaker, by, at: minute(10), note: '', ...change }
}

/** One round opened at the first minute, silence approving at the hundredth. */
export function reviewOf(right: KillRight, cast: Cast, units: readonly ReviewUnit[]): Review {
  const round: Round = { openedAt: minute(1), silenceApprovesAt: minute(100), units }
  return { right, rounds: [round], words: [], cast: { ...cast, rights: [right, ...cast.rights] } }
}
