import { expect, test } from 'vitest'
import { CallLanes } from './call-lanes.ts'

/** Calls that end when they are told to; `begun` says whose, in the order in which they began. */
function manyCalls(lanes: CallLanes) {
  const begun: string[] = []
  const ends: (() => void)[] = []
  const call = (account: string) =>
    lanes.run(account, () => {
      begun.push(account)
      return new Promise<void>((resolve) => ends.push(resolve))
    })
  return { begun, ends, call }
}

const breath = () => new Promise((resolve) => setImmediate(resolve))

test('one account with hundreds of posts leaves room for the others, and has its calls bounded', async () => {
  const { begun, ends, call } = manyCalls(new CallLanes())
  const all = Array.from({ length: 300 }, () => call('crowded'))
  all.push(call('quiet'))
  await breath()
  expect(begun.filter((account) => account === 'crowded')).toHaveLength(80)
  expect(begun).toContain('quiet')
  for (let done = 0; done < all.length; done += 1) {
    ends[done]?.()
    await breath()
  }
  await Promise.all(all)
  expect(begun).toHaveLength(301)
})

test('accounts whose platform hangs, however many, hold up no other', async () => {
  const { begun, call } = manyCalls(new CallLanes())
  for (const account of ['hangs', 'hangs as well', 'hangs too'])
    for (let n = 0; n < 100; n += 1) void call(account)
  await breath()
  expect(begun).toHaveLength(240)
  for (let n = 0; n < 60; n += 1) void call('answers')
  await breath()
  expect(begun.filter((account) => account === 'answers')).toHaveLength(60)
})

test('the calls of an account begin in their order', async () => {
  const lanes = new CallLanes()
  const begun: number[] = []
  await Promise.all(
    Array.from({ length: 200 }, (_, nth) =>
      lanes.run('crowded', async () => {
        begun.push(nth)
        await breath()
      }),
    ),
  )
  expect(begun).toEqual(Array.from({ length: 200 }, (_, nth) => nth))
})

test('a call that fails gives its place to the next', async () => {
  const lanes = new CallLanes()
  await expect(lanes.run('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await lanes.run('a', () => Promise.resolve('yes'))).toBe('yes')
})
