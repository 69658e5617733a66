import { expect, test } from 'vitest'
import { secondsToFlicks, timeRange } from '../../time/index.ts'
import { assetId } from '../../timeline/index.ts'
import { allowanceOf } from './allowance.ts'
import { companyIn } from './company.ts'
import { countUnits } from './count-units.ts'
import { findUnits, LONGEST_STRETCH } from './find-units.ts'
import { isPercent, shareByBilling } from './kill-right.ts'
import { mayKill, takeWords } from './may-kill.ts'
import { killedBy, unitName } from './review-unit.ts'
import { standing, type Word } from './standing.ts'
import {
  castOf,
  cutOf,
  face3,
  ida,
  idaIn,
  minute,
  noor,
  reviewOf,
  rightOf,
  seen,
  shot,
  stills,
  tomas,
  whereOf,
  word,
} from './testing.ts'

const names = (units: Parameters<typeof unitName>[0][]) => units.map(unitName)

test('of six solo stills at 50 % three may be refused, of twelve in a group at 25 % three', () => {
  const { units, appearances } = idaIn({ alone: 6, withTomas: 12 })
  const right = rightOf({ solo: 50, group: 25 })
  const cast = castOf(appearances, [right])
  expect(countUnits(right, units, cast)).toEqual({ solo: 6, group: 12 })
  expect(allowanceOf(right, units, cast)).toEqual({ solo: 3, group: 3 })
})

test('a clause by billing gives 75, 50 and 20 % to the first three, and nothing below them', () => {
  const clause = [75, 50, 20]
  expect([1, 2, 3, 4].map((billing) => shareByBilling(clause, billing))).toEqual([75, 50, 20, 0])
  const twenty = stills(...Array.from({ length: 20 }, (_, index) => index))
  const allowances = [ida, tomas, noor].map((who, index) => {
    const right = rightOf({ subjectId: who, billing: index + 1, solo: shareByBilling(clause, index + 1) })
    const cast = castOf(
      twenty.map((unit) => seen(who, whereOf(unit))),
      [right],
    )
    return allowanceOf(right, twenty, cast).solo
  })
  expect(allowances).toEqual([15, 10, 4])
})

test('an allowance is rounded down', () => {
  const { units, appearances } = idaIn({ alone: 7, withTomas: 7 })
  const right = rightOf({ solo: 50, group: 25 })
  expect(allowanceOf(right, units, castOf(appearances, [right]))).toEqual({ solo: 3, group: 1 })
})

test('whoever refuses everything with a 60 % right is taken at 60 %, and told which were not', () => {
  const { units, appearances } = idaIn({ alone: 10, withTomas: 0 })
  const review = reviewOf(rightOf({ solo: 60 }), castOf(appearances), units)
  const {
    taken,
    notTaken,
    standing: after,
  } = takeWords(
    review,
    names(units).map((unit) => word(unit, 'kill')),
  )
  expect(taken).toHaveLength(6)
  expect(notTaken.map(({ because }) => because)).toEqual(
    Array.from({ length: 4 }, () => ({ kind: 'allowance-spent', of: 'solo', allowance: 6 })),
  )
  expect(after.left.solo).toBe(0)
  expect(after.units.filter(({ state }) => state.kind === 'open')).toHaveLength(4)
})

test.each([
  ['somebody in the background', seen(tomas, 'still-1', { prominence: 'background' })],
  ['a face nobody has named', seen(face3, 'still-1')],
  ['a mark nobody is sure of', seen(tomas, 'still-1', { certainty: 'unsure' })],
  ['a voice from beside the camera', seen(tomas, 'still-1', { sides: ['sound'] })],
])('alone is not broken by %s', (_, other) => {
  const [still] = stills(1)
  const right = rightOf()
  expect(companyIn(right, still!, castOf([seen(ida, 'still-1'), other], [right])).kind).toBe('solo')
})

test('with several, the highest-billed decides, and the others have no word over it', () => {
  const [still] = stills(1)
  const all = [seen(ida, 'still-1'), seen(tomas, 'still-1'), seen(noor, 'still-1')]
  const rights = [ida, tomas, noor].map((who, index) => rightOf({ subjectId: who, billing: index + 1 }))
  const cast = castOf(all, rights)
  expect(rights.map((right) => companyIn(right, still!, cast))).toEqual([
    { kind: 'group' },
    { kind: 'of-another', decider: ida },
    { kind: 'of-another', decider: ida },
  ])
  const review = { ...reviewOf(rights[1]!, castOf(all, [rights[0]!]), [still!]) }
  expect(mayKill(review, { unit: unitName(still!), speaker: 'person', now: minute(2) })).toEqual({
    kind: 'may-not',
    because: { kind: 'of-another', decider: ida },
  })
})

