import { describe, expect, test } from 'vitest'
import { type Instant, parseInstant, toIso } from '../time/index.ts'
import { comesOfAge, type Grant, judge } from './index.ts'
import {
  evidenceWith,
  ida,
  onOwnPage,
  openingDay,
  remedyKinds,
  seconds,
  seen,
  signed,
  today,
} from './testing.ts'

describe('minors', () => {
  const child = { ...ida, minor: true, comesOfAgeAt: openingDay }
  const clip = evidenceWith({ subjects: [child], appearances: [seen(child, seconds(0, 5))] })
  const withForm = (changes: Partial<Grant>) => ({ ...clip, grants: [signed(child, {}, changes)] })
  const grown = { ...onOwnPage, at: openingDay }

  test('a minor’s own signature never heals, not even when they are grown', () => {
    const own = withForm({ signatory: 'self', state: { kind: 'signed', signedAt: today } })
    expect(judge(onOwnPage, own, today)).toMatchObject({
      concerns: [{ facts: { gap: { kind: 'signed-by-minor' } } }],
    })
    expect(judge(grown, own, openingDay).kind).toBe('cleared-with-edits')
    expect(remedyKinds(judge(grown, own, openingDay))[0]).toBe('ask-to-sign')
  })

  test('signed by themselves on the day they come of age, it permits', () => {
    const own = withForm({ signatory: 'self', state: { kind: 'signed', signedAt: openingDay } })
    expect(judge(grown, own, openingDay).kind).toBe('cleared')
  })

  test('a guardian’s form goes on when the child is grown, unless it says otherwise', () => {
    const guardians = withForm({ signatory: 'guardian' })
    expect(judge(onOwnPage, guardians, today)).toMatchObject({ kind: 'cleared', validUntil: null })
    expect(judge(grown, guardians, today).kind).toBe('cleared')
    const ending = withForm({ signatory: 'guardian', endsAtMajority: true })
    expect(judge(onOwnPage, ending, today)).toMatchObject({ kind: 'cleared', validUntil: openingDay })
    expect(judge({ ...onOwnPage, at: (openingDay - 1) as Instant }, ending, today).kind).toBe('cleared')
    expect(judge(grown, ending, today)).toMatchObject({
      concerns: [{ facts: { gap: { kind: 'ended-at-majority', at: openingDay } } }],
    })
  })

  test('a guardian no longer speaks for the grown', () => {
    const late = withForm({ signatory: 'guardian', state: { kind: 'signed', signedAt: openingDay } })
    expect(judge(grown, late, openingDay).kind).toBe('cleared-with-edits')
  })

  test('one whose day is not known stays a minor', () => {
    const unknown = { ...child, comesOfAgeAt: null }
    const own = { ...clip, subjects: [unknown], grants: [signed(unknown)] }
    expect(judge({ ...onOwnPage, at: parseInstant('2090-01-01T00:00:00Z') }, own, today).kind).toBe(
      'cleared-with-edits',
    )
  })
})

describe('coming of age', () => {
  test.each([
    [
      'at the start of the eighteenth birthday, in the zone',
      '2008-12-11',
      'Europe/Oslo',
      '2026-12-10T23:00:00.000Z',
    ],
    ['born 29 February: on 1 March of a year without one', '2008-02-29', 'UTC', '2026-03-01T00:00:00.000Z'],
    [
      'where midnight is skipped: when the clock goes on',
      '1999-09-05',
      'America/Santiago',
      '2017-09-05T03:00:00.000Z',
    ],
  ])('%s', (_, bornOn, zone, iso) => {
    expect(toIso(comesOfAge({ bornOn, zone }))).toBe(iso)
  })

  test('or at the age of the law given, on 29 February where that year has one', () => {
    expect(toIso(comesOfAge({ bornOn: '2004-02-29', zone: 'UTC', years: 20 }))).toBe(
      '2024-02-29T00:00:00.000Z',
    )
  })

  test('a day that does not exist has no birthday', () => {
    expect(() => comesOfAge({ bornOn: '2007-02-29', zone: 'UTC' })).toThrow(RangeError)
  })
})
