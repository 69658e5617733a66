import { describe, expect, test } from 'vitest'
import type { Instant } from '../time/index.ts'
import { checkCopy, measureText } from './copy-limits.ts'
import { kitDoor } from './kit.ts'
import { keepFirst } from './signs.ts'
import type { AttemptId, PublicationState } from './publication-state.ts'
import { priceOfPost } from './price-of-post.ts'
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

describe('true counters', () => {
  const long = `https://saltlight.film/${'a'.repeat(57)}`
  test('at Mastodon an address counts 23 and a mention without its server: what it takes is not refused', () => {
    const copy = `${'x'.repeat(449)} ${long}`
    expect(copy.length).toBeGreaterThan(500)
    expect(measureText(copy, 'linked')).toBe(473)
    expect(checkCopy('mastodon', { title: '', copy })).toEqual([])
    expect(checkCopy('mastodon', { title: '', copy: `${'x'.repeat(477)} ${long}` })).toMatchObject([
      { kind: 'too-long', used: 501, most: 500 },
    ])
    expect(measureText('with @noor@social.example.', 'linked')).toBe('with @noor.'.length)
  })

  test.each([
    ['a bare domain', 'see saltlight.film', 27],
    ['one with a path', 'see saltlight.film/wave?a=1', 27],
    ['one of a country', 'a.no', 23],
    ['what ends the sentence behind it', 'See https://saltlight.film/wave.', 28],
    ['no file', 'see wave.mp4', 12],
    ['no writing to somebody', 'me@saltlight.film', 17],
    ['no ending that is none', 'the end.Then', 12],
  ])('at X %s counts as it does there', (_, text, weight) => {
    expect(measureText(text, 'weighted')).toBe(weight)
  })

  test('a bare domain costs at X what an address costs, and a second cashtag is told before it is sent', () => {
    const price = { currency: 'USD', post: 15_000, postWithAddress: 200_000 }
    const cost = (copy: string) => priceOfPost({ copy, parts: [], firstComment: null }, { price })?.micros
    expect(cost('see saltlight.film')).toBe(200_000)
    expect(cost('see the wave')).toBe(15_000)
    expect(checkCopy('x', { title: '', copy: '$SALT and $LAMP for $5' })).toEqual([
      { kind: 'too-many-cashtags', used: 2, most: 1 },
    ])
  })

  test('of too many signs the first stay, and no word is lost with the others', () => {
    expect(keepFirst('$SALT and $LAMP', 'cashtags', 1)).toBe('$SALT and LAMP')
    expect(keepFirst('by @noor and @ida', 'mentions', 1)).toBe('by @noor and ida')
    expect(keepFirst(`one ${long} two ${long} three`, 'links', 1)).toBe(`one ${long} two three`)
  })
})
