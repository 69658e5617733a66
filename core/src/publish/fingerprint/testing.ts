import { flicks, FLICKS_PER_SECOND } from '../../time/index.ts'
import { FINGERPRINT_VERSION, type FilmFingerprint } from './film-fingerprint.ts'
import { pictureTracer, TRACED_FRAMES_PER_SECOND } from './picture-trace.ts'
import { soundTracer, TRACED_SAMPLES_PER_SECOND } from './sound-trace.ts'

/** The size in which films are drawn here. */
export const DRAWN = { width: 96, height: 54 }

/** A drawn film: gray frames at the traced rate, and samples at the traced rate where it has sound. */
export interface DrawnFilm {
  readonly frames: readonly Uint8Array[]
  readonly samples: Int16Array | null
}

/** A source of chance that gives the same numbers for the same seed (Mulberry32 of Tommy Ettinger, public domain). */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Shape {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly level: number
  readonly isRound: boolean
}

/** A set before a locked camera: light, walls and what stands there, but nothing of how it moves. */
export interface DrawnSet {
  readonly light: { readonly level: number; readonly across: number; readonly down: number }
  readonly grain: {
    readonly across: number
    readonly down: number
    readonly depth: number
    readonly phase: number
  }
  readonly shapes: readonly Shape[]
}

/** A set by its seed. */
export function drawnSet(seed: number): DrawnSet {
  const chance = chanceOf(seed)
  const between = (from: number, to: number) => from + chance() * (to - from)
  return {
    light: { level: between(60, 180), across: between(-80, 80), down: between(-80, 80) },
    grain: { across: between(2, 14), down: between(2, 14), depth: between(4, 20), phase: between(0, 7) },
    shapes: Array.from({ length: 3 + Math.floor(chance() * 5) }, () => ({
      x: between(0.1, 0.9),
      y: between(0.1, 0.9),
      width: between(0.04, 0.25),
      height: between(0.06, 0.35),
      level: between(5, 250),
      isRound: chance() < 0.6,
    })),
  }
}

/** One run before the camera: how the shapes of a set move, and whether the camera does. */
export function drawnTake(set: DrawnSet, seed: number, frames: number): Uint8Array[] {
  const chance = chanceOf(seed)
  const moves = set.shapes.map(() => {
    const isMoving = chance() < 0.6
    return {
      reach: isMoving ? 0.03 + chance() * 0.2 : 0,
      lift: isMoving ? chance() * 0.12 : 0,
      pace: 0.4 + chance() * 2.4,
      turn: 0.3 + chance() * 1.9,
      phase: chance() * 7,
    }
  })
  const pan = chance() < 0.4 ? (chance() - 0.5) * 0.2 : 0
  return Array.from({ length: frames }, (_, frame) => {
    const t = frame / TRACED_FRAMES_PER_SECOND
    const shift = pan * Math.sin(t * 0.7)
    const places = set.shapes.map((shape, at) => {
      const move = moves[at] as (typeof moves)[number]
      return {
        ...shape,
        x: shape.x + shift + move.reach * Math.sin(t * move.pace + move.phase),
        y: shape.y + move.lift * Math.sin(t * move.turn + move.phase * 2),
      }
    })
    return drawFrame(set, places, shift)
  })
}

function drawFrame(set: DrawnSet, shapes: readonly Shape[], shift: number): Uint8Array {
  const { width, height } = DRAWN
  const frame = new Uint8Array(width * height)
  const across = Float64Array.from({ length: width }, (_, column) =>
    Math.sin(((column + 0.5) / width - shift) * set.grain.across * 6 + set.grain.phase),
  )
  for (let row = 0; row < height; row += 1) {
    const y = (row + 0.5) / height
    const down = set.grain.depth * Math.cos(y * set.grain.down * 6)
    for (let column = 0; column < width; column += 1) {
      const x = (column + 0.5) / width
      let level =
        set.light.level +
        set.light.across * (x - shift - 0.5) +
        set.light.down * (y - 0.5) +
        down * (across[column] as number)
      for (const shape of shapes) {
        const aside = Math.abs(x - shape.x) / shape.width
        const below = Math.abs(y - shape.y) / shape.height
        if (shape.isRound ? aside * aside + below * below < 1 : aside < 1 && below < 1) level = shape.level
      }
      frame[row * width + column] = Math.max(0, Math.min(255, Math.round(level)))
    }
  }
  return frame
}

