import { describe, expect, test } from 'vitest'
import { type Instant } from '../time/index.ts'
import { applyEdits, stillBox } from '../timeline/index.ts'
import { decisionId, judge } from './index.ts'
import {
  asReel,
  evidenceWith,
  ida,
  leftThird,
  onOwnPage,
  reelVersion,
  rehearsal,
  seconds,
  seen,
  signed,
  today,
  wholeClip,
} from './testing.ts'

describe('approvals', () => {
  const evidence = evidenceWith({
    subjects: [ida],
    appearances: [seen(ida, seconds(0, 5))],
    grants: [signed(ida)],
  })
  const asked = {
    kind: 'approval',
    id: decisionId('asked'),
    subjectId: ida.id,
    version: reelVersion,
    speaker: 'person',
    final: false,
    state: { kind: 'pending', at: today, silenceApprovesAt: null },
  } as const
  const said = (kind: 'approved' | 'refused' | 'revoked') =>
    ({
      ...asked,
      id: decisionId(kind),
      state: { kind, at: (today + 1) as Instant, by: 'Ida’s agent', note: 'at 0:03' },
    }) as const
  const afterwards = (today + 2) as Instant

  test('a version that waits for its approval is held, refused when refused, and free when approved', () => {
    expect(judge(asReel, { ...evidence, decisions: [asked] }, afterwards)).toMatchObject({
      kind: 'held',
      clearsAt: null,
    })
    expect(judge(asReel, { ...evidence, decisions: [asked, said('refused')] }, afterwards).kind).toBe(
      'refused',
    )
    expect(judge(asReel, { ...evidence, decisions: [said('approved'), asked] }, afterwards).kind).toBe(
      'cleared',
    )
  })

  test('neither blur nor crop revives a refused version', () => {
    const hidden = applyEdits(wholeClip, [
      { kind: 'blur', assetId: rehearsal, range: seconds(0, 5), boxes: stillBox(leftThird) },
    ])
    expect(
      judge({ ...asReel, timeline: hidden }, { ...evidence, decisions: [said('refused')] }, afterwards).kind,
    ).toBe('refused')
  })

  test('a refusal of one version says nothing of another', () => {
    expect(judge(onOwnPage, { ...evidence, decisions: [said('refused')] }, afterwards).kind).toBe('cleared')
  })

  test('an approval taken back counts until that moment', () => {
    const decisions = [said('revoked')]
    expect(judge(asReel, { ...evidence, decisions }, afterwards)).toMatchObject({
      kind: 'cleared',
      validUntil: today + 1,
    })
    expect(judge({ ...asReel, at: afterwards }, { ...evidence, decisions }, afterwards).kind).toBe('refused')
  })

  test('a release form that asks for approval permits a version once it is approved', () => {
    const bound = { ...evidence, grants: [signed(ida, {}, { conditions: [{ kind: 'approval-needed' }] })] }
    expect(judge(asReel, bound, afterwards)).toMatchObject({
      concerns: [{ facts: { gap: { kind: 'approval-missing' } } }],
    })
    expect(judge(asReel, { ...bound, decisions: [said('approved')] }, afterwards).kind).toBe('cleared')
  })
})
