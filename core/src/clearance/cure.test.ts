import { describe, expect, test } from 'vitest'
import { applyEdits, stillBox } from '../timeline/index.ts'
import { judge, subjectId, type Subject } from './index.ts'
import {
  evidenceWith,
  leftThird,
  onOwnPage,
  rehearsal,
  scriptPage,
  seconds,
  seen,
  today,
  tomas,
  wholeClip,
} from './testing.ts'

describe('which edit cures what', () => {
  const mark = { kind: 'mark', id: subjectId('cola'), name: 'Cola' } as const
  const plate = { kind: 'safety-matter', id: subjectId('plate'), name: 'the plate number' } as const
  const waltz = { kind: 'music', id: subjectId('waltz'), name: 'Harbour waltz' } as const
  const lightship = { kind: 'location', id: subjectId('ship'), name: 'the lightship' } as const

  test.each<readonly [string, Subject, 'picture' | 'sound', string]>([
    ['a mark is blurred', mark, 'picture', 'blur'],
    ['a secret is covered, never blurred', scriptPage, 'picture', 'cover'],
    ['a secret told aloud is muted', scriptPage, 'sound', 'mute'],
    ['a safety matter is covered, never blurred', plate, 'picture', 'cover'],
    ['music is muted', waltz, 'sound', 'mute'],
    ['a location is trimmed', lightship, 'picture', 'trim'],
  ])('%s', (...[, subject, side, kind]) => {
    const evidence = evidenceWith({
      subjects: [subject],
      appearances: [seen(subject, seconds(2, 9.4), { sides: [side] })],
    })
    const verdict = judge(onOwnPage, evidence, today)
    expect(verdict).toMatchObject({ kind: 'cleared-with-edits', edits: [{ kind, range: seconds(2, 9.4) }] })
  })

  test('a blur that someone laid over a secret does not cure it', () => {
    const evidence = evidenceWith({ subjects: [scriptPage], appearances: [seen(scriptPage, seconds(2, 9))] })
    const blurred = applyEdits(wholeClip, [
      { kind: 'blur', assetId: rehearsal, range: seconds(2, 9), boxes: stillBox(leftThird) },
    ])
    expect(judge({ ...onOwnPage, timeline: blurred }, evidence, today)).toMatchObject({
      edits: [{ kind: 'cover' }],
    })
  })

  test('a cover that leaves a strip of a face open does not cure it', () => {
    const evidence = evidenceWith({ subjects: [tomas], appearances: [seen(tomas, seconds(2, 9))] })
    const covered = (width: number) =>
      applyEdits(wholeClip, [
        { kind: 'cover', assetId: rehearsal, range: seconds(2, 9), boxes: stillBox({ ...leftThird, width }) },
      ])
    expect(judge({ ...onOwnPage, timeline: covered(0.19) }, evidence, today).kind).toBe('cleared-with-edits')
    expect(judge({ ...onOwnPage, timeline: covered(0.2) }, evidence, today).kind).toBe('cleared')
  })

  test('margins grow an edit inside the used range and close short gaps', () => {
    const settings = {
      ...evidenceWith().settings,
      marginFlicks: seconds(0, 0.2).to,
      joinGapFlicks: seconds(0, 0.3).to,
    }
    const appearances = [seen(tomas, seconds(0.1, 2)), seen(tomas, seconds(2.6, 5))]
    const verdict = judge(onOwnPage, evidenceWith({ settings, subjects: [tomas], appearances }), today)
    expect(verdict).toMatchObject({ edits: [{ kind: 'blur', range: seconds(0, 5.2) }] })
  })
})
