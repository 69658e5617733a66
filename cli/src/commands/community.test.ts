import { afterAll, expect, test } from 'vitest'
import { openAnsweringHouse } from '../testing.ts'

// The house of these tests answers by path; the real one is asked in the server's own.
const COMMUNITY = '/api/v1/productions/saltlight/community'
const answers: Record<string, unknown> = {
  '/api/v1/productions': { items: [{ slug: 'saltlight' }], next: null },
  '/api/v1/house': { now: '2026-03-03T12:00:00.000Z' },
  [`${COMMUNITY}/queue`]: {
    items: [
      { state: 'held', reportCount: 0, handle: 'nightowl', source: 'Mara\ndrowns' },
      { state: 'shown', reportCount: 2, handle: null, source: 'x'.repeat(90) },
    ],
    next: null,
    beyond: 0,
  },
  [`${COMMUNITY}/writers/nightowl`]: { record: { writerId: 'w1', handle: 'nightowl' }, writings: [] },
  [`${COMMUNITY}/acts`]: { actId: 'a1' },
}
const house = await openAnsweringHouse(answers)
afterAll(() => house.close())
const { asked } = house
const typed = (...words: string[]) => house.typed('community', ...words)

test('the queue is one line a writing, however long and broken its text', async () => {
  const { code, said } = await typed('queue')
  expect(code).toBe(0)
  const lines = said.split('\n')
  expect(lines[0]).toBe('held          nightowl: Mara drowns')
  expect(lines[1]).toMatch(/^2 reported {4}-: x+…$/)
})

test('a ban counts its days from the clock of the house, and needs a reason', async () => {
  expect((await typed('ban', 'nightowl')).warned).toContain('--reason')
  const { said } = await typed('ban', 'nightowl', '--reason', 'abuse', '--days', '7', '--note', 'twice')
  expect(said).toBe('nightowl may not write here for 7 days.')
  expect(JSON.parse(asked.at(-1)?.body ?? '')).toEqual({
    act: { kind: 'ban', writerId: 'w1', reason: 'abuse', until: '2026-03-10T12:00:00.000Z' },
    note: 'twice',
  })
})
