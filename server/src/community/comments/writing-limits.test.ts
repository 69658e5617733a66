import { Problem } from '@stagedoor/contract/problems'
import { expect, test } from 'vitest'
import { writingLimits } from './writing-limits.ts'

test('whoever writes without end spends their own pace, and leaves what the others behind their address have', () => {
  let now = 0
  const limits = writingLimits(() => now)
  const seat = (viewer: string | null, n: number) => ({
    viewer,
    clientAddress: `2001:db8:1:2::${n.toString(16)}`,
  })
  const kept = (viewer: string | null, times: number) => {
    let count = 0
    for (let n = 0; n < times; n += 1)
      try {
        limits.write(seat(viewer, n))
        count += 1
      } catch (error) {
        if (!(error instanceof Problem)) throw error
      }
    return count
  }
  expect(kept('flooder', 2000)).toBe(20)
  // Of nobody in particular the network is the writer, whatever address of it they show.
  expect(kept(null, 2000)).toBe(20)
  expect(kept('somebody', 5)).toBe(5)
  now += 60_000
  expect(kept('flooder', 2000)).toBe(12)
})
