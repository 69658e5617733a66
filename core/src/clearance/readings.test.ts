import { describe, expect, test } from 'vitest'
import { applyEdits, stillBox } from '../timeline/index.ts'
import { type Instant, parseInstant } from '../time/index.ts'
import { judge, subjectId, type Subject, USES } from './index.ts'
import {
  accountOn,
  embargoed,
  evidenceWith,
  faceThree,
  forbidden,
  ida,
  leftThird,
  lightship,
  onOwnPage,
  openingDay,
  ravn,
  rehearsal,
  seconds,
  seen,
  signed,
  sworn,
  today,
  tomas,
  waltz,
  wholeClip,
} from './testing.ts'

const plate = { kind: 'safety-matter', id: subjectId('plate'), name: 'the plate number' } as const
const poster = { kind: 'artwork', id: subjectId('poster'), name: 'the poster' } as const
const minute = 60_000
const before = (moment: Instant) => (moment - minute) as Instant

describe('readings of the law, where the trade would trip', () => {
  test('a missing paper is never a refusal, however much is missing: somebody can still sign', () => {
    const subjects: readonly Subject[] = [ida, tomas, faceThree, ravn, poster, waltz, lightship]
    const settings = { ...evidenceWith().settings, neverHideFeatured: true }
    for (const subject of subjects) {
      const whole = seen(subject, seconds(0, 21.4), {
        sides: ['picture', 'sound'],
        region: { kind: 'not-drawn' },
        prominence: 'featured',
      })
      const evidence = evidenceWith({ settings, subjects: [subject], appearances: [whole] })
      expect(judge(onOwnPage, evidence, today).kind, subject.name).toBe('held')
    }
  })

  test('no use contains another: all but one of them never carry the one that is missing', () => {
    for (const use of USES) {
      const evidence = evidenceWith({
        subjects: [ida],
        appearances: [seen(ida, seconds(1, 3))],
        grants: [signed(ida, { uses: USES.filter((other) => other !== use) })],
      })
      expect(judge({ ...onOwnPage, uses: [use] }, evidence, today), use).toMatchObject({
        kind: 'cleared-with-edits',
        concerns: [{ facts: { gap: { kind: 'too-narrow', shortfall: { uses: [use] } } } }],
      })
    }
  })

  test('a window binds publication, not filming: footage of before it goes out within it, footage of within it not after', () => {
    const licence = signed(ida, {
      window: { from: openingDay, until: parseInstant('2026-12-31T23:00:00Z') },
    })
    const evidence = evidenceWith({
      subjects: [ida],
      appearances: [seen(ida, seconds(1, 3))],
      grants: [licence],
    })
    const on = (at: Instant) => judge({ ...onOwnPage, at }, evidence, today).kind
    expect(on(before(openingDay))).toBe('cleared-with-edits')
    expect(on(openingDay)).toBe('cleared')
    expect(on(parseInstant('2026-12-31T23:00:00Z'))).toBe('cleared-with-edits')
  })

  test('the exposure’s moment counts, not now: a form live today carries nothing that opens after it ends', () => {
    const evidence = evidenceWith({
      subjects: [ida],
      appearances: [seen(ida, seconds(1, 3))],
      grants: [signed(ida, { window: { until: before(openingDay) } })],
    })
    expect(judge(onOwnPage, evidence, today).kind).toBe('cleared')
    expect(judge({ ...onOwnPage, at: openingDay }, evidence, today)).toMatchObject({
      concerns: [{ facts: { gap: { kind: 'expired' } } }],
    })
  })

  test('a place is recognised through any blur, cover or mute: only its own agreement or a trim frees it', () => {
    const evidence = evidenceWith({
      subjects: [lightship],
      appearances: [seen(lightship, seconds(2, 9), { sides: ['picture', 'sound'] })],
    })
    const hidden = applyEdits(wholeClip, [
      { kind: 'blur', assetId: rehearsal, range: seconds(2, 9), boxes: stillBox(leftThird) },
      { kind: 'cover', assetId: rehearsal, range: seconds(2, 9), boxes: stillBox(leftThird) },
      { kind: 'mute', assetId: rehearsal, range: seconds(2, 9) },
    ])
    expect(judge({ ...onOwnPage, timeline: hidden }, evidence, today)).toMatchObject({
      kind: 'cleared-with-edits',
      edits: [{ kind: 'trim', range: seconds(2, 9) }],
    })
  })

  test('a blurred plate number is still one, and nobody is offered to decide it away', () => {
    const evidence = evidenceWith({ subjects: [plate], appearances: [seen(plate, seconds(2, 9))] })
    const blurred = applyEdits(wholeClip, [
      { kind: 'blur', assetId: rehearsal, range: seconds(2, 9), boxes: stillBox(leftThird) },
    ])
    const verdict = judge({ ...onOwnPage, timeline: blurred }, evidence, today)
    expect(verdict).toMatchObject({ kind: 'cleared-with-edits', edits: [{ kind: 'cover' }] })
    expect(JSON.stringify(verdict)).not.toContain('decide-needs-none')
  })

  test('the agreement of a contributor holds what goes to a kit of theirs, whatever else is cleared', () => {
    const evidence = evidenceWith({ ndas: [sworn('grip-1', { until: { kind: 'at', at: openingDay } })] })
    const kit = accountOn('kit', { ownerId: 'grip-1' })
    expect(judge({ ...onOwnPage, destination: kit }, evidence, today)).toMatchObject({
      kind: 'held',
      clearsAt: openingDay,
      edits: [],
    })
  })

  test('a “never” without an end that no edit removes is a refusal, beside whatever only waits', () => {
    const evidence = evidenceWith({
      prohibitions: [forbidden(null, { until: null })],
      embargoes: [embargoed({ kind: 'production' }, { until: { kind: 'at', at: openingDay } })],
    })
    expect(judge(onOwnPage, evidence, today).kind).toBe('refused')
  })

  test('an embargo begun today reaches what was cleared yesterday', () => {
    const embargo = embargoed({ kind: 'scene', sceneId: 'scene-12' }, { begunAt: today })
    const evidence = evidenceWith({ embargoes: [embargo] })
    expect(judge({ ...onOwnPage, at: before(today) }, evidence, before(today)).kind).toBe('cleared')
    expect(judge(onOwnPage, evidence, today).kind).toBe('held')
  })
})
