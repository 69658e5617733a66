import { expect, test } from 'vitest'
import type { PostPreflight } from '#lib/wire/posts.ts'
import { toldIn, unreadIn } from './told.ts'

const look = (changes: Partial<PostPreflight>): PostPreflight => ({
  isReady: true,
  opensAt: null,
  opens: 'at once',
  warnings: [],
  conflicts: [],
  issues: [],
  plannedCopy: null,
  isLive: true,
  because: null,
  price: null,
  verdict: null,
  ...changes,
})
const close = (minutes: number) => [
  { kind: 'too-close', said: `“The wave” goes there ${minutes} minutes before.` },
]
const at = (one: PostPreflight) => ({ found: { here: one }, refusals: {} })

test('a post of which nothing is to be told may be planned without a look', () => {
  expect(unreadIn(at(look({})), {})).toEqual([])
})

test.each([
  ['a post that goes there too close to another', { conflicts: close(4) }],
  ['what the account expects', { warnings: ['The connection ends before that.'] }],
  ['what it costs', { price: { currency: 'USD', micros: 200_000 } }],
  [
    'a smaller copy',
    { plannedCopy: { said: 'A smaller copy is made.', width: 1, height: 1, aboutBytes: 1, mostBytes: 1 } },
  ],
])('%s is read before it is planned, and once', (_, changes) => {
  const looked = at(look(changes))
  expect(unreadIn(looked, {})).toEqual(['here'])
  expect(unreadIn(looked, toldIn(looked))).toEqual([])
})

test('minutes that go by while somebody reads are nothing new; another price is', () => {
  expect(unreadIn(at(look({ conflicts: close(5) })), toldIn(at(look({ conflicts: close(4) }))))).toEqual([])
  const costs = (micros: number) => at(look({ price: { currency: 'USD', micros } }))
  expect(unreadIn(costs(200_000), toldIn(costs(15_000)))).toEqual(['here'])
})

test('what came up since the look is shown before anything is planned, and what the house refused too', () => {
  const before = toldIn(at(look({ conflicts: close(4) })))
  const now = at(look({ conflicts: [...close(4), { kind: 'daily-quota', said: 'Too many that day.' }] }))
  expect(unreadIn(now, before)).toEqual(['here'])
  expect(unreadIn({ found: {}, refusals: { there: 'Not connected.' } }, before)).toEqual(['there'])
})
