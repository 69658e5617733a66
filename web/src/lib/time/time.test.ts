import { FLICKS_PER_SECOND } from '@stagedoor/core/time'
import { expect, test } from 'vitest'
import { frameOf, middleOfFrame, percentOf, stepped } from './flicks.ts'
import { keyAct } from './keys.ts'
import { ticksOf } from './ruler.ts'

test('a frame of every usual rate is a whole number of flicks', () => {
  for (const [num, den] of [
    [24, 1],
    [24000, 1001],
    [25, 1],
    [30000, 1001],
    [50, 1],
    [60000, 1001],
    [120, 1],
  ] as const) {
    expect((FLICKS_PER_SECOND * den) % num).toBe(0)
    expect(frameOf({ num, den }) * num).toBe(FLICKS_PER_SECOND * den)
  }
})

test.for([
  [24, 1],
  [30000, 1001],
  [50, 1],
] as const)(
  'a step at %i/%i frames a second goes to the next frame and none is passed over',
  ([num, den]) => {
    const rate = { num, den }
    const duration = 10 * FLICKS_PER_SECOND
    const frame = (FLICKS_PER_SECOND * den) / num
    let now = 0
    for (let count = 1; count <= 200; count++) {
      now = stepped(now, { frames: 1, rate, duration })
      expect(now).toBe(count * frame)
      // Whatever a browser makes of these seconds, by millionths or not at all, it is still this frame.
      const seconds = Math.floor((middleOfFrame(now, rate) / FLICKS_PER_SECOND) * 1e6) / 1e6
      expect(Math.floor((seconds * num) / den)).toBe(count)
    }
    const between = now + frame / 3
    expect(stepped(between, { frames: 1, rate, duration })).toBe(201 * frame)
    expect(stepped(between, { frames: -1, rate, duration })).toBe(199 * frame)
    expect(stepped(now, { frames: -1000, rate, duration })).toBe(0)
    const last = stepped(now, { frames: 1000, rate, duration })
    expect(last).toBeLessThan(duration)
    expect(last + frame).toBeGreaterThanOrEqual(duration)
  },
)

test('nothing is drawn off the line', () => {
  expect(percentOf(-5, 10)).toBe(0)
  expect(percentOf(15, 10)).toBe(100)
  expect(percentOf(5, 0)).toBe(0)
})

test('a ruler is readable from one second to four hours', () => {
  for (const seconds of [1, 21.4, 95, 600, 4 * 3600]) {
    const ticks = ticksOf(seconds * FLICKS_PER_SECOND)
    expect(ticks.length).toBeGreaterThan(1)
    expect(ticks.length).toBeLessThanOrEqual(11)
    expect(ticks.at(-1)).toBeLessThan(seconds * FLICKS_PER_SECOND)
  }
})

test('the keys of the cutting room mean what they mean there', () => {
  const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
    keyAct({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })
  expect(press('k')).toEqual({ kind: 'pause' })
  expect(press('L')).toEqual({ kind: 'shuttle', direction: 1 })
  expect(press('ArrowLeft')).toEqual({ kind: 'step', frames: -1 })
  expect(press('ArrowRight', { shiftKey: true })).toEqual({ kind: 'step', frames: 10 })
  expect(press(']')).toEqual({ kind: 'concern', direction: 1 })
  expect(press('l', { ctrlKey: true })).toBeUndefined()
})
