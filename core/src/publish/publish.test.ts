import { describe, expect, test } from 'vitest'
import type { Instant } from '../time/index.ts'
import { checkCopy, measureText } from './copy-limits.ts'
import { kitDoor } from './kit.ts'
import type { AttemptId, PublicationState } from './publication-state.ts'
import { openingMoment } from './schedule-rule.ts'

const premiere = 1_800_000_000_000 as Instant
const before = (premiere - 1) as Instant
const attempt = 'first' as AttemptId
const spent = [attempt]

describe('a kit', () => {
  const scheduled: PublicationState = { kind: 'scheduled', opensAt: premiere, spent: [] }
  const live: PublicationState = { kind: 'live', attempt, since: premiere, ref: 'kit', spent }

  test('is handed over only when open', () => {
    expect(kitDoor({ state: scheduled, standing: 'stands' }, before)).toEqual({
      kind: 'waiting',
      opensAt: premiere,
    })
    expect(kitDoor({ state: scheduled, standing: 'stands' }, premiere)).toEqual({ kind: 'open' })
    expect(kitDoor({ state: live, standing: 'stands' }, premiere)).toEqual({ kind: 'open' })
    expect(kitDoor({ state: { kind: 'draft', spent: [] }, standing: 'stands' }, premiere)).toEqual({
      kind: 'closed',
    })
    const failed: PublicationState = { kind: 'failed', at: premiere, because: 'not-cleared', spent }
    expect(kitDoor({ state: failed, standing: 'stands' }, premiere)).toEqual({ kind: 'closed' })
  })

  test('is dead on recall, on cancellation and behind a shut gate', () => {
    const recalled: PublicationState = { kind: 'recalled', at: premiere, out: null, spent }
    expect(kitDoor({ state: recalled, standing: 'stands' }, premiere)).toEqual({ kind: 'dead' })
    expect(
      kitDoor({ state: { kind: 'cancelled', at: before, spent }, standing: 'stands' }, premiere),
    ).toEqual({ kind: 'dead' })
    for (const state of [scheduled, live])
      expect(kitDoor({ state, standing: 'shut' }, premiere)).toEqual({ kind: 'dead' })
  })

  test('gives nothing while its outcome is not known', () => {
    const leaving = {
      kind: 'leaving',
      opensAt: premiere,
      attempt,
      since: premiere,
      recallAsked: false,
      spent,
    } as const
    expect(kitDoor({ state: leaving, standing: 'stands' }, premiere)).toEqual({ kind: 'closed' })
    expect(kitDoor({ state: { ...leaving, recallAsked: true }, standing: 'stands' }, premiere)).toEqual({
      kind: 'dead',
    })
  })
})

test('a rule never opens in the past', () => {
  expect(openingMoment({ kind: 'at-once' }, premiere)).toBe(premiere)
  expect(openingMoment({ kind: 'moment', at: premiere }, before)).toBe(premiere)
  expect(openingMoment({ kind: 'moment', at: before }, premiere)).toBe(premiere)
})

describe('the length of words', () => {
  test('is counted as a reader counts: a family emoji is one character', () => {
    const family = '👨‍👩‍👧‍👦'
    expect(measureText(family, 'grapheme')).toBe(1)
    expect(measureText(family, 'utf16')).toBe(11)
    expect(measureText(family, 'byte')).toBe(25)
    expect(measureText('e\u0301', 'grapheme')).toBe(1)
    expect(measureText('नमस्ते', 'grapheme')).toBeLessThanOrEqual(4)
  })

  test('is weighed on X: other scripts and emoji count two, an address 23', () => {
    expect(measureText('Salt is the right size', 'weighted')).toBe(22)
    expect(measureText('塩の光', 'weighted')).toBe(6)
    expect(measureText('👨‍👩‍👧‍👦', 'weighted')).toBe(2)
    expect(measureText('see https://example.org/a-very-long-address-that-counts-the-same', 'weighted')).toBe(
      27,
    )
  })

  test('fits at each limit and not one above it', () => {
    const words = (copy: string) => ({ title: '', copy })
    expect(checkCopy('bluesky', words('🧂'.repeat(300)))).toEqual([])
    expect(checkCopy('bluesky', words('🧂'.repeat(301)))).toEqual([
      { kind: 'too-long', field: 'copy', unit: 'grapheme', used: 301, most: 300 },
    ])
    expect(checkCopy('bluesky', words('👨‍👩‍👧‍👦'.repeat(130)))).toMatchObject([{ unit: 'byte', used: 3250 }])
    expect(checkCopy('tiktok', words('🧂'.repeat(1101)))).toMatchObject([
      { unit: 'utf16', used: 2202, most: 2200 },
    ])
    expect(checkCopy('x', words('塩'.repeat(140)))).toEqual([])
    expect(checkCopy('x', words('塩'.repeat(141)))).toMatchObject([{ used: 282 }])
    expect(checkCopy('own-page', { title: 'a'.repeat(121), copy: '' })).toMatchObject([{ field: 'title' }])
  })

  test('counts hashtags and mentions where the platform does, and not inside addresses or mail', () => {
    const tags = (count: number) => Array.from({ length: count }, (_, index) => `#salt${index}`).join(' ')
    expect(checkCopy('instagram', { title: '', copy: tags(30) })).toEqual([])
    expect(checkCopy('instagram', { title: '', copy: tags(31) })).toMatchObject([
      { kind: 'too-many-hashtags', used: 31 },
    ])
    expect(checkCopy('instagram', { title: '', copy: 'ida@example.org '.repeat(21) })).toEqual([])
    expect(checkCopy('instagram', { title: '', copy: '@ida '.repeat(21) })).toMatchObject([
      { kind: 'too-many-mentions' },
    ])
  })
})
