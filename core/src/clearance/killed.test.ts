import { describe, expect, test } from 'vitest'
import type { Instant } from '../time/index.ts'
import { applyEdits, stillBox } from '../timeline/index.ts'
import { cutVersionId, judge } from './index.ts'
import {
  asReel,
  evidenceWith,
  ida,
  killedBy,
  leftThird,
  onOwnPage,
  openingDay,
  reel,
  rehearsal,
  remedyKinds,
  seconds,
  seen,
  signed,
  spoken,
  today,
  wholeClip,
} from './testing.ts'

describe('kills', () => {
  const clip = evidenceWith({
    subjects: [ida],
    appearances: [seen(ida, seconds(3, 5))],
    grants: [signed(ida)],
  })
  const shot = { kind: 'range', assetId: rehearsal, range: seconds(3, 5) } as const

  test('a killed stretch is dead: only a trim takes it out, a blur revives nothing', () => {
    const killed = { ...clip, kills: [killedBy(ida, shot)] }
    const verdict = judge(onOwnPage, killed, today)
    expect(verdict).toMatchObject({
      kind: 'cleared-with-edits',
      concerns: [{ facts: { kind: 'killed' } }],
      edits: [{ kind: 'trim', range: seconds(3, 5) }],
    })
    expect(remedyKinds(verdict)).toEqual(['trim'])
    const blurred = applyEdits(wholeClip, [
      { kind: 'blur', assetId: rehearsal, range: seconds(3, 5), boxes: stillBox(leftThird) },
    ])
    expect(judge({ ...onOwnPage, timeline: blurred }, killed, today).kind).toBe('cleared-with-edits')
    const trimmed = applyEdits(wholeClip, [{ kind: 'trim', assetId: rehearsal, range: seconds(3, 5) }])
    expect(judge({ ...onOwnPage, timeline: trimmed }, killed, today).kind).toBe('cleared')
  })

  test('a killed asset is refused, and so is a killed cut in every version', () => {
    const asset = { ...clip, kills: [killedBy(ida, { kind: 'asset', assetId: rehearsal })] }
    expect(judge(onOwnPage, asset, today).kind).toBe('refused')
    const cut = { ...clip, kills: [killedBy(ida, { kind: 'cut', cutId: reel })] }
    const second = { ...asReel.leaving, version: cutVersionId('reel/2') }
    expect(judge(asReel, cut, today).kind).toBe('refused')
    expect(judge({ ...asReel, leaving: second }, cut, today).kind).toBe('refused')
    expect(judge(onOwnPage, cut, today).kind).toBe('cleared')
  })

  test('taken back, it is dead until that moment', () => {
    const kills = [killedBy(ida, shot, { takenBackAt: today })]
    expect(judge(onOwnPage, { ...clip, kills }, today).kind).toBe('cleared')
    expect(judge({ ...onOwnPage, at: (today - 1) as Instant }, { ...clip, kills }, today).kind).toBe(
      'cleared-with-edits',
    )
  })

  test('what is killed later than now is not yet known', () => {
    const kills = [killedBy(ida, shot, { at: openingDay })]
    expect(judge(onOwnPage, { ...clip, kills }, today).kind).toBe('cleared')
  })
})

describe('words of a person and their delegate', () => {
  const clip = evidenceWith({
    subjects: [ida],
    appearances: [seen(ida, seconds(3, 5))],
    grants: [signed(ida)],
  })
  const moment = (after: number) => (today + after) as Instant
  const after = moment(100)
  const asked = (at: Instant, silenceApprovesAt: Instant | null = null) =>
    spoken(ida, { kind: 'pending', at, silenceApprovesAt })
  const said = (kind: 'approved' | 'refused' | 'revoked', at: Instant, changes = {}) =>
    spoken(ida, { kind, at, by: 'Ida Brandt', note: '' }, changes)
  const rep = { speaker: 'delegate' } as const
  const kindWith = (...decisions: readonly ReturnType<typeof spoken>[]) =>
    judge({ ...asReel, at: after }, { ...clip, decisions }, after).kind

  test('silence approves from its moment, not before, and the verdict knows beforehand', () => {
    const decisions = [asked(today, openingDay)]
    const evidence = { ...clip, decisions }
    expect(judge(asReel, evidence, today)).toMatchObject({ kind: 'held', clearsAt: openingDay })
    expect(judge({ ...asReel, at: (openingDay - 1) as Instant }, evidence, today).kind).toBe('held')
    expect(judge({ ...asReel, at: openingDay }, evidence, today).kind).toBe('cleared')
  })

  test('since the last asking the person’s own word beats the delegate’s, whoever spoke last', () => {
    expect(kindWith(asked(today), said('approved', moment(1)), said('refused', moment(2), rep))).toBe(
      'cleared',
    )
    expect(kindWith(asked(today), said('refused', moment(1)), said('approved', moment(2), rep))).toBe(
      'refused',
    )
    expect(kindWith(asked(today), said('approved', moment(1), rep))).toBe('cleared')
  })

  test('asked again, earlier words no longer count', () => {
    expect(kindWith(asked(today), said('refused', moment(1)), asked(moment(2)))).toBe('held')
    expect(
      kindWith(asked(today), said('refused', moment(1)), asked(moment(2)), said('approved', moment(3), rep)),
    ).toBe('cleared')
  })

  test('a revoked approval acts from its moment, unless the contract makes it final', () => {
    const approved = said('approved', moment(1))
    expect(kindWith(approved, said('revoked', moment(2)))).toBe('refused')
    expect(kindWith({ ...approved, final: true }, said('revoked', moment(2)))).toBe('cleared')
    expect(kindWith({ ...approved, final: true }, said('refused', moment(2)))).toBe('refused')
  })
})
