import { expect, test } from 'vitest'
import { hashtagsIn, readHashtag, toggleHashtag } from './hashtag.ts'
import { mentionAt, mentionedIn, mentionOf, readHandle } from './mention.ts'

const noor = {
  name: 'Noor Aziz',
  handles: { bluesky: 'noor.bsky.social', mastodon: 'noor@folk.example', x: 'noor_a' },
}
const ida = { name: 'Ida Brandt', handles: {} }
const people = [noor, ida]

test('a mention is the account that a person has at the platform, and their plain name where they have none', () => {
  const words = `Rigged by ${mentionOf('Noor Aziz')} (with @ida-brandt).`
  expect(mentionAt('bluesky', words, people)).toBe('Rigged by @noor.bsky.social (with Ida Brandt).')
  expect(mentionAt('mastodon', words, people)).toBe('Rigged by @noor@folk.example (with Ida Brandt).')
  expect(mentionAt('instagram', words, people)).toBe('Rigged by Noor Aziz (with Ida Brandt).')
  expect(mentionAt('feed', words, people)).toBe('Rigged by Noor Aziz (with Ida Brandt).')
  expect(mentionedIn(words, people)).toEqual([noor, ida])
})

test('what only looks like one of ours stays as it was written', () => {
  for (const words of [
    'crew@noor-aziz.example',
    '@noor-aziz.example',
    '@noor-aziz-junior',
    '@noor-aziz@folk.example',
    'https://folk.example/@noor-aziz',
    '@somebody-else',
  ])
    expect(mentionAt('x', words, people)).toBe(words)
  expect(mentionAt('x', '@noor-aziz, @noor-aziz. And @noor-aziz', people)).toBe(
    '@noor_a, @noor_a. And @noor_a',
  )
})

test.each([
  ['bluesky', '@noor.bsky.social', 'noor.bsky.social'],
  ['bluesky', 'noor', null],
  ['mastodon', '@noor@folk.example', 'noor@folk.example'],
  ['mastodon', 'noor', null],
  ['x', '@noor_a', 'noor_a'],
  ['x', 'a name too long for x', null],
  ['instagram', 'noor.aziz', 'noor.aziz'],
  ['tiktok', ' @noor.aziz ', 'noor.aziz'],
  ['youtube', '@noor-aziz', 'noor-aziz'],
] as const)('a handle at %s is written %s', (platform, written, handle) => {
  expect(readHandle(platform, written)).toBe(handle)
})

test('one tap puts a usual hashtag in, and the next takes it out', () => {
  expect(readHashtag('#Saltlight')).toBe('Saltlight')
  expect(readHashtag('two words')).toBeNull()
  expect(readHashtag('2026')).toBeNull()
  const words = toggleHashtag(toggleHashtag('Forty oilskins', 'Saltlight'), 'BTS')
  expect(words).toBe('Forty oilskins #Saltlight #BTS')
  expect(hashtagsIn(words)).toEqual(['Saltlight', 'BTS'])
  expect(toggleHashtag(words, 'saltlight')).toBe('Forty oilskins #BTS')
  expect(toggleHashtag('', 'BTS')).toBe('#BTS')
})
