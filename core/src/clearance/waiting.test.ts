import { describe, expect, test } from 'vitest'
import { type Instant, parseInstant } from '../time/index.ts'
import { judge, territory } from './index.ts'
import {
  accountOn,
  asReel,
  evidenceWith,
  heldBack,
  on,
  onOwnPage,
  openingDay,
  released,
  remedyKinds,
  sworn,
  today,
} from './testing.ts'

const HOUR = 3_600_000

describe('holdbacks', () => {
  const onTikTok = { ...asReel, destination: accountOn('tiktok') }
  const waiting = evidenceWith({ holdbacks: [heldBack()] })

  test('a cut waits for its real publication elsewhere, and nobody knows yet for how long', () => {
    const verdict = judge(onTikTok, waiting, today)
    expect(verdict).toMatchObject({
      kind: 'held',
      clearsAt: null,
      concerns: [{ facts: { kind: 'holdback', until: null } }],
    })
    expect(remedyKinds(verdict)).toEqual(['publish-first', 'choose-destination'])
  })

  test('its clock starts at the first real publication of the same cut', () => {
    const counted = { ...waiting, releases: [released((today + HOUR) as Instant), released(today)] }
    const later = (today + 2 * HOUR) as Instant
    const end = (today + 24 * HOUR) as Instant
    const verdict = judge({ ...onTikTok, at: later }, counted, later)
    expect(verdict).toMatchObject({ kind: 'held', clearsAt: end })
    expect(remedyKinds(verdict)).toEqual(['move-to', 'choose-destination'])
    expect(judge({ ...onTikTok, at: (end - 1) as Instant }, counted, later).kind).toBe('held')
    expect(judge({ ...onTikTok, at: end }, counted, later).kind).toBe('cleared')
  })

  test('another cut, another place or a publication still to come starts no clock', () => {
    for (const release of [
      released(today, { cutId: 'trailer' as typeof asReel.leaving.cutId }),
      released(today, { destination: { platform: 'youtube', account: '@saltlight' } }),
      released((today + 1) as Instant),
    ])
      expect(judge(onTikTok, { ...waiting, releases: [release] }, today)).toMatchObject({
        kind: 'held',
        clearsAt: null,
      })
  })

  test('the first publication starts the clock, though a later one would end it sooner by the calendar', () => {
    const delay = { kind: 'calendar', years: 0, months: 1, days: 0, zone: 'UTC' } as const
    const first = parseInstant('2026-01-30T20:00:00Z')
    const releases = [released(parseInstant('2026-01-31T01:00:00Z')), released(first)]
    const evidence = evidenceWith({ holdbacks: [heldBack({ delay })], releases })
    expect(judge({ ...onTikTok, at: parseInstant('2026-02-01T12:00:00Z') }, evidence, today)).toMatchObject({
      kind: 'held',
      clearsAt: parseInstant('2026-02-28T20:00:00Z'),
    })
  })

  test('days of a holdback follow the wall clock of its zone, over the end of summer time', () => {
    const delay = { kind: 'calendar', years: 0, months: 0, days: 1, zone: 'Europe/Oslo' } as const
    const first = parseInstant('2026-10-24T18:00:00+02:00')
    const evidence = evidenceWith({ holdbacks: [heldBack({ delay })], releases: [released(first)] })
    expect(judge({ ...onTikTok, at: first }, evidence, today)).toMatchObject({
      kind: 'held',
      clearsAt: parseInstant('2026-10-25T18:00:00+01:00'),
    })
  })

  test('it binds cuts only, its own destinations only, and never the place it waits for', () => {
    expect(judge({ ...onOwnPage, destination: accountOn('tiktok') }, waiting, today).kind).toBe('cleared')
    expect(judge({ ...asReel, destination: accountOn('youtube') }, waiting, today).kind).toBe('cleared')
    const allWait = evidenceWith({ holdbacks: [heldBack({ waits: { kind: 'anywhere' } })] })
    expect(judge(asReel, allWait, today).kind).toBe('cleared')
    expect(judge(onTikTok, allWait, today).kind).toBe('held')
  })

  test('in one territory it waits in that territory only', () => {
    const inFrance = evidenceWith({ holdbacks: [heldBack({ territories: [territory('FR')] })] })
    const to = (code: string) => ({
      ...onTikTok,
      destination: accountOn('tiktok', { keepsTerritories: true }),
      territories: [territory(code)],
    })
    expect(judge(to('FR'), inFrance, today).kind).toBe('held')
    expect(judge(to('DE'), inFrance, today).kind).toBe('cleared')
  })

  test('publishing first on one account counts for a platform', () => {
    const evidence = evidenceWith({
      holdbacks: [heldBack({ first: on('youtube'), delay: { kind: 'none' } })],
      releases: [released(today, { destination: { platform: 'youtube', account: '@anybody' } })],
    })
    expect(judge(onTikTok, evidence, today).kind).toBe('cleared')
  })
})

describe('agreements of contributors', () => {
  const toIda = { ...onOwnPage, destination: accountOn('instagram', { account: '@ida', ownerId: 'ida' }) }

  test('an agreement shuts the contributor’s own outlets until it ends', () => {
    const until = { kind: 'at', at: openingDay } as const
    const evidence = evidenceWith({ ndas: [sworn('ida', { until })] })
    const verdict = judge(toIda, evidence, today)
    expect(verdict).toMatchObject({
      kind: 'held',
      clearsAt: openingDay,
      concerns: [{ facts: { kind: 'nda' } }],
    })
    expect(remedyKinds(verdict)).toEqual(['move-to', 'choose-destination'])
    expect(judge({ ...toIda, at: openingDay }, evidence, today).kind).toBe('cleared')
  })

  test('it says nothing of the production’s own outlets, nor of another contributor’s', () => {
    expect(judge(onOwnPage, evidenceWith({ ndas: [sworn('ida')] }), today).kind).toBe('cleared')
    expect(judge(toIda, evidenceWith({ ndas: [sworn('tomas')] }), today).kind).toBe('cleared')
  })

  test('one without an end names no moment', () => {
    expect(judge(toIda, evidenceWith({ ndas: [sworn('ida')] }), today)).toMatchObject({
      kind: 'held',
      clearsAt: null,
    })
  })
})
