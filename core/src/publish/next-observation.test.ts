import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Instant, instant } from '../time/index.ts'
import { foreignAddress, foreignWords } from './foreign-words.ts'
import { nextObservation, observationAfter } from './next-observation.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const ids = fc.uuid()

function looksOf(id: string, until: number): Instant[] {
  const post = { id, liveSince: instant(0) }
  const looks: Instant[] = []
  for (let lastLooked: Instant | null = null; ;) {
    const next: Instant = nextObservation(post, lastLooked ?? instant(0), { lastLooked, failures: 0 })
    if (next >= until) return looks
    looks.push(next)
    lastLooked = next
  }
}

test('a post is looked at often in its first hour, and a hundred times in a year at most', () => {
  fc.assert(
    fc.property(ids, (id) => {
      const looks = looksOf(id, 365 * DAY)
      expect(looks.filter((at) => at < HOUR).length).toBeGreaterThanOrEqual(5)
      expect(looks.filter((at) => at < DAY).length).toBeLessThanOrEqual(36)
      expect(looks.length).toBeLessThanOrEqual(130)
      const pauses = looks.slice(1).map((at, index) => at - looks[index]!)
      expect(Math.max(...pauses)).toBeLessThanOrEqual(7.7 * DAY)
    }),
    { numRuns: 50 },
  )
})

test('the next look is always to come, however long nobody looked and whatever failed', () => {
  fc.assert(
    fc.property(ids, fc.nat(1e12), fc.nat(1e12), fc.nat(60), (id, live, later, failures) => {
      const now = instant(live + later)
      for (const lastLooked of [null, instant(live + Math.floor(later / 2)), now])
        expect(
          nextObservation({ id, liveSince: instant(live) }, now, { lastLooked, failures }),
        ).toBeGreaterThan(now)
    }),
  )
})

test('a thousand posts of one moment are not asked after at once, nor after a pause of their account', () => {
  const all = Array.from({ length: 1_000 }, (_, index) => `post-${index}`)
  const seconds = (of: (id: string) => number) => {
    const counts = new Map<number, number>()
    for (const id of all) {
      const second = Math.floor(of(id) / 1_000)
      counts.set(second, (counts.get(second) ?? 0) + 1)
    }
    return Math.max(...counts.values())
  }
  const lastLooked = instant(2 * HOUR)
  const due = (id: string) =>
    nextObservation({ id, liveSince: instant(0) }, lastLooked, { lastLooked, failures: 0 })
  expect(seconds(due)).toBeLessThanOrEqual(12)
  expect(seconds((id) => observationAfter(instant(5_000), id))).toBeLessThanOrEqual(12)
})

test('failures make looks rarer, up to a day', () => {
  const post = { id: 'a', liveSince: instant(0) }
  const lastLooked = instant(60_000)
  const after = (failures: number) => nextObservation(post, lastLooked, { lastLooked, failures }) - lastLooked
  expect(after(3)).toBeGreaterThan(after(0))
  expect(after(8)).toBeGreaterThan(after(3))
  expect(after(500)).toBeLessThanOrEqual(1.1 * DAY)
})

test('what others wrote turns no line around and hides nothing, and cleaning it again changes nothing', () => {
  expect(foreignWords('Look\u202Egnp.exe\u0007')).toBe('Look[U+202E]gnp.exe[U+0007]')
  expect(foreignWords('<script>alert(1)</script>')).toBe('<script>alert(1)</script>')
  expect(foreignWords('👩‍👩‍👧 e\u0301')).toBe('👩‍👩‍👧 é')
  expect(foreignWords('x'.repeat(9_000))).toHaveLength(5_000)
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const once = foreignWords(text, 100)
      expect(foreignWords(once, 100)).toBe(once)
      expect(Array.from(once).length).toBeLessThanOrEqual(100)
      expect(once).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u)
    }),
  )
})

test('an address of others is one of the web or none', () => {
  expect(foreignAddress('https://social.example/@a/1')).toBe('https://social.example/@a/1')
  for (const bad of [
    'javascript:alert(1)',
    'http://social.example/',
    'https://a:b@social.example/',
    'x',
    null,
  ])
    expect(foreignAddress(bad)).toBeNull()
})
