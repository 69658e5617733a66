import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allowanceOf } from './allowance.ts'
import { countUnits } from './count-units.ts'
import { takeWords } from './may-kill.ts'
import { unitName } from './review-unit.ts'
import { standing, type Word } from './standing.ts'
import { castOf, ida, minute, noor, reviewOf, rightOf, seen, stills, tomas } from './testing.ts'

const people = [ida, tomas, noor]
const share = fc.integer({ min: 0, max: 100 })

const world = fc
  .record({
    holders: fc.tuple(share, share, share),
    groups: fc.tuple(...people.map(() => fc.option(share))),
    billing: fc.tuple(...people.map(() => fc.integer({ min: 1, max: 3 }))),
    pictures: fc.array(
      fc.array(fc.record({ who: fc.constantFrom(...people), featured: fc.boolean() }), { maxLength: 4 }),
      { maxLength: 12 },
    ),
  })
  .map(({ holders, groups, billing, pictures }) => {
    const rights = people.map((subjectId, index) =>
      rightOf({
        subjectId,
        billing: billing[index]!,
        solo: holders[index]!,
        group: groups[index] ?? null,
      }),
    )
    const units = stills(...pictures.keys())
    const appearances = pictures.flatMap((faces, index) =>
      faces.map(({ who, featured }, place) => ({
        ...seen(who, `still-${index}`, { prominence: featured ? 'featured' : 'background' }),
        id: `${index}-${place}` as never,
      })),
    )
    return { rights, units, pictures, cast: castOf(appearances, rights) }
  })

const wordsOn = (units: ReturnType<typeof stills>) =>
  fc.array(
    fc.record({
      unit: fc.constantFrom('still:unknown', ...units.map(unitName)),
      said: fc.constantFrom<Word['said'][]>('kill', 'approve', 'take-back'),
      speaker: fc.constantFrom<Word['speaker'][]>('person', 'delegate'),
      at: fc.integer({ min: 2, max: 150 }).map(minute),
      by: fc.constant('Ida Brandt'),
      note: fc.constant(''),
    }),
    { maxLength: 30 },
  )

const told = world.chain((made) =>
  fc.record({ made: fc.constant(made), words: wordsOn(made.units), final: fc.boolean() }),
)

// Slow and plain: look at each picture, write down who stands in it, and ask whose it is.
function countByHand(
  {
    rights,
    pictures,
  }: {
    rights: { subjectId: string; billing: number; group: number | null; id: string }[]
    pictures: { who: string; featured: boolean }[][]
  },
  holder: string,
) {
  const pile = { solo: 0, group: 0 }
  for (const faces of pictures) {
    if (!faces.some(({ who }) => who === holder)) continue
    const beside = people.filter(
      (one) => one !== holder && faces.some(({ who, featured }) => who === one && featured),
    )
    if (beside.length === 0) {
      pile.solo += 1
      continue
    }
    let decider = null
    for (const place of [1, 2, 3])
      for (const right of [...rights].sort((a, b) => (a.id < b.id ? -1 : 1)))
        if (decider === null && right.billing === place && right.group !== null)
          if (right.subjectId === holder || beside.includes(right.subjectId as never))
            decider = right.subjectId
    if (decider === holder) pile.group += 1
  }
  return pile
}

test('the count is the one made by hand, and each group counts for one person at most', () => {
  fc.assert(
    fc.property(world, (made) => {
      const tallies = made.rights.map((right) => countUnits(right, made.units, made.cast))
      expect(tallies).toEqual(made.rights.map(({ subjectId }) => countByHand(made, subjectId)))
      const allFeatured = made.pictures.filter(
        (faces) => new Set(faces.map(({ who }) => who)).size > 1,
      ).length
      if (made.pictures.every((faces) => faces.every(({ featured }) => featured)))
        expect(tallies.reduce((sum, { group }) => sum + group, 0)).toBeLessThanOrEqual(allFeatured)
    }),
  )
})

test('an allowance is the most whole pieces that do not pass the share', () => {
  fc.assert(
    fc.property(world, ({ rights, units, cast }) => {
      for (const right of rights) {
        const [base, allowed] = [countUnits(right, units, cast), allowanceOf(right, units, cast)]
        expect(allowed.solo * 100).toBeLessThanOrEqual(base.solo * right.solo)
        expect((allowed.solo + 1) * 100).toBeGreaterThan(base.solo * right.solo)
        expect(allowed.group * 100).toBeLessThanOrEqual(base.group * (right.group ?? 0))
      }
    }),
  )
})

test('words that are taken never pass the allowance, and stand as they were taken', () => {
  fc.assert(
    fc.property(told, ({ made, words, final }) => {
      const [first] = made.rights
      const right = { ...first!, approvals: final ? ('final' as const) : ('revocable' as const) }
      const review = reviewOf(right, castOf(made.cast.appearances, made.rights.slice(1)), made.units)
      const inTurn = words.toSorted((a, b) => a.at - b.at)
      const { taken, notTaken } = takeWords(review, inTurn)
      expect(taken.length + notTaken.length).toBe(words.length)
      const after = standing({ ...review, words: taken }, minute(200))
      expect(after.over).toEqual({ solo: 0, group: 0 })
      expect(after.used.solo + after.left.solo).toBe(after.allowance.solo)
      // Once more from the start: what was taken is taken again, whole.
      expect(takeWords(review, taken).notTaken).toEqual([])
    }),
  )
})

test('no mark put on or taken off brings anything back from the dead', () => {
  fc.assert(
    fc.property(told, fc.array(fc.nat(30)), ({ made, words }, dropped) => {
      const [right] = made.rights
      const review = reviewOf(right!, castOf(made.cast.appearances, made.rights.slice(1)), made.units)
      const { taken } = takeWords(
        review,
        words.toSorted((a, b) => a.at - b.at),
      )
      const appearances = made.cast.appearances.filter((_, index) => !dropped.includes(index))
      const dead = (of: typeof review) =>
        standing({ ...of, words: taken }, minute(200)).units.flatMap(({ name, state }) =>
          state.kind === 'killed' ? [name] : [],
        )
      expect(dead({ ...review, cast: { ...review.cast, appearances } })).toEqual(dead(review))
    }),
  )
})

test('the order in which words were kept means nothing', () => {
  fc.assert(
    fc.property(told, ({ made, words }) => {
      const [right] = made.rights
      const review = reviewOf(right!, castOf(made.cast.appearances, made.rights.slice(1)), made.units)
      const atOnce = new Set(words.map(({ unit, at, speaker }) => `${unit} ${at} ${speaker}`))
      fc.pre(atOnce.size === words.length)
      const [forth, back] = [words, words.toReversed()].map((said) =>
        standing({ ...review, words: said }, minute(200)),
      )
      expect(back).toEqual(forth)
    }),
  )
})
