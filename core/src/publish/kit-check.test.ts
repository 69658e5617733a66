import { expect, test } from 'vitest'
import { checkAnswer } from './answer-limits.ts'
import { saysDisclosure } from './disclosure-words.ts'
import { isDisclosureTold, platformOfLink } from './kit.ts'
import { type KitFinding, kitLookAfter, kitStanding, standingWithSaved } from './kit-finding.ts'
import { readPostLink } from './post-link.ts'

test.each([
  ['https://bsky.app/profile/mira.saltlight.test/post/3kabc', 'bluesky', '3kabc'],
  ['https://bsky.app/profile/did:plc:abc/post/3kabc', 'bluesky', '3kabc'],
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3', 'youtube', 'dQw4w9WgXcQ'],
  ['https://youtube.com/shorts/dQw4w9WgXcQ', 'youtube', 'dQw4w9WgXcQ'],
  ['https://youtu.be/dQw4w9WgXcQ', 'youtube', 'dQw4w9WgXcQ'],
  ['https://www.tiktok.com/@mira/video/7300000000000000001', 'tiktok', '7300000000000000001'],
  ['https://www.instagram.com/reel/Cabc_1-2/', 'instagram', 'Cabc_1-2'],
  ['https://x.com/mira/status/1800000000000000000', 'x', '1800000000000000000'],
  ['https://social.example/@mira/112233', 'mastodon', '112233'],
  ['https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv', 'peertube', 'kkGMgK9ZtnKfYAgnEtQxbv'],
])('%s is a post of %s', (address, platform, id) => {
  expect(readPostLink(address)).toMatchObject({ platform, id })
})

test('an address that only looks like a platform is none of it, and what is no post is nothing', () => {
  expect(readPostLink('https://bsky.app.evil.example/profile/a/post/b')).toMatchObject({
    platform: 'elsewhere',
  })
  expect(readPostLink('https://notyoutube.com/watch?v=dQw4w9WgXcQ')).toMatchObject({ platform: 'elsewhere' })
  for (const address of ['https://bsky.app/profile/a', 'javascript:alert(1)', 'https://a:b@x.com/i/status/1'])
    expect(readPostLink(address)).toBeNull()
  expect(readPostLink('https://bsky.app/profile/%E0%A4%A/post/3k')).toMatchObject({ actor: '%E0%A4%A' })
})

test('a disclosure is found as whole words in any of its languages, and in nothing else', () => {
  expect(saysDisclosure('Our lamp! #Ad', 'paid-partnership')).toBe(true)
  expect(saysDisclosure('Our lamp! #adventure', 'paid-partnership')).toBe(false)
  expect(saysDisclosure('Sie sind da. ANZEIGE', 'paid-partnership')).toBe(true)
  expect(saysDisclosure('I worked on\nSaltlight, and this is part of  my work.', 'part-of-my-work')).toBe(
    true,
  )
  expect(saysDisclosure('Look at this', 'part-of-my-work')).toBe(false)
  expect(saysDisclosure('', 'none')).toBe(true)
})

test('nothing verifies but the film itself', () => {
  const findings: KitFinding[] = [
    { kind: 'part', shownOfCut: 1, foreignFlicks: 0, sound: 'differs' },
    { kind: 'different' },
    { kind: 'unsure' },
    { kind: 'cover-shows' },
    { kind: 'cover-differs' },
    { kind: 'unread', because: 'unreachable' },
    { kind: 'gone' },
  ]
  expect(findings.filter((finding) => kitStanding(finding) === 'verified')).toEqual([])
  expect(kitStanding({ kind: 'same' })).toBe('verified')
  expect(kitStanding({ kind: 'cover-shows' })).toBe('weaker')
})

test('what somebody saved makes nothing good that a look found, verifies nothing, and may ask for a person', () => {
  const closed: KitFinding = { kind: 'unread', because: 'closed-platform' }
  expect(standingWithSaved(closed, null)).toBe('to-look-at')
  expect(standingWithSaved(closed, { kind: 'same' })).toBe('weaker')
  expect(standingWithSaved(closed, { kind: 'different' })).toBe('to-look-at')
  expect(standingWithSaved({ kind: 'cover-shows' }, { kind: 'different' })).toBe('to-look-at')
  expect(standingWithSaved({ kind: 'cover-shows' }, { kind: 'unsure' })).toBe('weaker')
  for (const found of ['different', 'cover-differs'] as const)
    expect(standingWithSaved({ kind: found }, { kind: 'same' })).toBe('to-look-at')
  expect(standingWithSaved({ kind: 'gone' }, { kind: 'same' })).toBe('gone')
  expect(standingWithSaved({ kind: 'same' }, { kind: 'different' })).toBe('verified')
})

test('a disclosure that is asked for must be told, and a post is named by its platform or its server', () => {
  expect(isDisclosureTold('none', null)).toBe(true)
  expect(isDisclosureTold('paid-partnership', null)).toBe(false)
  expect(isDisclosureTold('paid-partnership', 'by-label')).toBe(true)
  expect(platformOfLink('https://www.instagram.com/reel/Cabc/')).toBe('Instagram')
  expect(platformOfLink('https://social.example/@mira/112233')).toBe('social.example')
  expect(platformOfLink('https://elsewhere.example/win')).toBeNull()
})

test('an answer is counted as its platform counts, and where none can be sent nothing fits', () => {
  expect(checkAnswer('bluesky', '🕯'.repeat(300))).toEqual([])
  expect(checkAnswer('bluesky', 'a'.repeat(301))).toMatchObject([{ kind: 'too-long', used: 301, most: 300 }])
  expect(checkAnswer('x', '🕯'.repeat(141))).toMatchObject([{ kind: 'too-long', unit: 'weighted' }])
  expect(checkAnswer('youtube', '   ')).toEqual([{ kind: 'missing', field: 'copy' }])
  expect(checkAnswer('tiktok', 'Hello')).toEqual([{ kind: 'missing', field: 'copy' }])
})

test('a kit’s post is looked at at once, after an hour, a day and a week, and every week from then on', () => {
  const days = [0, 1, 2, 3, 4, 10].map((round) => kitLookAfter(round) / 86_400_000)
  expect(days).toEqual([0, 1 / 24, 1, 7, 14, 56])
})
