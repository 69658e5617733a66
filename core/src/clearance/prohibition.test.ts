import { describe, expect, test } from 'vitest'
import type { Instant } from '../time/index.ts'
import { stillBox } from '../timeline/index.ts'
import { judge, territory } from './index.ts'
import {
  accountOn,
  evidenceWith,
  forbidden,
  ida,
  inGermany,
  leftThird,
  lightship,
  neverHidden,
  on,
  onOwnPage,
  openingDay,
  ravn,
  remedyKinds,
  scene12,
  seconds,
  seen,
  signed,
  today,
} from './testing.ts'

const germany = territory('DE')
const france = territory('FR')

describe('prohibitions', () => {
  const branded = evidenceWith({
    subjects: [ravn],
    appearances: [seen(ravn, seconds(2, 5))],
    grants: [signed(ravn)],
  })

  test('a “never” beats every grant, and is cured by the edit that would cure its subject', () => {
    expect(judge(onOwnPage, { ...branded, prohibitions: [forbidden(ravn)] }, today)).toMatchObject({
      kind: 'cleared-with-edits',
      concerns: [{ facts: { kind: 'prohibition', cause: 'never', until: null }, standing: 'edits' }],
      edits: [{ kind: 'blur', range: seconds(2, 5), boxes: stillBox(leftThird) }],
    })
  })

  test('where nothing of the cut would be left it refuses, or waits for its end', () => {
    const everywhere = {
      ...branded,
      appearances: [seen(ravn, seconds(0, 30), { region: { kind: 'not-drawn' } })],
    }
    const never = judge(onOwnPage, { ...everywhere, prohibitions: [forbidden(ravn)] }, today)
    expect(never.kind).toBe('refused')
    const until = { ...everywhere, prohibitions: [forbidden(ravn, { until: openingDay })] }
    expect(judge(onOwnPage, until, today)).toMatchObject({ kind: 'held', clearsAt: openingDay })
    expect(judge({ ...onOwnPage, at: (openingDay - 1) as Instant }, until, today).kind).toBe('held')
    expect(judge({ ...onOwnPage, at: openingDay }, until, today).kind).toBe('cleared')
  })

  test('a face that the house never hides is refused by a “never”, as no edit is left', () => {
    const featured = evidenceWith({
      settings: neverHidden,
      subjects: [ida],
      appearances: [seen(ida, seconds(0, 5), { prominence: 'featured' })],
      grants: [signed(ida)],
      prohibitions: [forbidden(ida)],
    })
    expect(judge(onOwnPage, featured, today).kind).toBe('refused')
  })

  test('one of the whole production knows no edit: refused, or held until it ends', () => {
    const refused = judge(onOwnPage, evidenceWith({ prohibitions: [forbidden(null)] }), today)
    expect(refused).toMatchObject({ kind: 'refused', concerns: [{ facts: { subject: null } }] })
    expect(remedyKinds(refused)).toEqual([])
    const ending = evidenceWith({ prohibitions: [forbidden(null, { until: openingDay })] })
    expect(judge(onOwnPage, ending, today)).toMatchObject({ kind: 'held', clearsAt: openingDay })
  })

  test('exclusivity forbids everywhere but where it was sold to', () => {
    const sold = evidenceWith({
      prohibitions: [
        forbidden(null, {
          kind: 'exclusivity',
          destinations: { kind: 'all-but', destinations: [on('youtube')] },
        }),
      ],
    })
    expect(judge({ ...onOwnPage, destination: accountOn('youtube') }, sold, today).kind).toBe('cleared')
    const elsewhere = judge({ ...onOwnPage, destination: accountOn('tiktok') }, sold, today)
    expect(elsewhere.kind).toBe('refused')
    expect(remedyKinds(elsewhere)).toEqual(['choose-destination'])
  })

  test('narrowing is named as a remedy: to other uses and to other territories', () => {
    const rule = forbidden(null, { uses: ['paid-advertising'], territories: ['DACH'] })
    const wide = {
      ...inGermany,
      uses: ['publicity', 'paid-advertising'] as const,
      territories: [germany, france],
    }
    const verdict = judge(wide, evidenceWith({ prohibitions: [rule] }), today)
    expect(verdict.kind).toBe('refused')
    expect(verdict.kind === 'refused' && verdict.concerns[0]?.remedies).toEqual([
      { kind: 'narrow', uses: ['publicity', 'paid-advertising'], territories: [france] },
      { kind: 'narrow', uses: ['publicity'], territories: [germany, france] },
    ])
    for (const narrower of [
      { ...wide, territories: [france] },
      { ...wide, uses: ['publicity'] as const },
    ])
      expect(judge(narrower, evidenceWith({ prohibitions: [rule] }), today).kind).toBe('cleared')
  })

  test('it begins at its moment, and the verdict says so beforehand', () => {
    const later = evidenceWith({ prohibitions: [forbidden(null, { from: openingDay })] })
    expect(judge(onOwnPage, later, today)).toMatchObject({ kind: 'cleared', validUntil: openingDay })
    expect(judge({ ...onOwnPage, at: openingDay }, later, today).kind).toBe('refused')
  })

  test('one recorded later than now is not yet evidence', () => {
    const later = evidenceWith({ prohibitions: [forbidden(null, { recordedAt: openingDay })] })
    expect(judge(onOwnPage, later, today).kind).toBe('cleared')
  })

  test('beside an embargo it holds rather than refuses: afterwards an edit is enough', () => {
    const halves = evidenceWith({
      subjects: [lightship],
      appearances: [seen(lightship, seconds(0, 10))],
      grants: [signed(lightship)],
      prohibitions: [forbidden(lightship)],
    })
    const shownLater = {
      ...halves,
      assets: halves.assets.map((asset) => ({
        ...asset,
        scenes: [{ kind: 'in-range', sceneId: 'scene-12', range: seconds(10, 30) } as const],
      })),
    }
    const both = { ...shownLater, embargoes: [scene12] }
    expect(judge(onOwnPage, both, today)).toMatchObject({
      kind: 'held',
      clearsAt: openingDay,
      concerns: [{ standing: 'held' }, { standing: 'held' }],
    })
    expect(judge({ ...onOwnPage, at: openingDay }, both, today)).toMatchObject({
      kind: 'cleared-with-edits',
      edits: [{ kind: 'trim', range: seconds(0, 10) }],
    })
  })
})
