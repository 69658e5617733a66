import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ROLES } from '../production/index.ts'
import { type Instant, instant } from '../time/index.ts'
import { calledIt, mayMark, MOST_THEORIES, refuseTheory, revealStep, THEORY_MARKS } from './index.ts'

const premiere = instant(1_800_000_000_000)
const before = instant(premiere - 1)
const guess = { shownFrom: premiere, hasBadge: false, before: 0, now: before }

describe('a theory', () => {
  test('is about what nobody can have seen yet', () => {
    expect(refuseTheory(guess)).toBeNull()
    expect(refuseTheory({ ...guess, shownFrom: null })).toBeNull()
    expect(refuseTheory({ ...guess, now: premiere })).toBe('out-already')
  })

  test('is nothing for those who made it, and not for every ending there could be', () => {
    expect(refuseTheory({ ...guess, hasBadge: true })).toBe('knows-the-story')
    expect(refuseTheory({ ...guess, before: MOST_THEORIES })).toBe('too-many')
  })

  test('is marked by crew with the right and by bearers of a badge, never before its point is out', () => {
    for (const now of [before, premiere])
      for (const role of ROLES)
        expect(mayMark({ kind: 'crew', role }, { shownFrom: premiere, now })).toBe(
          now === premiere && (role === 'owner' || role === 'publicist'),
        )
    expect(mayMark({ kind: 'fan', hasBadge: true }, { shownFrom: premiere, now: premiere })).toBe(true)
    expect(mayMark({ kind: 'fan', hasBadge: true }, { shownFrom: null, now: premiere })).toBe(false)
    expect(mayMark({ kind: 'fan', hasBadge: false }, { shownFrom: premiere, now: premiere })).toBe(false)
  })

  test('called it when it was confirmed and sealed before anybody could know', () => {
    for (const mark of THEORY_MARKS) {
      expect(calledIt({ mark, sealedAt: before, shownFrom: premiere })).toBe(mark === 'confirmed')
      expect(calledIt({ mark, sealedAt: premiere, shownFrom: premiere })).toBe(false)
    }
  })
})

describe('a reveal', () => {
  test('is announced at its moment, and an earlier premiere told of later announces nothing', () => {
    expect(revealStep({ shownFrom: premiere, now: before }, [])).toBe('nothing')
    expect(revealStep({ shownFrom: premiere, now: premiere }, [])).toBe('announce')
    expect(revealStep({ shownFrom: before, now: premiere }, [{ moment: premiere, isPutOff: false }])).toBe(
      'nothing',
    )
  })

  test('is announced once for each moment, however premieres and clocks are moved', () => {
    const moves = fc.array(
      fc.record({
        shownFrom: fc.option(fc.integer({ min: 0, max: 5 })),
        now: fc.integer({ min: 0, max: 5 }),
      }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(moves, (told) => {
        let noted: { moment: Instant; isPutOff: boolean }[] = []
        const announced: number[] = []
        for (const { shownFrom, now } of told) {
          const at = shownFrom === null ? null : instant(shownFrom)
          const step = revealStep({ shownFrom: at, now: instant(now) }, noted)
          if (step === 'announce' && at !== null) {
            announced.push(at)
            noted = [...noted, { moment: at, isPutOff: false }]
          }
          if (step === 'take-up-again')
            noted = noted.map((one) => (one.moment === at ? { ...one, isPutOff: false } : one))
          if (step === 'put-off') noted = noted.map((one) => ({ ...one, isPutOff: true }))
          const isOut = at !== null && at <= now
          expect(noted.filter(({ isPutOff }) => !isPutOff)).toHaveLength(isOut ? 1 : 0)
        }
        expect(new Set(announced).size).toBe(announced.length)
      }),
    )
  })
})
