import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planLadder, segmentsOfPiece } from './ladder-plan.ts'
import type { StoredPicture } from './upright.ts'

const square = { num: 1, den: 1 }
const stored = (width: number, height: number, turn: StoredPicture['turn'] = 0): StoredPicture => ({
  width,
  height,
  turn,
  pixelShape: square,
})
const film = { num: 24, den: 1 }
const sizes = (picture: StoredPicture) =>
  planLadder(picture, film).rungs.map(({ name, width, height }) => `${name} ${width}x${height}`)

describe('a ladder', () => {
  test('has the rungs that a picture fills, whichever way the phone was held', () => {
    expect(sizes(stored(3840, 2160))).toEqual([
      '1080 1920x1080',
      '720 1280x720',
      '480 852x480',
      '360 640x360',
    ])
    expect(sizes(stored(1920, 1080, 90))).toEqual([
      '1080 1080x1920',
      '720 720x1280',
      '480 480x852',
      '360 360x640',
    ])
    expect(sizes(stored(2048, 858))).toEqual(['1080 1920x804', '720 1280x536', '480 854x356', '360 640x268'])
  })

  test('leaves out a rung that nobody could tell from the one above, and has one for the smallest picture', () => {
    expect(sizes(stored(1300, 730))).toEqual(['1080 1300x730', '480 854x478', '360 640x358'])
    expect(sizes(stored(640, 360))).toEqual(['1080 640x360'])
    expect(sizes(stored(3, 1))).toEqual(['1080 2x2'])
  })

  test('is never above its source, and even', () => {
    const side = fc.integer({ min: 2, max: 8192 })
    fc.assert(
      fc.property(side, side, fc.constantFrom(0 as const, 90 as const), (width, height, turn) => {
        const { rungs } = planLadder(stored(width, height, turn), film)
        const [long, short] = [Math.max(width, height), Math.min(width, height)]
        expect(rungs.length).toBeGreaterThan(0)
        for (const rung of rungs) {
          expect(Math.max(rung.width, rung.height)).toBeLessThanOrEqual(long)
          expect(Math.min(rung.width, rung.height)).toBeLessThanOrEqual(short)
          expect([rung.width % 2, rung.height % 2]).toEqual([0, 0])
        }
      }),
    )
  })

  test('has whole frames in a segment of about two seconds, with a key frame each second where people look for moments', () => {
    const ntsc = { num: 30000, den: 1001 }
    expect(planLadder(stored(640, 360), ntsc)).toMatchObject({ framesPerKey: 60, framesPerSegment: 60 })
    expect(planLadder(stored(640, 360), film, { keysPerSegment: 2 })).toMatchObject({
      framesPerKey: 24,
      framesPerSegment: 48,
    })
    expect(planLadder(stored(640, 360), { num: 1, den: 4 })).toMatchObject({ framesPerSegment: 1 })
  })

  test('comes in pieces, the first of one segment, which join without a gap', () => {
    const pieces = Array.from({ length: 8 }, (_, piece) => segmentsOfPiece(piece))
    expect(pieces[0]).toEqual({ from: 0, until: 1 })
    for (const [place, { from }] of pieces.entries())
      if (place > 0) expect(from).toBe(pieces[place - 1]?.until)
    expect(pieces[7]).toEqual({ from: 60, until: 75 })
  })
})