test('a contract without a word over groups leaves them to the next in the billing', () => {
  const [still] = stills(1)
  const [first, second] = [rightOf({ group: null }), rightOf({ subjectId: tomas, billing: 2 })] as const
  const cast = castOf([seen(ida, 'still-1'), seen(tomas, 'still-1')], [first, second])
  expect(companyIn(first, still!, cast)).toEqual({ kind: 'of-another', decider: tomas })
  expect(companyIn(second, still!, cast)).toEqual({ kind: 'group' })
})

test('a tag taken off makes the count anew: a group of two becomes one alone', () => {
  const { units, appearances } = idaIn({ alone: 1, withTomas: 1 })
  const right = rightOf({ solo: 100, group: 100 })
  expect(countUnits(right, units, castOf(appearances, [right]))).toEqual({ solo: 1, group: 1 })
  const without = appearances.filter(({ subjectId }) => subjectId !== tomas)
  expect(countUnits(right, units, castOf(without, [right]))).toEqual({ solo: 2, group: 0 })
})

test('re-tagging below the kills made shows over-use and revives nothing', () => {
  const { units, appearances } = idaIn({ alone: 6, withTomas: 0 })
  const review = reviewOf(rightOf(), castOf(appearances), units)
  const killed = { ...review, words: names(units.slice(0, 3)).map((unit) => word(unit, 'kill')) }
  const gone = new Set(units.slice(3, 5).map(whereOf))
  const retagged = appearances.filter((appearance) => !gone.has(appearance.assetId))
  const after = standing({ ...killed, cast: { ...killed.cast, appearances: retagged } }, minute(20))
  expect(after).toMatchObject({
    allowance: { solo: 2 },
    used: { solo: 3 },
    left: { solo: 0 },
    over: { solo: 1 },
  })
  expect(after.units.filter(({ state }) => state.kind === 'killed')).toHaveLength(3)
})

test('a later round adds to the base, and asking again changes nothing of it', () => {
  const { units, appearances } = idaIn({ alone: 12, withTomas: 0 })
  const first = reviewOf(rightOf(), castOf(appearances), units.slice(0, 6))
  const second = { openedAt: minute(50), silenceApprovesAt: minute(150), units: units.slice(4) }
  const review = { ...first, rounds: [...first.rounds, second] }
  expect(standing(review, minute(49)).allowance.solo).toBe(3)
  expect(standing(review, minute(50)).allowance.solo).toBe(6)
  const later = standing(review, minute(100))
  expect(later.units.filter(({ state }) => state.kind === 'approved-by-silence')).toHaveLength(6)
})

test('silence approves at its moment, and not an instant before', () => {
  const { units, appearances } = idaIn({ alone: 1, withTomas: 0 })
  const review = reviewOf(rightOf(), castOf(appearances), units)
  const stateAt = (at: number) => standing(review, at as never).units[0]?.state
  expect(stateAt(minute(100) - 1)).toEqual({ kind: 'open', silenceApprovesAt: minute(100) })
  expect(stateAt(minute(100))).toEqual({ kind: 'approved-by-silence', at: minute(100) })
  const withoutWindow = {
    ...review,
    rounds: review.rounds.map((round) => ({ ...round, silenceApprovesAt: null })),
  }
  expect(standing(withoutWindow, minute(1_000_000)).units[0]?.state.kind).toBe('open')
})

test('the person’s word beats the rep’s, whichever came first', () => {
  const { units, appearances } = idaIn({ alone: 2, withTomas: 0 })
  const [one] = names(units)
  const said = (...words: Word[]) =>
    standing({ ...reviewOf(rightOf(), castOf(appearances), units), words }, minute(60)).units[0]?.state.kind
  const byIda = word(one!, 'kill', { at: minute(20) })
  const byRep = (at: number) => word(one!, 'approve', { speaker: 'delegate', at: minute(at) })
  expect(said(byRep(10))).toBe('approved')
  expect(said(byRep(10), byIda)).toBe('killed')
  expect(said(byIda, byRep(30))).toBe('killed')
  expect(said(byRep(20), byIda)).toBe('killed')
  const review = { ...reviewOf(rightOf(), castOf(appearances), units), words: [byIda] }
  expect(takeWords(review, [byRep(30)]).notTaken[0]?.because).toEqual({
    kind: 'person-has-spoken',
    by: 'Ida Brandt',
  })
})

test('a final approval is never taken back, by word or by silence; a revocable one is', () => {
  const { units, appearances } = idaIn({ alone: 2, withTomas: 0 })
  const [one, two] = names(units)
  for (const approvals of ['final', 'revocable'] as const) {
    const review = {
      ...reviewOf(rightOf({ approvals, solo: 100 }), castOf(appearances), units),
      words: [word(one!, 'approve')],
    }
    const later = [one!, two!].map((unit) => word(unit, 'kill', { at: minute(200) }))
    expect(takeWords(review, later).taken).toHaveLength(approvals === 'final' ? 0 : 2)
    const heard = standing({ ...review, words: [...review.words, ...later] }, minute(300))
    expect(heard.units.map(({ state }) => state.kind)).toEqual(
      approvals === 'final' ? ['approved', 'approved-by-silence'] : ['killed', 'killed'],
    )
  }
})

