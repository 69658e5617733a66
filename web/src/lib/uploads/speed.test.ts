import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Speed } from './speed.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

test('speed is what was sent since, a second', () => {
  const speed = new Speed()
  expect(speed.after(0)).toBe(0)
  vi.advanceTimersByTime(1000)
  expect(speed.after(3_000_000)).toBe(3_000_000)
})

test('what lay there before a reload is not counted as sent now', () => {
  const speed = new Speed()
  expect(speed.after(900_000_000)).toBe(0)
  vi.advanceTimersByTime(1000)
  expect(speed.after(901_000_000)).toBe(1_000_000)
})
