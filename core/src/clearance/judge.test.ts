import { describe, expect, test } from 'vitest'
import { type Instant } from '../time/index.ts'
import { applyEdits, stillBox } from '../timeline/index.ts'
import { judge } from './index.ts'
import {
  evidenceWith,
  faceThree,
  ida,
  leftThird,
  neverHidden,
  onOwnPage,
  openingDay,
  rehearsal,
  remedyKinds,
  scene12,
  scriptPage,
  seconds,
  seen,
  signed,
  today,
  tomas,
  wholeClip,
} from './testing.ts'

describe('people', () => {
  test('a clip on which nothing is marked is cleared', () => {
    expect(judge(onOwnPage, evidenceWith(), today)).toMatchObject({
      kind: 'cleared',
      validUntil: null,
      duties: [],
    })
  })

  test('a face without a release form is blurred for as long as it is seen, and asked to sign first', () => {
    const evidence = evidenceWith({
      subjects: [tomas],
      appearances: [seen(tomas, seconds(3.2, 7.9), { prominence: 'featured' })],
    })
    const verdict = judge(onOwnPage, evidence, today)
    expect(verdict).toMatchObject({
      kind: 'cleared-with-edits',
      edits: [{ kind: 'blur', assetId: rehearsal, range: seconds(3.2, 7.9), boxes: stillBox(leftThird) }],
    })
    expect(remedyKinds(verdict)).toEqual(['ask-to-sign', 'decide-needs-none', 'blur', 'frame-out', 'trim'])
  })

  test('a featured face that this production never hides is held until it signs', () => {
    const evidence = evidenceWith({
      settings: neverHidden,
      subjects: [tomas],
      appearances: [seen(tomas, seconds(3.2, 7.9), { prominence: 'featured' })],
    })
    const verdict = judge(onOwnPage, evidence, today)
    expect(verdict).toMatchObject({ kind: 'held', clearsAt: null, edits: [], otherwise: 'cleared' })
    expect(remedyKinds(verdict)).not.toContain('blur')
    expect(judge(onOwnPage, { ...evidence, grants: [signed(tomas)] }, today).kind).toBe('cleared')
  })

  test('a background face of that production is still blurred', () => {
    const evidence = evidenceWith({
      settings: neverHidden,
      subjects: [tomas],
      appearances: [seen(tomas, seconds(3.2, 7.9))],
    })
    expect(judge(onOwnPage, evidence, today).kind).toBe('cleared-with-edits')
  })

  test('a face nobody has named asks for its name first', () => {
    const evidence = evidenceWith({ subjects: [faceThree], appearances: [seen(faceThree, seconds(1, 2))] })
    const verdict = judge(onOwnPage, evidence, today)
    expect(verdict).toMatchObject({
      kind: 'cleared-with-edits',
      concerns: [{ facts: { kind: 'unknown-person' } }],
    })
    expect(remedyKinds(verdict)[0]).toBe('name-the-person')
  })

  test('a face without a box can only be trimmed, and a box would help', () => {
    const evidence = evidenceWith({
      subjects: [tomas],
      appearances: [seen(tomas, seconds(3, 5), { region: { kind: 'not-drawn' } })],
    })
    const verdict = judge(onOwnPage, evidence, today)
    expect(verdict).toMatchObject({
      kind: 'cleared-with-edits',
      edits: [{ kind: 'trim', range: seconds(3, 5) }],
    })
    expect(remedyKinds(verdict)).toContain('draw-box')
  })

  test('a face without a box throughout holds the whole clip', () => {
    const evidence = evidenceWith({
      subjects: [tomas],
      appearances: [seen(tomas, seconds(0, 30), { region: { kind: 'not-drawn' } })],
    })
    const verdict = judge(onOwnPage, evidence, today)
    expect(verdict).toMatchObject({ kind: 'held', edits: [] })
    expect(remedyKinds(verdict)).not.toContain('trim')
  })

  test('a voice is muted, and the blur of its face does not silence it', () => {
    const evidence = evidenceWith({
      subjects: [tomas],
      appearances: [seen(tomas, seconds(3, 5), { sides: ['picture', 'sound'] })],
    })
    const verdict = judge(onOwnPage, evidence, today)
    expect(verdict).toMatchObject({ kind: 'cleared-with-edits', concerns: [{ sides: ['picture', 'sound'] }] })
    const blurred = applyEdits(wholeClip, [
      { kind: 'blur', assetId: rehearsal, range: seconds(3, 5), boxes: stillBox(leftThird) },
    ])
    expect(judge({ ...onOwnPage, timeline: blurred }, evidence, today)).toMatchObject({
      kind: 'cleared-with-edits',
      edits: [{ kind: 'mute', range: seconds(3, 5) }],
    })
  })

  test('a crop cures whoever lies outside of it at every instant', () => {
    const evidence = evidenceWith({ subjects: [tomas], appearances: [seen(tomas, seconds(3, 5))] })
    const cropped = (x: number) => ({
      ...onOwnPage,
      timeline: {
        clips: [{ ...wholeClip.clips[0]!, crop: { window: stillBox({ x, y: 0, width: 0.3, height: 1 }) } }],
        edits: [],
      },
    })
    expect(judge(cropped(0.3), evidence, today).kind).toBe('cleared')
    expect(judge(cropped(0.29), evidence, today).kind).toBe('cleared-with-edits')
  })

  test('a minor’s own signature permits nothing, a guardian’s does', () => {
    const child = { ...ida, minor: true }
    const evidence = evidenceWith({ subjects: [child], appearances: [seen(child, seconds(0, 5))] })
    const by = (signatory: 'self' | 'minor-alone' | 'guardian') =>
      judge(onOwnPage, { ...evidence, grants: [signed(child, {}, { signatory })] }, today)
    expect(by('self')).toMatchObject({
      kind: 'cleared-with-edits',
      concerns: [{ facts: { gap: { kind: 'signed-by-minor' } } }],
    })
    expect(by('minor-alone').kind).toBe('cleared-with-edits')
    expect(by('guardian').kind).toBe('cleared')
    expect(remedyKinds(by('self'))[0]).toBe('ask-guardian')
  })
})

