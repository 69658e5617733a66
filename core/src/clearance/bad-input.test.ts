import { describe, expect, test } from 'vitest'
import { type Instant, parseInstant, resolveLocal } from '../time/index.ts'
import { stillBox } from '../timeline/index.ts'
import { appearanceId, grantId, judge, subjectId } from './index.ts'
import {
  evidenceWith,
  forbidden,
  heldBack,
  ida,
  leftThird,
  onOwnPage,
  openingDay,
  ravn,
  rehearsal,
  released,
  seconds,
  seen,
  signed,
  today,
} from './testing.ts'

const alone = evidenceWith({ subjects: [ida], appearances: [seen(ida, seconds(0, 5))] })
const withForms = (...grants: readonly ReturnType<typeof signed>[]) =>
  judge(onOwnPage, { ...alone, grants }, today)
const before = (today - 1) as Instant
const after = (today + 1) as Instant

describe('what nobody should write, and people do', () => {
  test('a window that ends before it begins never lets anything through', () => {
    const backwards = { window: { from: after, until: before } }
    for (const at of [before, today, after, openingDay])
      expect(
        judge({ ...onOwnPage, at }, { ...alone, grants: [signed(ida, backwards)] }, openingDay),
      ).toMatchObject({
        kind: 'cleared-with-edits',
        clearsAt: null,
      })
  })

  test('a prohibition whose window ends before it begins forbids at all times', () => {
    const rule = forbidden(ida, { from: after, until: before })
    for (const at of [before, today, after, openingDay])
      expect(
        judge({ ...onOwnPage, at }, { ...alone, grants: [signed(ida)], prohibitions: [rule] }, today),
      ).toMatchObject({
        concerns: [{ facts: { kind: 'prohibition', until: null } }],
      })
  })

  test('a form signed after its withdrawal is never live, whatever start is written in it', () => {
    const state = { kind: 'withdrawn', signedAt: today, withdrawnAt: before } as const
    const form = signed(ida, { window: { from: 0 as Instant } }, { state })
    for (const at of [(before - 1) as Instant, today, openingDay])
      expect(judge({ ...onOwnPage, at }, { ...alone, grants: [form] }, today)).toMatchObject({
        concerns: [{ facts: { gap: { kind: 'withdrawn' } } }],
        clearsAt: null,
      })
  })

  test('of overlapping and contradictory forms the widest carries, and order does not matter', () => {
    const narrow = signed(ida, { uses: ['festival'] }, { id: grantId('a narrow one') })
    const ended = signed(ida, { window: { until: before } }, { id: grantId('an ended one') })
    const whole = signed(ida, {}, { id: grantId('the whole') })
    expect(withForms(narrow, ended, whole).kind).toBe('cleared')
    expect(withForms(whole, ended, narrow)).toEqual(withForms(narrow, ended, whole))
    expect(withForms(narrow, ended)).toEqual(withForms(ended, narrow))
  })

  test('a form without uses, places or destinations permits nothing', () => {
    for (const scope of [{ uses: [] }, { territories: [] }, { destinations: [] }, { media: [] }])
      expect(withForms(signed(ida, scope)).kind).toBe('cleared-with-edits')
  })

  test('a minor who comes of age during the window is judged on each side of that moment', () => {
    const child = { ...ida, minor: true, comesOfAgeAt: today }
    const form = signed(
      child,
      { window: { until: openingDay } },
      { signatory: 'guardian', endsAtMajority: true },
    )
    const evidence = { ...alone, subjects: [child], grants: [form] }
    expect(judge({ ...onOwnPage, at: before }, evidence, before)).toMatchObject({
      kind: 'cleared',
      validUntil: today,
    })
    expect(judge(onOwnPage, evidence, today).kind).toBe('cleared-with-edits')
    expect(judge({ ...onOwnPage, at: before, until: after }, evidence, today).kind).toBe('cleared-with-edits')
  })

  test('marks outside the asset are clipped to what is used', () => {
    const beyond = [
      seen(ida, seconds(15, 90)),
      seen(ravn, seconds(30, 40), { id: appearanceId('beyond the end') }),
      seen(ravn, seconds(0, 0.5), { id: appearanceId('with a key after it'), region: late() }),
    ]
    expect(judge(onOwnPage, { ...alone, subjects: [ida, ravn], appearances: beyond }, today)).toMatchObject({
      edits: [
        { kind: 'blur', range: seconds(0, 0.5) },
        { kind: 'blur', range: seconds(15, 21.4) },
      ],
    })
  })

  test('an embargo’s midnight at the change of the clocks is the later instant, a licence’s the earlier', () => {
    const twice = { date: '2026-10-25', time: '02:30', zone: 'Europe/Oslo' }
    expect(resolveLocal(twice, 'embargo-ends').instant).toBe(parseInstant('2026-10-25T02:30:00+01:00'))
    expect(resolveLocal(twice, 'licence-ends').instant).toBe(parseInstant('2026-10-25T02:30:00+02:00'))
    const skipped = { date: '2026-03-29', time: '02:30', zone: 'Europe/Oslo' }
    expect(resolveLocal(skipped, 'window-begins')).toEqual({
      instant: parseInstant('2026-03-29T03:30:00+02:00'),
      reading: 'skipped-shifted-forward',
    })
  })

  test('a month of holdback begun on the 31st ends on the last day of a shorter month', () => {
    const delay = { kind: 'calendar', years: 0, months: 1, days: 0, zone: 'UTC' } as const
    const evidence = evidenceWith({
      holdbacks: [
        heldBack({ delay, waits: { kind: 'anywhere' }, first: { kind: 'platform', platform: 'youtube' } }),
      ],
      releases: [
        released(parseInstant('2027-01-31T12:00:00Z'), {
          destination: { platform: 'youtube', account: '@saltlight' },
        }),
      ],
    })
    const leaving = { kind: 'cut', cutId: released(today).cutId, version: 'reel/1' as never } as const
    const asked = { ...onOwnPage, leaving, at: parseInstant('2027-02-01T00:00:00Z') }
    expect(judge(asked, evidence, asked.at)).toMatchObject({
      kind: 'held',
      clearsAt: parseInstant('2027-02-28T12:00:00Z'),
    })
  })

  test('ten thousand marks in one minute are judged like one, and soon', () => {
    const people = Array.from({ length: 10_000 }, (_, i) => ({
      ...ida,
      id: subjectId(`extra ${i}`),
      name: `Extra ${i}`,
    }))
    const appearances = people.map((person, i) =>
      seen(person, seconds(i / 1000, i / 1000 + 5), {
        region: { kind: 'boxes', boxes: stillBox({ ...leftThird, x: (i % 70) / 100 }) },
      }),
    )
    const crowd = evidenceWith({ subjects: people, appearances })
    const began = performance.now()
    const verdict = judge(onOwnPage, crowd, today)
    const took = performance.now() - began
    expect(verdict.kind).toBe('cleared-with-edits')
    expect('edits' in verdict && verdict.edits.length).toBe(10_000)
    expect(took).toBeLessThan(5_000)
    const allSigned = { ...crowd, grants: people.map((person) => signed(person)) }
    expect(judge(onOwnPage, allSigned, today).kind).toBe('cleared')
  })

  test('evidence that misses what it names crashes: nothing leaves on it', () => {
    expect(() => judge(onOwnPage, { ...alone, subjects: [] }, today)).toThrow('does not know the subject')
    expect(() => judge(onOwnPage, { ...alone, assets: [] }, today)).toThrow(`the asset ${rehearsal}`)
  })
})

function late() {
  return { kind: 'boxes', boxes: [{ at: seconds(0, 60).to, box: leftThird }] } as const
}
