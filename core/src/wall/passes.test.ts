import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AccountId, GateId, ProductionId, StoryPointId } from '../production/index.ts'
import type { Instant } from '../time/index.ts'
import { AUDIENCES, type Gate } from './gate.ts'
import { mediaAddressDiesAt } from './media-address.ts'
import { passes } from './passes.ts'
import { NOBODY, type Viewer, type Who } from './viewer.ts'
import { whyPasses } from './why-passes.ts'

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

const passed = new Set<StoryPointId>()
const fan: Viewer = { kind: 'fan', account, isGrown: false, passed }
const grownFan: Viewer = { ...fan, isGrown: true }
const crew: Viewer = { kind: 'crew', account, productions: [saltlight], passed }
const otherCrew: Viewer = { kind: 'crew', account, productions: [lantern], passed }
const kitHolder: Viewer = { kind: 'slip', production: saltlight, gates: [kit.id], passed }

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

  test('for members opens to whoever has an account, and one for the grown to those who said they are of age', () => {
    const [members, grown] = [
      { ...post, audience: 'member' as const },
      { ...post, audience: 'grown' as const },
    ]
    for (const viewer of [fan, grownFan, crew]) expect(passes(members, viewer, premiere)).toBe(true)
    for (const viewer of [grownFan, crew]) expect(passes(grown, viewer, premiere)).toBe(true)
    for (const viewer of [NOBODY, kitHolder]) expect(passes(members, viewer, premiere)).toBe(false)
    for (const viewer of [NOBODY, fan, kitHolder]) expect(passes(grown, viewer, premiere)).toBe(false)
  })

  test('behind two episodes opens to whoever has seen both, with or without an account', () => {
    const [second, aside] = ['episode 2' as StoryPointId, 'the special' as StoryPointId]
    const twist: Gate = { ...post, horizon: { points: [second, aside], moment: null } }
    const seen = (...points: StoryPointId[]): Viewer => ({ ...NOBODY, passed: new Set(points) })
    expect(passes(twist, seen(second, aside), premiere)).toBe(true)
    for (const viewer of [NOBODY, seen(second), seen(aside)])
      expect(passes(twist, viewer, premiere)).toBe(false)
    expect(passes(twist, { ...crew, passed: new Set([second, aside]) }, premiere)).toBe(true)
    expect(passes(twist, crew, premiere)).toBe(false)
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
      points: fc.constantFrom([], ['episode 2'], ['episode 1', 'the special']) as fc.Arbitrary<
        StoryPointId[]
      >,
      moment: fc.option(moments),
    }),
  ),
})
const points = fc.uniqueArray(fc.constantFrom('episode 1', 'episode 2', 'the special')) as fc.Arbitrary<
  StoryPointId[]
>
const viewers: fc.Arbitrary<Viewer> = fc
  .tuple(
    fc.oneof(
      fc.constant<Who>({ kind: 'nobody' }),
      fc.boolean().map((isGrown): Who => ({ kind: 'fan', account, isGrown })),
      fc.uniqueArray(productions).map((own): Who => ({ kind: 'crew', account, productions: own })),
      fc
        .record({ production: productions, gates: fc.uniqueArray(gateIds) })
        .map((slip): Who => ({ kind: 'slip', ...slip })),
    ),
    points,
  )
  .map(([who, told]) => ({ ...who, passed: new Set(told) }))

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
        const lets = AUDIENCES.map((audience) => passes({ ...gate, audience }, viewer, now))
        for (const [index, wider] of lets.slice(1).entries()) if (lets[index]) expect(wider).toBe(true)
      }),
    )
  })

  test('crew and slips of another production see what nobody sees', () => {
    fc.assert(
      fc.property(gates, viewers, moments, (gate, viewer, now) => {
        const isOfAnother =
          (viewer.kind === 'crew' && !viewer.productions.includes(gate.production)) ||
          (viewer.kind === 'slip' && viewer.production !== gate.production)
        const stranger: Viewer = { ...NOBODY, passed: viewer.passed }
        if (isOfAnother) expect(passes(gate, viewer, now)).toBe(passes(gate, stranger, now))
      }),
    )
  })

  test('who has told nothing passes no gate behind a point of the story', () => {
    fc.assert(
      fc.property(gates, viewers, moments, (gate, viewer, now) => {
        const horizon = { points: ['episode 2' as StoryPointId], moment: null }
        const isBehind = viewer.passed.has('episode 2' as StoryPointId)
        expect(passes({ ...gate, horizon }, viewer, now)).toBe(
          isBehind && passes({ ...gate, horizon: null }, viewer, now),
        )
      }),
    )
  })

  test('telling more takes nothing away, and telling less gives nothing', () => {
    fc.assert(
      fc.property(gates, viewers, points, moments, (gate, viewer, more, now) => {
        const further: Viewer = { ...viewer, passed: new Set([...viewer.passed, ...more]) }
        if (passes(gate, viewer, now)) expect(passes(gate, further, now)).toBe(true)
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

test('why somebody sees a thing is all that its gate asks, and they see it when all of it holds', () => {
  fc.assert(
    fc.property(gates, viewers, moments, (gate, viewer, now) => {
      const why = whyPasses(gate, viewer, now)
      expect(why.passes).toBe(passes(gate, viewer, now))
      const asks = 3 + (gate.horizon?.points.length ?? 0) + (gate.horizon?.moment == null ? 0 : 1)
      expect(why.facts).toHaveLength(asks)
    }),
  )
})

test('an address of media lives for ten minutes', () => {
  expect(mediaAddressDiesAt(premiere)).toBe(premiere + 600_000)
})