/** A film of several shots, each of a set of its own. */
export function drawnShots(seed: number, seconds: number): Uint8Array[] {
  const chance = chanceOf(seed)
  const frames: Uint8Array[] = []
  for (let shot = 0; frames.length < seconds * TRACED_FRAMES_PER_SECOND; shot += 1) {
    const length = Math.round((1.5 + chance() * 4) * TRACED_FRAMES_PER_SECOND)
    frames.push(...drawnTake(drawnSet(seed * 1000 + shot), seed * 1000 + shot + 500, length))
  }
  return frames.slice(0, seconds * TRACED_FRAMES_PER_SECOND)
}

/** A card with lines of letters, faded in and then standing still. */
export function drawnCard(seed: number, seconds: number): Uint8Array[] {
  const chance = chanceOf(seed)
  const { width, height } = DRAWN
  const card = new Uint8Array(width * height).fill(16)
  for (let line = 0; line < 3; line += 1) {
    const top = Math.floor(12 + line * 11)
    for (let column = 14; column < width - 14; column += 2) {
      if (chance() < 0.35) continue
      for (let row = top; row < top + 6; row += 1)
        card.fill(225, row * width + column, row * width + column + 2)
    }
  }
  return Array.from({ length: seconds * TRACED_FRAMES_PER_SECOND }, (_, frame) => {
    const share = Math.min(1, frame / TRACED_FRAMES_PER_SECOND)
    return card.map((level) => Math.round(level * share))
  })
}

/** The bars of a test pattern, with a small picture of a film inside. */
export function drawnBars(inside: readonly Uint8Array[]): Uint8Array[] {
  const { width, height } = DRAWN
  return inside.map((film) => {
    const frame = Uint8Array.from({ length: width * height }, (_, at) => {
      const column = at % width
      const row = Math.floor(at / width)
      return row < height * 0.75 ? 235 - 30 * Math.floor((column * 7) / width) : (column * 16) % 256
    })
    for (let row = 0; row < height / 2; row += 1) {
      for (let column = 0; column < width / 2; column += 1)
        frame[(row + 13) * width + column + 24] = film[row * 2 * width + column * 2] ?? 0
    }
    return frame
  })
}

/** Sound by its seed: notes of changing length, some of them noise, like nothing that anybody would want to hear. */
export function drawnSound(seed: number, seconds: number): Int16Array {
  const chance = chanceOf(seed)
  const samples = new Int16Array(seconds * TRACED_SAMPLES_PER_SECOND)
  for (let at = 0; at < samples.length;) {
    const length = Math.round((0.12 + chance() * 0.6) * TRACED_SAMPLES_PER_SECOND)
    const pitch = 110 * 2 ** (chance() * 4.5)
    const loudness = chance() < 0.15 ? 0 : 1500 + chance() * 9000
    const isNoise = chance() < 0.3
    for (let step = 0; step < length && at < samples.length; step += 1, at += 1) {
      const fade = Math.exp((-3 * step) / length)
      const wave = isNoise
        ? chance() * 2 - 1
        : Math.sin((2 * Math.PI * pitch * step) / TRACED_SAMPLES_PER_SECOND) +
          0.4 * Math.sin((4 * Math.PI * pitch * step) / TRACED_SAMPLES_PER_SECOND)
      samples[at] = Math.round(loudness * fade * wave)
    }
  }
  return samples
}

/** The fingerprint of a drawn film. */
export function fingerprintOf({ frames, samples }: DrawnFilm): FilmFingerprint {
  const picture = pictureTracer(DRAWN)
  for (const frame of frames) picture.add(frame)
  const sound = soundTracer()
  if (samples !== null) sound.add(samples)
  return {
    version: FINGERPRINT_VERSION,
    duration: flicks((frames.length * FLICKS_PER_SECOND) / TRACED_FRAMES_PER_SECOND),
    picture: picture.finish(),
    sound: samples === null ? null : sound.finish(),
  }
}