test('a kill that is taken back makes room for another', () => {
  const { units, appearances } = idaIn({ alone: 2, withTomas: 0 })
  const [one, two] = names(units)
  const review = reviewOf(rightOf(), castOf(appearances), units)
  const {
    taken,
    notTaken,
    standing: after,
  } = takeWords(review, [word(one!, 'kill'), word(two!, 'kill'), word(one!, 'take-back'), word(two!, 'kill')])
  expect(taken.map(({ said }) => said)).toEqual(['kill', 'take-back', 'kill'])
  expect(notTaken).toHaveLength(1)
  expect(after.units.map(({ state }) => state.kind)).toEqual(['open', 'killed'])
})

test('what was never asked about, or is dead already, is not killed', () => {
  const { units, appearances } = idaIn({ alone: 2, withTomas: 0 })
  const review = { ...reviewOf(rightOf({ solo: 100 }), castOf(appearances), units) }
  const [one] = names(units)
  const { notTaken } = takeWords({ ...review, words: [word(one!, 'kill')] }, [
    word('still:another', 'kill', { at: minute(11) }),
    word(one!, 'kill', { at: minute(11) }),
  ])
  expect(notTaken.map(({ because }) => because.kind)).toEqual(['not-asked', 'killed-already'])
})

test('shots are the ranges marked in the footage, or the whole of it', () => {
  const right = rightOf({ counted: 'shots' })
  const cast = castOf([seen(ida, 'footage', { seconds: [2, 14] })], [right])
  const footage = { kind: 'footage' as const, assetId: assetId('footage'), duration: secondsToFlicks(30) }
  expect(findUnits(right, [{ ...footage, shots: [] }], cast)).toEqual([shot(0, 30)])
  const shots = [
    [0, 5],
    [5, 20],
    [20, 30],
  ].map(([from, to]) => timeRange(secondsToFlicks(from!), secondsToFlicks(to!)))
  expect(findUnits(right, [{ ...footage, shots }], cast)).toEqual([shot(0, 5), shot(5, 20)])
  expect(findUnits(right, [{ kind: 'still', assetId: assetId('still-1') }], cast)).toEqual([])
})

test('seconds count the length of the appearance, alone and with others, and leave whole seconds', () => {
  const right = rightOf({ counted: 'seconds', solo: 50, group: 25 })
  const cast = castOf(
    [seen(ida, 'footage', { seconds: [2, 25.5] }), seen(tomas, 'footage', { seconds: [13, 14] })],
    [right],
  )
  const footage = { kind: 'footage' as const, assetId: assetId('footage'), duration: secondsToFlicks(30) }
  const found = findUnits(right, [{ ...footage, shots: [] }], cast)
  expect(found.map((unit) => (unit.kind === 'stretch' ? unit.range.to - unit.range.from : 0))).toEqual([
    LONGEST_STRETCH,
    LONGEST_STRETCH,
    secondsToFlicks(3.5),
  ])
  expect(countUnits(right, found, cast)).toEqual({ solo: secondsToFlicks(13.5), group: secondsToFlicks(10) })
  expect(allowanceOf(right, found, cast)).toEqual({ solo: secondsToFlicks(6), group: secondsToFlicks(2) })
  const review = reviewOf(right, cast, found)
  const [long, , short] = found.map(unitName)
  const now = minute(2)
  expect(mayKill(review, { unit: long!, speaker: 'person', now })).toMatchObject({ kind: 'may-not' })
  expect(mayKill(review, { unit: short!, speaker: 'person', now })).toEqual({
    kind: 'may',
    of: 'solo',
    leftAfter: secondsToFlicks(2.5),
  })
})

test('cuts are counted by who is seen in what they use, and die in every version', () => {
  const right = rightOf({ counted: 'cuts' })
  const cast = castOf(
    [seen(ida, 'footage', { seconds: [0, 10] }), seen(tomas, 'footage', { seconds: [8, 10] })],
    [right],
  )
  const [teaser, trailer, landscape] = [cutOf('teaser', 0, 5), cutOf('trailer', 0, 9), cutOf('sea', 12, 20)]
  expect(countUnits(right, [teaser, trailer, landscape], cast)).toEqual({ solo: 1, group: 1 })
  expect(killedBy(trailer)).toEqual({ kind: 'cut', cutId: 'trailer' })
})

test('a share is a whole percent', () => {
  expect([0, 50, 100].every(isPercent)).toBe(true)
  expect([-1, 101, 12.5, Number.NaN].some(isPercent)).toBe(false)
})
