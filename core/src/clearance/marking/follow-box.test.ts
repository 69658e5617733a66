import { describe, expect, test } from 'vitest'
import { beginFollowing, type Follower, followInto, type Step } from './follow-box.ts'
import type { GrayFrame, PixelBox } from './gray-frame.ts'
import { overlapShare } from './simplify-track.ts'
import { drawFrame } from './testing.ts'

const at = (x: number, y: number, size = 20): PixelBox => ({ x, y, width: size, height: size })
const asBox = ({ x, y, width, height }: PixelBox) => ({
  x: x / 160,
  y: y / 90,
  width: width / 160,
  height: height / 90,
})

function follow(first: PixelBox, frames: readonly GrayFrame[]): Step[] {
  const [head, ...rest] = frames
  const begun = beginFollowing(head!, asBox(first))
  if ('kind' in begun) return [begun]
  const steps: Step[] = []
  let follower: Follower = begun
  for (const frame of rest) {
    const step = followInto(follower, frame)
    steps.push(step)
    if (step.kind === 'lost') break
    follower = step.follower
  }
  return steps
}

describe('a box that follows', () => {
  test('stays on what it was drawn around while that moves and grows', () => {
    const way = Array.from({ length: 40 }, (_, i) => at(20 + i * 2, 30 + 10 * Math.sin(i / 6), 20 + i / 4))
    const steps = follow(
      way[0]!,
      way.map((patch) => drawFrame(patch)),
    )
    expect(steps).toHaveLength(39)
    for (const [i, step] of steps.entries()) {
      if (step.kind === 'lost') throw new Error(`lost at ${i}: ${step.why}`)
      expect(overlapShare(step.box, asBox(way[i + 1]!))).toBeGreaterThan(0.7)
    }
  })

  test('follows through a change of light', () => {
    const frames = Array.from({ length: 10 }, (_, i) => drawFrame(at(20 + i, 30)))
    const dimmed = frames.map(({ luma, ...frame }, i) => ({
      ...frame,
      luma: luma.map((value) => value * (1 - i * 0.03)),
    }))
    expect(follow(at(20, 30), dimmed).every(({ kind }) => kind === 'found')).toBe(true)
  })

  test('is lost when its subject is gone, and says so at once', () => {
    const seen = Array.from({ length: 5 }, (_, i) => drawFrame(at(20 + i, 30)))
    const steps = follow(at(20, 30), [...seen, drawFrame(null)])
    expect(steps.at(-1)).toEqual({ kind: 'lost', why: 'faded' })
    expect(steps).toHaveLength(5)
  })

  test('does not jump to another shot', () => {
    const steps = follow(at(20, 30), [
      drawFrame(at(20, 30)),
      drawFrame(at(21, 30)),
      drawFrame(at(22, 30), { ground: 200, seed: 9 }),
    ])
    expect(steps.at(-1)).toEqual({ kind: 'lost', why: 'shot-changed' })
  })

  test('lets go of what leaves the frame', () => {
    const frames = Array.from({ length: 30 }, (_, i) => drawFrame(at(120 + i * 2, 30)))
    expect(follow(at(120, 30), frames).at(-1)).toEqual({ kind: 'lost', why: 'left-frame' })
  })

  test('does not begin where there is nothing to hold on to', () => {
    const even = { width: 160, height: 90, luma: new Uint8Array(160 * 90).fill(120) }
    expect(follow(at(20, 30), [even, even])).toEqual([{ kind: 'lost', why: 'too-even' }])
  })
})
