import { expect, test } from 'vitest'
import type { GrayFrame } from './gray-frame.ts'
import { brightnessApart, shotStarts } from './shot-cuts.ts'
import { drawFrame } from './testing.ts'

const startsOf = (frames: readonly GrayFrame[]) =>
  shotStarts(frames.slice(1).map((frame, i) => brightnessApart(frames[i]!, frame)))

const shot = (ground: number, length: number): GrayFrame[] =>
  Array.from({ length }, (_, i) => drawFrame({ x: 10 + i, y: 30, width: 20, height: 20 }, { ground }))

test('a shot begins where the picture is another at once', () => {
  expect(startsOf([...shot(40, 12), ...shot(150, 9), ...shot(80, 6)])).toEqual([12, 21])
})

test('motion, grain and a slow change of light begin no shot', () => {
  const grainy = Array.from({ length: 30 }, (_, i) =>
    drawFrame({ x: i * 4, y: 30, width: 20, height: 20 }, { seed: i, ground: 60 + i * 3 }),
  )
  expect(startsOf(grainy)).toEqual([])
})

test('a flash of light is not two shots', () => {
  const frames = shot(60, 12)
  expect(startsOf([...frames.slice(0, 6), drawFrame(null, { ground: 220 }), ...frames.slice(6)])).toEqual([])
})
