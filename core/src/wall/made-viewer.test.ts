import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type AccountId,
  passedBy,
  type ProductionId,
  type Story,
  type StoryPointId,
} from '../production/index.ts'
import type { Instant } from '../time/index.ts'
import { AUDIENCES, type Gate } from './gate.ts'
import { GUISES, lookOf, type MadeViewer } from './made-viewer.ts'
import { passes } from './passes.ts'
import { NOBODY, type Viewer } from './viewer.ts'

const saltlight = 'saltlight' as ProductionId
const lantern = 'the-second-lantern' as ProductionId
const [arrival, drowning] = ['the arrival', 'the drowning'] as [StoryPointId, StoryPointId]
const moments = fc.integer({ min: 0, max: 20 }).map((ms) => ms as Instant)
const story = (first: Instant, second: Instant): Story => ({
  points: [
    { id: arrival, name: arrival, after: [], publicAt: first },
    { id: drowning, name: drowning, after: [arrival], publicAt: second },
  ],
  premieres: [],
})
const stories = fc.tuple(moments, moments).map(([first, second]) => story(first, second))
const points = fc.subarray([arrival, drowning])
const made: fc.Arbitrary<MadeViewer> = fc.record({
  production: fc.constant(saltlight),
  told: points,
  guise: fc.constantFrom(...GUISES),
  asOf: fc.option(moments),
})
const gates: fc.Arbitrary<Gate> = fc.record({
  id: fc.constant('post' as Gate['id']),
  production: fc.constant(saltlight),
  standing: fc.constantFrom('stands' as const, 'shut' as const),
  opensAt: fc.option(moments),
  audience: fc.constantFrom(...AUDIENCES),
  horizon: fc.option(fc.record({ points, moment: fc.option(moments) })),
})

test('somebody made up sees exactly what a real fan who told the same would see at that moment', () => {
  fc.assert(
    fc.property(made, stories, gates, moments, (one, spine, gate, now) => {
      const moment = one.asOf ?? now
      const passed = passedBy(spine, one.told, moment)
      const real: Viewer =
        one.guise === 'nobody'
          ? { kind: 'nobody', passed }
          : { kind: 'fan', account: 'ida' as AccountId, isGrown: one.guise === 'grown', passed }
      const look = lookOf(one, { production: saltlight, story: spine, now })
      expect(passes(gate, look.viewer, look.now)).toBe(passes(gate, real, moment))
    }),
  )
})

test('elsewhere they are nobody, now', () => {
  fc.assert(
    fc.property(made, stories, moments, (one, spine, now) => {
      expect(lookOf(one, { production: lantern, story: spine, now })).toEqual({ viewer: NOBODY, now })
    }),
  )
})

test('they come through no door of crew or of a slip, whatever they are taken for', () => {
  fc.assert(
    fc.property(made, stories, gates, moments, (one, spine, gate, now) => {
      const look = lookOf(one, { production: saltlight, story: spine, now })
      for (const audience of ['crew', 'slip'] as const)
        expect(passes({ ...gate, audience }, look.viewer, look.now)).toBe(false)
    }),
  )
})
