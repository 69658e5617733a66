import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatRange } from '../time/index.ts'
import { inCutTime } from '../timeline/index.ts'
import type { Exposure, Footing } from './index.ts'
import { footingsOf, judge, sayConcern } from './index.ts'
import { type Draw, drawWorld } from './proof/draw-world.ts'
import type { World } from './proof/world.ts'
import {
  evidenceWith,
  ida,
  onOwnPage,
  ravn,
  rehearsal,
  scriptPage,
  seconds,
  seen,
  signed,
  today,
  tomas,
  wholeClip,
} from './testing.ts'

function inEveryWorld(check: (world: World) => void): void {
  fc.assert(
    fc.property(fc.gen(), (generate) => {
      const draw: Draw = (below) => generate(fc.nat, { max: below - 1 })
      check(drawWorld(draw))
    }),
    { numRuns: 200 },
  )
}

const WANTING = ['no-grant', 'unknown-person', 'unsure', 'secret', 'safety-matter']

function wantingOf({ exposure, evidence, now }: World): readonly string[] {
  const verdict = judge(exposure, evidence, now)
  const concerns = verdict.kind === 'cleared' ? [] : verdict.concerns
  return [
    ...new Set(
      concerns.flatMap(({ facts, assetId, sides }) =>
        WANTING.includes(facts.kind) && 'subject' in facts && facts.subject
          ? sides.map((side) => `${facts.subject?.id} ${assetId} ${side}`)
          : [],
      ),
    ),
  ].sort()
}

describe('on what everything in a cut stands', () => {
  test('nothing is said to be permitted, told or hidden that the verdict finds wanting, and nothing wanting that it does not', () => {
    inEveryWorld((drawn) => {
      const world = { ...drawn, exposure: { ...drawn.exposure, until: null } }
      const groundless = footingsOf(world.exposure, world.evidence, world.now)
        .filter(({ ground }) => ground.kind === 'none')
        .map(({ subject, assetId, side }) => `${subject.id} ${assetId} ${side}`)
      expect([...new Set(groundless)].sort()).toEqual(wantingOf(world))
    })
  })

  test('what it stands on is enough: without any other grant the answer is the same', () => {
    inEveryWorld((drawn) => {
      const exposure: Exposure = { ...drawn.exposure, until: null }
      const { evidence, now } = drawn
      const before = judge(exposure, evidence, now)
      if (before.kind !== 'cleared') return
      const named = new Set(footingsOf(exposure, evidence, now).flatMap(idsIn))
      const grants = evidence.grants.filter(({ id }) => named.has(id))
      const after = judge(exposure, { ...evidence, grants }, now)
      expect(after).toMatchObject({ kind: 'cleared', duties: before.duties })
    })
  })

  test('what it stands on is evidence that was told, and what is wanting is said where the cut shows it', () => {
    inEveryWorld(({ exposure, evidence, now }) => {
      const told = new Set<string>(
        [evidence.grants, evidence.decisions, evidence.crowdNotices].flatMap((some) =>
          some.map(({ id }) => id),
        ),
      )
      for (const id of footingsOf(exposure, evidence, now).flatMap(idsIn)) expect(told).toContain(id)
      const verdict = judge(exposure, evidence, now)
      const { timeline } = exposure
      for (const concern of verdict.kind === 'cleared' ? [] : verdict.concerns) {
        const said = sayConcern(concern, { locale: 'en', zone: 'UTC', timeline })
        const [first] = inCutTime(timeline, concern.assetId, concern.ranges)
        if (!first) throw new Error('A concern is about what is used.')
        if (WANTING.includes(concern.facts.kind)) expect(said).toContain(formatRange(first))
        expect(said).not.toMatch(/undefined|null|\.\.|: \.| {2}/)
      }
    })
  })

  test('a paper carries whom it names, a blur in the cut takes out whom it hides, a date passed tells a secret', () => {
    const evidence = evidenceWith({
      subjects: [ida, tomas, ravn, { ...scriptPage, reveal: { kind: 'at', at: today } }],
      appearances: [
        seen(ida, seconds(1, 3)),
        seen(tomas, seconds(4, 6)),
        seen(ravn, seconds(7, 8)),
        seen(scriptPage, seconds(9, 10)),
      ],
      grants: [signed(ida)],
    })
    const [box] = evidence.appearances.flatMap(({ region }) =>
      region.kind === 'boxes' ? [region.boxes] : [],
    )
    if (!box) throw new Error('The story has boxes.')
    const timeline = {
      ...wholeClip,
      edits: [{ kind: 'blur' as const, assetId: rehearsal, range: seconds(4, 6), boxes: box }],
    }
    const footings = footingsOf({ ...onOwnPage, timeline }, evidence, today)
    expect(footings.map(({ subject, ground }) => [subject.name, ground])).toEqual([
      ['Ida Brandt', { kind: 'permitted', ids: ['form of ida'] }],
      ['Tomas Reyes', { kind: 'taken-out' }],
      ['Ravn', { kind: 'none' }],
      ['the script page', { kind: 'revealed' }],
    ])
  })

  test('a concern of a cut is said in the time of the cut, that of an asset in its own', () => {
    const evidence = evidenceWith({ subjects: [tomas], appearances: [seen(tomas, seconds(6, 8))] })
    const timeline = { clips: [{ assetId: rehearsal, source: seconds(5, 9) }], edits: [] }
    const verdict = judge({ ...onOwnPage, timeline }, evidence, today)
    const concern = verdict.kind === 'cleared' ? undefined : verdict.concerns[0]
    if (!concern) throw new Error('Nobody has signed.')
    const inOslo = { locale: 'en', zone: 'Europe/Oslo' }
    expect(sayConcern(concern, inOslo)).toBe('Tomas Reyes has not signed a release form: seen 0:06.0–0:08.0.')
    expect(sayConcern(concern, { ...inOslo, timeline })).toBe(
      'Tomas Reyes has not signed a release form: seen 0:01.0–0:03.0.',
    )
  })
})

function idsIn({ ground }: Footing): readonly string[] {
  return ground.kind === 'permitted' ? ground.ids : []
}
