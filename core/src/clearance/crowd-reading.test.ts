import { describe, expect, test } from 'vitest'
import { decisionId, judge } from './index.ts'
import {
  crowdTold,
  evidenceWith,
  faceThree,
  ida,
  neverHidden,
  onOwnPage,
  openingDay,
  rehearsalFacts,
  remedyKinds,
  scriptPage,
  seconds,
  seen,
  signed,
  today,
} from './testing.ts'

describe('crowds', () => {
  const face = seen(faceThree, seconds(1, 3))
  const crowd = evidenceWith({ subjects: [faceThree], appearances: [face], crowdNotices: [crowdTold()] })

  test('a notice covers unidentified, unfeatured adults in the background, in picture', () => {
    expect(judge(onOwnPage, crowd, today).kind).toBe('cleared')
  })

  test.each([
    ['who is featured', { ...crowd, appearances: [{ ...face, prominence: 'featured' as const }] }],
    ['who is heard', { ...crowd, appearances: [{ ...face, sides: ['sound' as const] }] }],
    ['who has a name', { ...crowd, subjects: [{ ...faceThree, identified: true }] }],
    ['who is a minor', { ...crowd, subjects: [{ ...faceThree, minor: true }] }],
    ['of another day', { ...crowd, assets: [{ ...rehearsalFacts, dayId: 'day-15' }] }],
    ['at a place nobody noted', { ...crowd, assets: [{ ...rehearsalFacts, placeId: null }] }],
    ['for a use it does not name', { ...crowd, crowdNotices: [crowdTold({ uses: ['festival'] })] }],
    ['told later than now', { ...crowd, crowdNotices: [crowdTold({ postedAt: openingDay })] }],
    ['nobody is sure of', { ...crowd, appearances: [{ ...face, certainty: 'unsure' as const }] }],
  ])('it does not cover somebody %s', (_, evidence) => {
    expect(judge(onOwnPage, evidence, today).kind).toBe('cleared-with-edits')
  })

  test('posting one is offered where it would help', () => {
    const untold = { ...crowd, crowdNotices: [] }
    expect(remedyKinds(judge(onOwnPage, untold, today))).toContain('post-crowd-notice')
    const featured = { ...untold, appearances: [{ ...face, prominence: 'featured' as const }] }
    expect(remedyKinds(judge(onOwnPage, featured, today))).not.toContain('post-crowd-notice')
  })
})

describe('marks that nobody is sure of', () => {
  const unsure = seen(ida, seconds(1, 3), { certainty: 'unsure' })
  const clip = evidenceWith({ subjects: [ida], appearances: [unsure], grants: [signed(ida)] })

  test('count as there, and no form covers them until somebody confirms them', () => {
    const verdict = judge(onOwnPage, clip, today)
    expect(verdict).toMatchObject({
      kind: 'cleared-with-edits',
      concerns: [{ facts: { kind: 'unsure' } }],
      edits: [{ kind: 'blur' }],
    })
    expect(remedyKinds(verdict)[0]).toBe('confirm-mark')
    expect(judge(onOwnPage, { ...clip, appearances: [{ ...unsure, certainty: 'sure' }] }, today).kind).toBe(
      'cleared',
    )
  })

  test('neither a decision nor a reveal covers them', () => {
    const decision = {
      kind: 'needs-none',
      id: decisionId('d'),
      subjectId: ida.id,
      uses: ['publicity'],
      by: 'counsel',
      at: today,
    } as const
    expect(judge(onOwnPage, { ...clip, decisions: [decision] }, today).kind).toBe('cleared-with-edits')
    const told = evidenceWith({
      subjects: [scriptPage],
      appearances: [seen(scriptPage, seconds(1, 3), { certainty: 'unsure' })],
    })
    expect(judge({ ...onOwnPage, at: openingDay }, told, today)).toMatchObject({
      concerns: [{ facts: { kind: 'unsure' } }],
      edits: [{ kind: 'cover' }],
    })
  })

  test('featured, they are held where the house hides nobody', () => {
    const featured = {
      ...clip,
      settings: neverHidden,
      appearances: [{ ...unsure, prominence: 'featured' as const }],
    }
    expect(judge(onOwnPage, featured, today).kind).toBe('held')
  })
})