describe('the ten-minute job', () => {
  const clip = evidenceWith({
    settings: neverHidden,
    subjects: [ida, tomas, scriptPage],
    appearances: [
      seen(ida, seconds(0, 21.4), {
        prominence: 'featured',
        region: { kind: 'boxes', boxes: stillBox({ x: 0.6, y: 0.2, width: 0.2, height: 0.4 }) },
      }),
      seen(tomas, seconds(3.2, 7.9), { prominence: 'featured', sides: ['picture', 'sound'] }),
      seen(scriptPage, seconds(2, 9.4), {
        region: { kind: 'boxes', boxes: stillBox({ x: 0.4, y: 0.7, width: 0.2, height: 0.2 }) },
      }),
    ],
    grants: [signed(ida)],
    embargoes: [scene12],
  })

  test('the clip is held by face B and scene 12, and the page needs a cover', () => {
    const verdict = judge(onOwnPage, clip, today)
    expect(verdict).toMatchObject({
      kind: 'held',
      clearsAt: null,
      otherwise: 'cleared-with-edits',
      edits: [{ kind: 'cover', range: seconds(2, 9.4) }],
    })
    expect(
      verdict.kind === 'held' &&
        verdict.concerns.map(({ facts, standing, clearsAt }) => [facts.kind, standing, clearsAt]),
    ).toEqual([
      ['no-grant', 'held', null],
      ['embargo', 'held', openingDay],
      ['secret', 'edits', openingDay],
    ])
  })

  test('signed, and moved to a moment when the page is still a secret, it is cleared with the cover', () => {
    const signedClip = {
      ...clip,
      grants: [signed(ida), signed(tomas)],
      embargoes: [{ ...scene12, until: { kind: 'at', at: today } as const }],
    }
    const verdict = judge(onOwnPage, signedClip, today)
    expect(verdict).toMatchObject({ kind: 'cleared-with-edits', edits: [{ kind: 'cover' }] })
    if (verdict.kind !== 'cleared-with-edits') return
    const covered = { ...onOwnPage, timeline: applyEdits(wholeClip, verdict.edits) }
    expect(judge(covered, signedClip, today).kind).toBe('cleared')
  })

  test('face B withdraws: the same cut is held from that moment', () => {
    const signedClip = {
      ...clip,
      embargoes: [],
      grants: [
        signed(ida),
        signed(tomas, {}, { state: { kind: 'withdrawn', signedAt: 0 as Instant, withdrawnAt: today } }),
      ],
    }
    expect(judge(onOwnPage, signedClip, today)).toMatchObject({
      kind: 'held',
      concerns: [{ facts: { gap: { kind: 'withdrawn', at: today } } }, {}],
    })
  })
})
