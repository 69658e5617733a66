import { expect, test } from 'vitest'
import { countersOf } from '#lib/publish/counters.ts'
import { emptyDraft, type ForAll, takesCover, withMark, wordsOf } from './draft.ts'
import { documented, type PlaceLimits } from './place-limits.svelte.ts'

const all: ForAll = {
  title: 'The wave',
  copy: 'Rigged by @noor-haddad.',
  altText: 'A lamp in the dark',
  language: 'en',
  cover: 705_600_000,
  people: [{ name: 'Noor Haddad', handles: { bluesky: 'noor.bsky.social' } }],
}
const limitsOf = (platform: Parameters<typeof documented>[0]): PlaceLimits => {
  const limits = documented(platform)
  if (limits === null) throw new Error(`${platform} is not documented`)
  return limits
}

test('what goes to a place is what its platform has: a mention as it reads there, a cover where it takes one', () => {
  const at = (platform: 'bluesky' | 'tiktok' | 'youtube') =>
    wordsOf(platform, emptyDraft(platform, 'The wave'), { all, limits: limitsOf(platform) })
  expect(at('bluesky')).toMatchObject({
    title: '',
    copy: 'Rigged by @noor.bsky.social.',
    altText: all.altText,
    cover: null,
  })
  expect(at('tiktok')).toMatchObject({
    copy: 'Rigged by Noor Haddad.',
    altText: '',
    cover: { kind: 'moment', at: all.cover },
    visibility: null,
    disclosures: [],
    interactions: {},
  })
  expect(at('youtube')).toMatchObject({ title: 'The wave', cover: { kind: 'moment', at: all.cover } })
})

test('a place may have a cover of its own, or none though the others have one', () => {
  const limits = limitsOf('youtube')
  const draft = emptyDraft('youtube')
  const coverOf = (cover: typeof draft.cover) =>
    wordsOf('youtube', { ...draft, cover }, { all, limits }).cover
  expect(coverOf({ kind: 'moment', at: 0 })).toEqual({ kind: 'moment', at: 0 })
  expect(coverOf({ kind: 'none' })).toBeNull()
  expect(takesCover('instagram-story', limitsOf('instagram'))).toBe(false)
})

test('the counter shows the bound that is nearest, as the account has it now', () => {
  const { texts } = limitsOf('bluesky')
  expect(countersOf(texts, 'copy', 'a'.repeat(300))[0]).toEqual({ unit: 'grapheme', used: 300, most: 300 })
  expect(countersOf([{ field: 'copy', unit: 'grapheme', most: 11_000 }], 'copy', 'a')[0]?.most).toBe(11_000)
})

test('what every place is to disclose goes along where the platform has no mark for it, so that it can refuse', () => {
  const kids = withMark(emptyDraft('bluesky'), 'made-for-kids', true)
  expect(wordsOf('bluesky', kids, { all, limits: limitsOf('bluesky') }).disclosures).toEqual([
    'made-for-kids',
  ])
  expect(withMark(kids, 'made-for-kids', false).disclosures).toEqual([])
  const paid = withMark(emptyDraft('tiktok'), 'paid-partnership', true)
  expect(paid).toMatchObject({ discloses: true, disclosures: ['paid-partnership'] })
  expect(withMark(paid, 'paid-partnership', false).discloses).toBe(false)
})
