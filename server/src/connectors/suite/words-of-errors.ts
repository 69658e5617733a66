import { expect } from 'vitest'
import { type Check, everywhere, play, theOnePost } from './check.ts'

/** Refusals: each known one has its kind and a remedy, an unknown one the safe meaning. */
export const WORDS_OF_ERRORS: readonly Check[] = [
  {
    point: 8,
    says: 'every known refusal has its kind, what happened and what to do',
    appliesTo: everywhere,
    hold: async (rig) => {
      expect(rig.errors.length).toBeGreaterThan(0)
      for (const { answer, kind, at = 'begin', nth = 1 } of rig.errors)
        await play(rig, async ({ house }) => {
          house.wire.plan({ errand: at, nth, mishap: { kind: 'says', answer } })
          house.schedule()
          house.stopWhen = ({ errors }) => errors.length > 0
          await house.runThrough()
          const said = JSON.stringify(answer)
          expect(house.wire.struck, `nothing was asked in ${at}`).toBe(1)
          const [error] = house.kept.errors
          expect(error?.kind, said).toBe(kind)
          expect(error?.what, said).toMatch(/\w{3,}.*\.$/s)
          expect(error?.remedy, said).toMatch(/\w{3,}.*\.$/s)
          expect(error?.raw.length, said).toBeLessThanOrEqual(1000)
        })
    },
  },
  {
    point: 8,
    says: 'a refusal that nobody has documented is tried again before the call',
    appliesTo: everywhere,
    hold: (rig) =>
      play(rig, async ({ house }) => {
        house.wire.plan({ errand: 'begin', nth: 1, mishap: { kind: 'says', answer: rig.strange } })
        house.schedule()
        await house.runThrough()
        // A platform where nothing is opened first has nothing to refuse there.
        if (house.wire.struck > 0) expect(house.kept.errors[0]?.kind).toBe('transient')
        await theOnePost(house)
      }),
  },
  {
    point: 8,
    says: 'a refusal that nobody has documented leaves the outcome unknown at the call',
    appliesTo: everywhere,
    hold: (rig) =>
      play(rig, async ({ house }) => {
        house.wire.plan({ errand: 'commit', nth: 1, mishap: { kind: 'done-but-says', answer: rig.strange } })
        house.schedule()
        await house.runThrough()
        expect(house.wire.struck).toBe(1)
        expect(house.kept.errors[0]?.kind).toBe('outcome-unknown')
        expect(house.states).toContain('unknown')
        await theOnePost(house)
      }),
  },
]
