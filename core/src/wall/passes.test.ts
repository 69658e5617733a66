import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AccountId, GateId, ProductionId, StoryPointId } from '../production/index.ts'
import type { Instant } from '../time/index.ts'
import { AUDIENCES, type Gate } from './gate.ts'
import { mediaAddressDiesAt } from './media-address.ts'
import { passes } from './passes.ts'
import { NOBODY, type Viewer } from './viewer.ts'

const saltlight = 'saltlight' as ProductionId
const lantern = 'the-second-lantern' as ProductionId
const premiere = 1_800_000_000_000 as Instant
const before = (premiere - 1) as Instant
const account = 'ida' as AccountId

const post: Gate = {
  id: 'post' as GateId,
  production: saltlight,
  standing: 'stands',
  opensAt: premiere,
  audience: 'public',
  horizon: null,
}
const kit: Gate = { ...post, id: 'kit' as GateId, audience: 'slip' }
const dailies: Gate = { ...post, id: 'dailies' as GateId, audience: 'crew', opensAt: null }

const fan: Viewer = { kind: 'fan', account }
const crew: Viewer = { kind: 'crew', account, productions: [saltlight] }
const otherCrew: Viewer = { kind: 'crew', account, productions: [lantern] }
const kitHolder: Viewer = { kind: 'slip', production: saltlight, gates: [kit.id] }

describe('a gate', () => {
  test('opens at its moment and not a millisecond before', () => {
    for (const viewer of [NOBODY, fan, crew, otherCrew, kitHolder]) {
      expect(passes(post, viewer, before)).toBe(false)
      expect(passes(post, viewer, premiere)).toBe(true)
    }
  })

  test('without an opening moment never opens to the public', () => {
    const undecided = { ...post, opensAt: null }
    for (const viewer of [NOBODY, fan, otherCrew, kitHolder])
      expect(passes(undecided, viewer, premiere)).toBe(false)
  })

  test('of a kit opens to the holder of its own slip and to crew, at its moment', () => {
    expect(passes(kit, kitHolder, premiere)).toBe(true)
    expect(passes(kit, kitHolder, before)).toBe(false)
    expect(passes(kit, crew, premiere)).toBe(true)
    for (const viewer of [NOBODY, fan, otherCrew]) expect(passes(kit, viewer, premiere)).toBe(false)
    expect(passes({ ...kit, id: 'another-kit' as GateId }, kitHolder, premiere)).toBe(false)
  })

  test('of the dailies is passed by crew of that production alone', () => {
    expect(passes(dailies, crew, before)).toBe(true)
    for (const viewer of [NOBODY, fan, otherCrew, kitHolder])
      expect(passes(dailies, viewer, premiere)).toBe(false)
  })
})

const moments = fc.integer({ min: 0, max: 20 }).map((ms) => ms as Instant)
const productions = fc.constantFrom(saltlight, lantern)
const gateIds = fc.constantFrom('a', 'b', 'c').map((id) => id as GateId)
const gates: fc.Arbitrary<Gate> = fc.record({
  id: gateIds,
  production: productions,
  standing: fc.constantFrom('stands' as const, 'shut' as const),
  opensAt: fc.option(moments),
  audience: fc.constantFrom(...AUDIENCES),
  horizon: fc.option(
    fc.record({
      points: fc.constantFrom([], ['episode 2' as StoryPointId]),
      moment: fc.option(moments),
    }),
  ),
})
const viewers: fc.Arbitrary<Viewer> = fc.oneof(
  fc.constant(NOBODY),
  fc.constant(fan),
  fc.uniqueArray(productions).map((own): Viewer => ({ kind: 'crew', account, productions: own })),
  fc
    .record({ production: productions, gates: fc.uniqueArray(gateIds) })
    .map((slip): Viewer => ({ kind: 'slip', ...slip })),
)

describe('the laws of the wall', () => {
  test('a shut gate passes nobody, crew included', () => {
    fc.assert(
      fc.property(gates, viewers, moments, (gate, viewer, now) => {
        expect(passes({ ...gate, standing: 'shut' }, viewer, now)).toBe(false)
      }),
    )
  })

  test('nobody passes before the opening moment', () => {
    fc.assert(
      fc.property(gates, viewers, moments, (gate, viewer, now) => {
        if (gate.opensAt !== null && now < gate.opensAt) expect(passes(gate, viewer, now)).toBe(false)
      }),
    )
  })

  test('time alone never closes a gate', () => {
    fc.assert(
      fc.property(gates, viewers, fc.tuple(moments, moments), (gate, viewer, [now, later]) => {
        if (passes(gate, viewer, now) && later >= now) expect(passes(gate, viewer, later)).toBe(true)
      }),
    )
  })

  test('a narrower audience lets nobody in that a wider one does not', () => {
    fc.assert(
      fc.property(gates, viewers, moments, (gate, viewer, now) => {
        const [toCrew, toSlips, toAll] = AUDIENCES.map((audience) =>
          passes({ ...gate, audience }, viewer, now),
        )
        if (toCrew) expect(toSlips).toBe(true)
        if (toSlips) expect(toAll).toBe(true)
      }),
    )
  })

  test('crew and slips of another production see what nobody sees', () => {
    fc.assert(
      fc.property(gates, viewers, moments, (gate, viewer, now) => {
        const isOfAnother =
          (viewer.kind === 'crew' && !viewer.productions.includes(gate.production)) ||
          (viewer.kind === 'slip' && viewer.production !== gate.production)
        if (isOfAnother) expect(passes(gate, viewer, now)).toBe(passes(gate, NOBODY, now))
      }),
    )
  })

  test('a gate with a horizon stays closed to all who have not told how far they are', () => {
    fc.assert(
      fc.property(gates, viewers, moments, (gate, viewer, now) => {
        const horizon = { points: ['episode 2' as StoryPointId], moment: null }
        expect(passes({ ...gate, horizon }, viewer, now)).toBe(false)
      }),
    )
  })

  test('a horizon that is a moment alone passes nobody before it and takes nothing from anybody after it', () => {
    fc.assert(
      fc.property(gates, viewers, fc.tuple(moments, moments), (gate, viewer, [now, moment]) => {
        const passed = passes({ ...gate, horizon: { points: [], moment } }, viewer, now)
        expect(passed).toBe(moment <= now && passes({ ...gate, horizon: null }, viewer, now))
      }),
    )
  })
})

test('an address of media lives for ten minutes', () => {
  expect(mediaAddressDiesAt(premiere)).toBe(premiere + 600_000)
})
