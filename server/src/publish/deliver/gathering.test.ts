import { expect, test } from 'vitest'
import { Gathering } from './gathering.ts'

test('what is asked in one breath is done in one, and each has its own outcome', async () => {
  const sets: (readonly number[])[] = []
  const gathering = new Gathering<number, number>({
    together: async (orders) => (sets.push(orders), orders.map((n) => n * 2)),
    alone: async (n) => n * 2,
    most: 3,
    restMs: (waited) => (waited === 0 ? 1 : 0),
  })
  expect(await Promise.all([1, 2, 3, 4].map((n) => gathering.ask(n)))).toEqual([2, 4, 6, 8])
  expect(sets).toEqual([[1, 2, 3], [4]])
})

test('one that cannot be done fails alone', async () => {
  const gathering = new Gathering<number, number>({
    together: () => Promise.reject(new Error('one of them')),
    alone: (n) => (n === 2 ? Promise.reject(new Error('two')) : Promise.resolve(n)),
    most: 10,
    restMs: () => 0,
  })
  const done = await Promise.allSettled([1, 2, 3].map((n) => gathering.ask(n)))
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})
