import { measureText } from '@stagedoor/core/publish'
import { expect, test } from 'vitest'
import { type Draft, emptyDraft, type ForAll } from './draft.ts'
import { carried, type KeptPosts } from './kept-posts.ts'
import { mended, shortened, withWords } from './remedies.ts'

const ada = { name: 'Ada Lindqvist', handles: { bluesky: 'ada.lindqvist.saltlight.example' } }
const all: ForAll = {
  title: 'The wave',
  copy: '',
  altText: 'A lamp, and behind it the sea',
  language: '',
  cover: null,
  people: [ada],
}
const draft = (changes: Partial<Draft>): Draft => ({ ...emptyDraft('bluesky'), ...changes })
const post = (changes: Partial<Draft>, forAll: Partial<ForAll> = {}) => ({
  platform: 'bluesky' as const,
  draft: draft(changes),
  all: { ...all, ...forAll },
})
const shorten = (of: number | 'first-comment', over: number) =>
  ({ kind: 'shorten-words', words: { of, field: 'copy' }, unit: 'grapheme', over }) as const

test('the words for all are shortened for the one place that takes fewer, and stay elsewhere', () => {
  const one = post({}, { copy: 'Forty oilskins, one lamp, and the sea.' })
  const text = shortened(one, shorten(0, 12))
  expect(text).toBe('Forty oilskins, one lamp…')
  expect(withWords(one.draft, { of: 0, field: 'copy' }, text ?? '').copy).toBe(text)
  expect(one.all.copy).toBe('Forty oilskins, one lamp, and the sea.')
})

test('a part is found by how it counts at the platform: empty ones are not sent', () => {
  const one = post({ parts: ['', 'The second of them', 'The third'] })
  expect(shortened(one, shorten(1, 7))).toBe('The second…')
  expect(withWords(one.draft, { of: 1, field: 'copy' }, 'x').parts).toEqual(['', 'x', 'The third'])
})

test('a mention counts as it reads at the platform', () => {
  const copy = `A lamp in the dark with @ada-lindqvist and forty more words of it`
  const over = 20
  const text = shortened(post({}, { copy }), shorten(0, over))
  const long =
    measureText(copy, 'grapheme') - '@ada-lindqvist'.length + '@ada.lindqvist.saltlight.example'.length
  const short = (text ?? '').replace('@ada-lindqvist', '@ada.lindqvist.saltlight.example')
  expect(measureText(short, 'grapheme')).toBeLessThanOrEqual(long - over)
})

test.each([
  [
    'a warning',
    { contentWarning: 'Waves' },
    { kind: 'leave-out', field: 'content-warning' },
    { contentWarning: null },
  ],
  ['a thread', { parts: ['and'] }, { kind: 'leave-out', field: 'thread' }, { parts: [] }],
  ['too many parts', { parts: ['a', '', 'b', 'c'] }, { kind: 'fewer-parts', most: 3 }, { parts: ['a', 'b'] }],
  [
    'letters',
    { title: 'A <lamp>' },
    { kind: 'take-letters-out', of: 0, field: 'title', letters: '<>' },
    { title: 'A lamp' },
  ],
  [
    'letters in a part',
    { parts: ['a', '', 'A <lamp>'] },
    { kind: 'take-letters-out', of: 2, field: 'copy', letters: '<>' },
    { parts: ['a', '', 'A lamp'] },
  ],
  [
    'hashtags',
    { copy: '#a #b #c' },
    { kind: 'fewer-signs', of: 0, signs: 'hashtags', most: 2 },
    { copy: '#a #b c' },
  ],
  ['a missing title', { title: ' ' }, { kind: 'take-cut-title' }, { title: 'The wave' }],
  [
    'a kind of post that it does not have',
    { format: 'own-page' },
    { kind: 'usual-format', format: 'bluesky-post' },
    { format: 'bluesky-post' },
  ],
] as const)('one press mends %s', (_, before, remedy, after) => {
  expect(
    mended(
      post({ ...before, ...('parts' in before ? { parts: [...before.parts] } : {}) } as Partial<Draft>),
      remedy,
    ),
  ).toMatchObject(after)
})

test('a shape is mended on no draft: it wants another cut', () => {
  expect(mended(post({}), { kind: 'other-shape', shapes: ['9:16'] })).toBeNull()
})

const kept: KeptPosts = {
  copy: 'Forty oilskins',
  altText: '',
  language: 'en',
  cover: 900,
  chosen: ['one', 'two'],
  drafts: { one: draft({ copy: 'Mine' }), two: draft({ cover: { kind: 'moment', at: 2000 } }) },
  rule: null,
  ahead: true,
  marks: ['made-for-kids'],
}

test('the place that another cut is made for goes along with all that was written for it, and the others stay', () => {
  const { here, sibling } = carried(kept, null, { accountId: 'two', longest: null })
  expect(here.chosen).toEqual(['one'])
  expect(Object.keys(here.drafts)).toEqual(['one'])
  expect(sibling).toMatchObject({
    copy: 'Forty oilskins',
    language: 'en',
    chosen: ['two'],
    cover: 900,
    ahead: true,
    marks: ['made-for-kids'],
  })
  expect(sibling.drafts).toEqual({ two: kept.drafts['two'] })
})

test('a second place joins the first at the same sibling; frames that a shorter cut does not have are left behind', () => {
  const first = carried(kept, null, { accountId: 'one', longest: 1000 })
  const both = carried(first.here, first.sibling, { accountId: 'two', longest: 1000 })
  expect(both.sibling.chosen).toEqual(['one', 'two'])
  expect(both.sibling.cover).toBe(900)
  expect(both.sibling.drafts['two']?.cover).toEqual({ kind: 'all' })
  expect(both.sibling.drafts['one']?.copy).toBe('Mine')
})
