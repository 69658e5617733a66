import { describe, expect, test } from 'vitest'
import { type Instant, parseInstant } from '../time/index.ts'
import { WORLD, decisionId, grantId, judge, territory, type NeedsNone } from './index.ts'
import {
  accountOn,
  evidenceWith,
  ida,
  inGermany,
  onOwnPage,
  openingDay,
  remedyKinds,
  seconds,
  seen,
  signed,
  today,
} from './testing.ts'

describe('grants', () => {
  const alone = evidenceWith({ subjects: [ida], appearances: [seen(ida, seconds(0, 5))] })
  const withForm = (scope: Parameters<typeof signed>[1]) => ({ ...alone, grants: [signed(ida, scope)] })

  test('a bare platform in a release form means every account there', () => {
    const form = withForm({ destinations: [{ kind: 'platform', platform: 'instagram' }] })
    const to = (platform: string, account: string) =>
      judge({ ...onOwnPage, destination: accountOn(platform, { account }) }, form, today).kind
    expect(to('instagram', '@saltlight')).toBe('cleared')
    expect(to('instagram', '@ida')).toBe('cleared')
    expect(to('tiktok', '@ida')).toBe('cleared-with-edits')
  })

  test('an account that cannot keep to territories is judged as the whole world', () => {
    const form = withForm({ territories: [territory('DE')] })
    expect(judge(inGermany, form, today).kind).toBe('cleared')
    expect(judge({ ...onOwnPage, territories: [territory('DE')] }, form, today)).toMatchObject({
      kind: 'cleared-with-edits',
      concerns: [{ facts: { gap: { kind: 'too-narrow', shortfall: { territories: [WORLD] } } } }],
    })
  })

  test('two release forms add up, use by use and place by place', () => {
    const grants = [
      signed(ida, { territories: [territory('DE')] }),
      signed(ida, { territories: [territory('FR')] }, { id: grantId('second') }),
    ]
    const inBoth = { ...inGermany, territories: [territory('DE'), territory('FR')] }
    expect(judge(inBoth, { ...alone, grants }, today).kind).toBe('cleared')
  })

  test('a release form ends at its moment, not before, and the verdict says so beforehand', () => {
    const until = parseInstant('2027-06-30T22:00:00Z')
    const form = withForm({ window: { until } })
    expect(judge(onOwnPage, form, today)).toMatchObject({ kind: 'cleared', validUntil: until })
    expect(judge({ ...onOwnPage, at: (until - 1) as Instant }, form, today).kind).toBe('cleared')
    expect(judge({ ...onOwnPage, at: until }, form, today)).toMatchObject({
      concerns: [{ facts: { gap: { kind: 'expired', at: until } } }],
    })
  })

  test('without a written start it permits from its signature on', () => {
    const state = { kind: 'signed', signedAt: today } as const
    const form = { ...alone, grants: [signed(ida, {}, { state })] }
    expect(judge({ ...onOwnPage, at: (today - 1) as Instant }, form, today)).toMatchObject({
      kind: 'cleared-with-edits',
      clearsAt: today,
    })
    expect(judge(onOwnPage, form, today).kind).toBe('cleared')
    const earlier = { ...alone, grants: [signed(ida, { window: { from: 0 as Instant } }, { state })] }
    expect(judge({ ...onOwnPage, at: (today - 1) as Instant }, earlier, today).kind).toBe('cleared')
  })

  test('a release form that begins later names the moment to move to', () => {
    const form = withForm({ window: { from: openingDay } })
    const verdict = judge(onOwnPage, form, today)
    expect(verdict).toMatchObject({ kind: 'cleared-with-edits', clearsAt: openingDay })
    expect(remedyKinds(verdict)).toContain('move-to')
  })

  test('a withdrawal ends a grant from its moment', () => {
    const withdrawn = {
      ...alone,
      grants: [signed(ida, {}, { state: { kind: 'withdrawn', signedAt: 0 as Instant, withdrawnAt: today } })],
    }
    expect(judge({ ...onOwnPage, at: (today - 1) as Instant }, withdrawn, today).kind).toBe('cleared')
    expect(judge(onOwnPage, withdrawn, today).kind).toBe('cleared-with-edits')
  })

  test('a credit line is owed unless a covering grant is free of it', () => {
    const credited = signed(ida, {}, { conditions: [{ kind: 'credit-line', text: 'Ida Brandt' }] })
    expect(judge(onOwnPage, { ...alone, grants: [credited] }, today)).toMatchObject({
      kind: 'cleared',
      duties: [{ kind: 'credit-line', subjectId: ida.id, text: 'Ida Brandt' }],
    })
    const free = signed(ida, {}, { id: grantId('free') })
    expect(judge(onOwnPage, { ...alone, grants: [credited, free] }, today)).toMatchObject({ duties: [] })
  })

  test('a named decision spares a subject the grant, for the uses it states', () => {
    const decision: NeedsNone = {
      kind: 'needs-none',
      id: decisionId('d'),
      subjectId: ida.id,
      uses: ['publicity'],
      by: 'counsel',
      at: today,
    }
    const evidence = { ...alone, decisions: [decision] }
    expect(judge(onOwnPage, evidence, today).kind).toBe('cleared')
    expect(judge({ ...onOwnPage, uses: ['publicity', 'paid-advertising'] }, evidence, today).kind).toBe(
      'cleared-with-edits',
    )
    expect(judge(onOwnPage, evidence, (today - 1) as Instant).kind).toBe('cleared-with-edits')
  })
})
