import { describe, expect, test } from 'vitest'
import { type Instant, parseInstant } from '../time/index.ts'
import { type Embargo, embargoId, judge, territory, type Subject } from './index.ts'
import {
  asReel,
  embargoed,
  evidenceWith,
  inGermany,
  onOwnPage,
  openingDay,
  reelVersion,
  rehearsal,
  remedyKinds,
  scene12,
  scriptPage,
  seconds,
  seen,
  today,
} from './testing.ts'

describe('secrets and embargoes', () => {
  test('a secret is one until its reveal', () => {
    const evidence = evidenceWith({
      subjects: [scriptPage],
      appearances: [seen(scriptPage, seconds(2, 9.4))],
    })
    expect(judge(onOwnPage, evidence, today)).toMatchObject({
      kind: 'cleared-with-edits',
      clearsAt: openingDay,
      validUntil: openingDay,
    })
    expect(judge({ ...onOwnPage, at: openingDay }, evidence, today).kind).toBe('cleared')
  })

  test('a secret that is never told names no moment', () => {
    const never: Subject = { ...scriptPage, reveal: { kind: 'never' } }
    const evidence = evidenceWith({
      subjects: [never],
      appearances: [seen(never, seconds(0, 30), { region: { kind: 'not-drawn' } })],
    })
    expect(judge(onOwnPage, evidence, today)).toMatchObject({ kind: 'held', clearsAt: null })
  })

  test('an embargo on the only scene holds the clip until its moment', () => {
    const verdict = judge(onOwnPage, evidenceWith({ embargoes: [scene12] }), today)
    expect(verdict).toMatchObject({
      kind: 'held',
      clearsAt: openingDay,
      concerns: [{ standing: 'held', clearsAt: openingDay }],
    })
    expect(remedyKinds(verdict)).toEqual(['lift-embargo', 'move-to'])
    expect(
      judge({ ...onOwnPage, at: (openingDay - 1) as Instant }, evidenceWith({ embargoes: [scene12] }), today)
        .kind,
    ).toBe('held')
    expect(judge({ ...onOwnPage, at: openingDay }, evidenceWith({ embargoes: [scene12] }), today).kind).toBe(
      'cleared',
    )
  })

  test('an embargo on part of a clip is trimmed', () => {
    const evidence = evidenceWith({
      assets: [
        {
          assetId: rehearsal,
          scenes: [{ kind: 'in-range', sceneId: 'scene-12', range: seconds(10, 30) }],
          dayId: null,
          placeId: null,
          contributionId: null,
        },
      ],
      embargoes: [scene12],
    })
    expect(judge(onOwnPage, evidence, today)).toMatchObject({
      kind: 'cleared-with-edits',
      edits: [{ kind: 'trim', range: seconds(10, 21.4) }],
    })
  })

  test('an embargo in one territory holds the clip back in that territory only', () => {
    const evidence = evidenceWith({ embargoes: [{ ...scene12, territories: [territory('FR')] }] })
    expect(judge(inGermany, evidence, today).kind).toBe('cleared')
    expect(judge({ ...inGermany, territories: [territory('FR')] }, evidence, today).kind).toBe('held')
    const both = judge({ ...inGermany, territories: [territory('DE'), territory('FR')] }, evidence, today)
    expect(both).toMatchObject({ kind: 'held' })
    expect(remedyKinds(both)).toContain('narrow')
  })

  test('an embargo is lifted from the moment a named person lifts it', () => {
    const lifted = evidenceWith({
      embargoes: [{ ...scene12, lifts: [{ by: 'counsel', at: today }] }],
    })
    expect(judge(onOwnPage, lifted, today).kind).toBe('cleared')
    expect(judge({ ...onOwnPage, at: (today - 1) as Instant }, lifted, today)).toMatchObject({
      kind: 'held',
      clearsAt: today,
    })
  })

  test('an embargo on a day, an asset or the production reaches the clip', () => {
    for (const scope of [
      { kind: 'day', dayId: 'day-14' },
      { kind: 'asset', assetId: rehearsal },
      { kind: 'production' },
    ] as const)
      expect(judge(onOwnPage, evidenceWith({ embargoes: [embargoed(scope)] }), today).kind).toBe('held')
    expect(
      judge(onOwnPage, evidenceWith({ embargoes: [embargoed({ kind: 'day', dayId: 'day-15' })] }), today)
        .kind,
    ).toBe('cleared')
  })

  test('two embargoes hold until the later ends', () => {
    const later = parseInstant('2027-01-01T00:00:00Z')
    const second = embargoed(
      { kind: 'production' },
      { id: embargoId('second'), until: { kind: 'at', at: later } },
    )
    expect(judge(onOwnPage, evidenceWith({ embargoes: [scene12, second] }), today)).toMatchObject({
      kind: 'held',
      clearsAt: later,
    })
  })

  describe('lifting', () => {
    const named = { kind: 'any-of', names: ['Ida Brandt', 'Tomas Reyes'] } as const
    const lifted = (changes: Partial<Embargo>) =>
      judge(onOwnPage, evidenceWith({ embargoes: [{ ...scene12, ...changes }] }), today).kind

    test('any one named lifter lifts it, nobody else', () => {
      expect(lifted({ lifters: named, lifts: [{ by: 'Tomas Reyes', at: today }] })).toBe('cleared')
      expect(lifted({ lifters: named, lifts: [{ by: 'somebody else', at: today }] })).toBe('held')
    })

    test('where it says all, it stands until the last of them has spoken', () => {
      const all = { ...named, kind: 'all-of' } as const
      const both = [
        { by: 'Ida Brandt', at: (today - 5) as Instant },
        { by: 'Tomas Reyes', at: today },
      ]
      expect(lifted({ lifters: all, lifts: both.slice(0, 1) })).toBe('held')
      expect(lifted({ lifters: all, lifts: both })).toBe('cleared')
      const evidence = evidenceWith({ embargoes: [{ ...scene12, lifters: all, lifts: both }] })
      expect(judge({ ...onOwnPage, at: (today - 1) as Instant }, evidence, today)).toMatchObject({
        kind: 'held',
        clearsAt: today,
      })
    })

    test('a lifting later than now is not yet known', () => {
      expect(lifted({ lifts: [{ by: 'counsel', at: openingDay }] })).toBe('held')
    })
  })

  test('one begun later reaches what is already public, unless a named person exempts it', () => {
    const before = { ...asReel, at: (today - 10) as Instant }
    const begunNow = { ...scene12, begunAt: today }
    expect(judge(before, evidenceWith({ embargoes: [begunNow] }), (today - 1) as Instant).kind).toBe(
      'cleared',
    )
    expect(judge(before, evidenceWith({ embargoes: [begunNow] }), today).kind).toBe('held')
    const exempted = {
      ...begunNow,
      exemptions: [{ kind: 'version', version: reelVersion, by: 'counsel', at: today } as const],
    }
    expect(judge(asReel, evidenceWith({ embargoes: [exempted] }), today).kind).toBe('cleared')
    expect(judge(onOwnPage, evidenceWith({ embargoes: [exempted] }), today).kind).toBe('held')
    expect(judge(before, evidenceWith({ embargoes: [exempted] }), today)).toMatchObject({
      kind: 'held',
      clearsAt: today,
    })
  })

  test('nothing is placed with a platform before its moment, unless a named person says so', () => {
    const placed = { ...onOwnPage, at: openingDay, placedAt: today }
    expect(judge(placed, evidenceWith({ embargoes: [scene12] }), today)).toMatchObject({
      kind: 'held',
      clearsAt: null,
    })
    const ahead = { ...scene12, ahead: { by: 'counsel', at: today } }
    expect(judge(placed, evidenceWith({ embargoes: [ahead] }), today).kind).toBe('cleared')
    const tooLate = { ...scene12, ahead: { by: 'counsel', at: (today + 1) as Instant } }
    expect(judge(placed, evidenceWith({ embargoes: [tooLate] }), openingDay).kind).toBe('held')
    expect(judge({ ...placed, at: today }, evidenceWith({ embargoes: [ahead] }), today).kind).toBe('held')
  })

  test('one for the safety of a set says so', () => {
    const rig = { ...scene12, cause: 'set-safety' } as const
    expect(judge(onOwnPage, evidenceWith({ embargoes: [rig] }), today)).toMatchObject({
      kind: 'held',
      concerns: [{ facts: { kind: 'embargo', cause: 'set-safety' } }],
    })
  })

  test('a group of territories means its members as of the embargo’s beginning', () => {
    const inBritain = { ...inGermany, territories: [territory('GB')] }
    const begunAt = (iso: string) =>
      evidenceWith({ embargoes: [{ ...scene12, territories: ['EU'], begunAt: parseInstant(iso) }] })
    expect(judge(inBritain, begunAt('2019-06-01T00:00:00Z'), today).kind).toBe('held')
    expect(judge(inBritain, begunAt('2021-06-01T00:00:00Z'), today).kind).toBe('cleared')
  })
})
