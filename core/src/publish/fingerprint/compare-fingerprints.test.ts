import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FLICKS_PER_SECOND, totalOf } from '../../time/index.ts'
import { compareFingerprints } from './compare-fingerprints.ts'
import { fingerprintBytes, readFingerprint } from './fingerprint-bytes.ts'
import {
  chanceOf,
  DRAWN,
  drawnCard,
  drawnSet,
  drawnShots,
  drawnSound,
  drawnTake,
  fingerprintOf,
} from './testing.ts'

const SECONDS = 12
const FRAMES = SECONDS * 12
const reel = drawnShots(1, SECONDS)
const sound = drawnSound(1, SECONDS)
const cut = fingerprintOf({ frames: reel, samples: sound })
const { width, height } = DRAWN

const perFrame = (frames: readonly Uint8Array[], look: (frame: Uint8Array) => Uint8Array) => frames.map(look)
const mirrored = (frame: Uint8Array) =>
  frame.map((_, at) => frame[at - (at % width) + (width - 1 - (at % width))] ?? 0)
const grainy = (frame: Uint8Array, chance: () => number) =>
  frame.map((level) => Math.max(0, Math.min(255, level * 0.9 + 8 + (chance() - 0.5) * 16)))
const letterboxed = (frame: Uint8Array) => {
  const tall = new Uint8Array(frame.length).fill(16)
  for (let at = 0; at < frame.length; at += 1) {
    const row = Math.floor(at / width)
    const inside = Math.floor(((row - 7) * height) / 40)
    if (row >= 7 && row < 47) tall[at] = frame[inside * width + (at % width)] ?? 0
  }
  return tall
}
const seconds = (ranges: Parameters<typeof totalOf>[0]) => totalOf(ranges) / FLICKS_PER_SECOND

describe('a found film', () => {
  test('is the cut after other grain, contrast, level and bars above and below', () => {
    const chance = chanceOf(4)
    const frames = perFrame(reel, (frame) => letterboxed(grainy(frame, chance)))
    const found = fingerprintOf({ frames, samples: sound.map((sample) => sample / 4) })
    expect(compareFingerprints({ cut, found })).toMatchObject({
      kind: 'same',
      notFromCut: [],
      sound: { kind: 'same' },
    })
  })

  test('is not the cut with left and right exchanged, but its sound is told to be the same', () => {
    const found = fingerprintOf({ frames: perFrame(reel, mirrored), samples: sound })
    expect(compareFingerprints({ cut, found })).toEqual({
      kind: 'different',
      shared: [],
      isSoundShared: true,
    })
  })

  test('is a part of the cut where it was taken from the middle, and says which', () => {
    const found = fingerprintOf({
      frames: reel.slice(3 * 12, 9 * 12),
      samples: sound.slice(3 * 8000, 9 * 8000),
    })
    const match = compareFingerprints({ cut, found })
    if (match.kind !== 'part') throw new TypeError(match.kind)
    expect(match.stretches).toHaveLength(1)
    const from = (match.stretches[0]?.cut.from ?? 0) / FLICKS_PER_SECOND
    expect(Math.abs(from - 3)).toBeLessThan(0.15)
    expect(match.notFromCut).toEqual([])
    expect(match.coverage.ofCut).toBeCloseTo(0.5, 1)
  })

  test('with something before and after the cut names what nobody has cleared', () => {
    const other = drawnShots(2, 5)
    const frames = [...other.slice(0, 36), ...reel, ...other.slice(36)]
    const match = compareFingerprints({ cut, found: fingerprintOf({ frames, samples: null }) })
    if (match.kind !== 'part') throw new TypeError(match.kind)
    expect(match.notFromCut).toHaveLength(2)
    expect(Math.abs(seconds(match.notFromCut) - 5)).toBeLessThan(0.6)
    expect(match.sound).toEqual({ kind: 'removed' })
  })

  test('in which two seconds were replaced is not the same, even where the new shot is another take of the old', () => {
    const set = drawnSet(60)
    const [take, otherTake] = [drawnTake(set, 61, FRAMES), drawnTake(set, 62, FRAMES)]
    const ofTake = fingerprintOf({ frames: take, samples: sound })
    const frames = [...take.slice(0, 60), ...otherTake.slice(60, 96), ...take.slice(96)]
    const match = compareFingerprints({ cut: ofTake, found: fingerprintOf({ frames, samples: sound }) })
    if (match.kind !== 'part') throw new TypeError(match.kind)
    expect(seconds(match.notFromCut) + seconds(match.doubtful)).toBeGreaterThan(1)
  })

  test('with other music over the same pictures is not the same', () => {
    const found = fingerprintOf({ frames: reel, samples: drawnSound(9, SECONDS) })
    expect(compareFingerprints({ cut, found })).toMatchObject({ kind: 'part', sound: { kind: 'differs' } })
  })

  test('that runs at 25 frames a second instead of 24 is the same, and says how fast it runs', () => {
    const frames = Array.from(
      { length: Math.floor(FRAMES / 1.0417) },
      (_, at) => reel[Math.round(at * 1.0417)] as Uint8Array,
    )
    const match = compareFingerprints({ cut, found: fingerprintOf({ frames, samples: null }) })
    if (match.kind !== 'part') throw new TypeError(match.kind)
    expect(match.stretches.every(({ speed }) => Math.abs(speed - 1.0417) < 0.01)).toBe(true)
    expect(match.coverage.ofCut).toBeGreaterThan(0.97)
  })
})

describe('films that are not the cut', () => {
  test('another take of the same set is never found to be the cut', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const set = drawnSet(seed)
        const [one, other] = [drawnTake(set, seed * 2, FRAMES), drawnTake(set, seed * 2 + 1, FRAMES)]
        const { kind } = compareFingerprints({
          cut: fingerprintOf({ frames: one, samples: null }),
          found: fingerprintOf({ frames: other, samples: null }),
        })
        expect(['different', 'unsure']).toContain(kind)
      }),
      { numRuns: 4 },
    )
  })

  test('the same card before another film is told as shared at most', () => {
    const card = drawnCard(3, 4)
    const films = [11, 12].map((seed) =>
      fingerprintOf({ frames: [...card, ...drawnShots(seed, 8)], samples: null }),
    )
    const [one, other] = films
    if (one === undefined || other === undefined) throw new TypeError('there are two')
    expect(compareFingerprints({ cut: one, found: other }).kind).toBe('different')
  })

  test('a picture that stands still proves nothing, and the same sound with it does', () => {
    const still = drawnCard(5, 2).at(-1) ?? new Uint8Array()
    const frames = Array.from({ length: FRAMES }, () => still)
    const silent = fingerprintOf({ frames, samples: null })
    expect(compareFingerprints({ cut: silent, found: silent })).toEqual({
      kind: 'unsure',
      because: 'nothing-moves',
    })
    const heard = fingerprintOf({ frames, samples: sound })
    expect(compareFingerprints({ cut: heard, found: heard }).kind).toBe('same')
    const black = fingerprintOf({ frames: perFrame(frames, (frame) => frame.map(() => 16)), samples: null })
    expect(compareFingerprints({ cut: black, found: black })).toMatchObject({ kind: 'unsure' })
  })
})

test('a fingerprint that was kept is read as it was, and anything else is refused', () => {
  expect(readFingerprint(fingerprintBytes(cut))).toEqual(cut)
  const bytes = fingerprintBytes(cut)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (length) => {
      expect(() => readFingerprint(bytes.slice(0, length))).toThrow(RangeError)
    }),
  )
  expect(() => readFingerprint(bytes.with(4, 9))).toThrow('version 9')
})
