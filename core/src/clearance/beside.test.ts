import { describe, expect, test } from 'vitest'
import { stillBox } from '../timeline/index.ts'
import { grantId, judge } from './index.ts'
import {
  evidenceWith,
  ida,
  leftThird,
  onOwnPage,
  ravn,
  rehearsal,
  remedyKinds,
  seconds,
  seen,
  signed,
  today,
} from './testing.ts'

const right = { region: { kind: 'boxes', boxes: stillBox({ ...leftThird, x: 0.7 }) } } as const

describe('beside a rival', () => {
  const notBeside = signed(ida, {}, { conditions: [{ kind: 'not-beside', subjectIds: [ravn.id] }] })
  const together = evidenceWith({
    subjects: [ida, ravn],
    appearances: [
      seen(ida, seconds(0, 10), { sides: ['picture', 'sound'] }),
      seen(ravn, seconds(6, 15), right),
    ],
    grants: [notBeside, signed(ravn)],
  })

  test('a form does not cover its bearer while the other is seen in the same frame; the bearer is what the edit cures', () => {
    const verdict = judge(onOwnPage, together, today)
    expect(verdict).toMatchObject({
      kind: 'cleared-with-edits',
      concerns: [
        {
          facts: { kind: 'no-grant', subject: ida, gap: { kind: 'beside', others: [ravn] } },
          ranges: [seconds(6, 10)],
          sides: ['picture'],
        },
      ],
      edits: [{ kind: 'blur', range: seconds(6, 10), boxes: stillBox(leftThird) }],
    })
    expect(remedyKinds(verdict)[0]).toBe('ask-to-extend')
  })

  test('another form free of the condition covers it', () => {
    const free = signed(ida, {}, { id: grantId('free') })
    expect(judge(onOwnPage, { ...together, grants: [...together.grants, free] }, today).kind).toBe('cleared')
  })

  test('heard is not seen: a rival only spoken of stands beside nobody', () => {
    const spoken = {
      ...together,
      appearances: [seen(ida, seconds(0, 10)), seen(ravn, seconds(6, 15), { sides: ['sound'] })],
    }
    expect(judge(onOwnPage, spoken, today).kind).toBe('cleared')
  })

  test('a crop that shows one of them at a time puts them in different frames', () => {
    const window = (x: number) => ({ window: stillBox({ x, y: 0, width: 0.4, height: 1 }) })
    const source = seconds(6, 10)
    const cut = (...crops: readonly ReturnType<typeof window>[]) => ({
      ...onOwnPage,
      timeline: { clips: crops.map((crop) => ({ assetId: rehearsal, source, crop })), edits: [] },
    })
    expect(judge(cut(window(0), window(0.6)), together, today).kind).toBe('cleared')
    const whole = { window: stillBox({ x: 0, y: 0, width: 1, height: 1 }) }
    expect(judge(cut(window(0), whole), together, today).kind).toBe('cleared-with-edits')
  })

  test('a rival that nobody is sure of counts as there', () => {
    const unsure = {
      ...together,
      appearances: [seen(ida, seconds(0, 10)), seen(ravn, seconds(6, 8), { ...right, certainty: 'unsure' })],
    }
    expect(judge(onOwnPage, unsure, today)).toMatchObject({
      edits: expect.arrayContaining([
        { kind: 'blur', assetId: rehearsal, range: seconds(6, 8), boxes: stillBox(leftThird) },
      ]),
    })
  })
})
