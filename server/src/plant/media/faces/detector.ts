import type { Plane } from './kernels.ts'
import { buildNetwork, type ModelFiles, type Network, runNetwork } from './network.ts'

/** A picture of red, green and blue bytes. */
export interface ColourPicture {
  readonly width: number
  readonly height: number
  readonly rgb: Uint8Array
}

/** Where a face is in a picture, in fractions of it, and how sure the detector is, from 0 to 1. */
export interface FoundFace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly confidence: number
}

// BlazeFace for the back camera looks at squares of 256 pixels; its grids have two and six anchors a place.
const SIDE = 256
const INPUT = 'input'
const GRIDS = [
  { scores: 'Identity', places: 'Identity_2', cells: 16, anchors: 2 },
  { scores: 'Identity_1', places: 'Identity_3', cells: 8, anchors: 6 },
] as const
const LEAST_SURE = 0.5
const SAME_FACE = 0.3
// What it finds runs from the brows to the chin: hair and ears make a face known as well.
const WIDER = 1.4

/** A square part of a picture, in pixels. */
interface Square {
  readonly x: number
  readonly y: number
  readonly side: number
}

/** Makes a detector of faces of its two model files. It says where a face is; it has no way to say whose. */
export function openDetector(files: ModelFiles): (picture: ColourPicture) => FoundFace[] {
  const network = buildNetwork(files)
  return (picture) =>
    eachOnce(squaresOf(picture).flatMap((square) => facesIn(network, picture, square)))
      .map((face) => widen(face))
      .filter(({ width, height }) => width > 0 && height > 0)
}

// The whole picture for faces that are near; squares of its short side for those further away.
function squaresOf({ width, height }: ColourPicture): Square[] {
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  const whole = { x: (width - long) / 2, y: (height - long) / 2, side: long }
  if (long < short * 1.2) return [whole]
  const count = Math.ceil(long / short)
  const squares = Array.from({ length: count }, (_, at) => {
    const start = ((long - short) * at) / (count - 1)
    return width > height ? { x: start, y: 0, side: short } : { x: 0, y: start, side: short }
  })
  return [whole, ...squares]
}

function facesIn(network: Network, picture: ColourPicture, square: Square): FoundFace[] {
  const planes = runNetwork(network, {
    inputName: INPUT,
    picture: lookAt(picture, square),
    outputs: GRIDS.flatMap(({ scores, places }) => [scores, places]),
  })
  return GRIDS.flatMap((grid, at) => {
    const [scores, places] = [planes[2 * at], planes[2 * at + 1]]
    if (scores === undefined || places === undefined) throw new TypeError('The network answers two grids')
    return facesOfGrid(grid, { scores, places }).map(({ x, y, side, confidence }) => ({
      x: (square.x + x * square.side) / picture.width,
      y: (square.y + y * square.side) / picture.height,
      width: (side * square.side) / picture.width,
      height: (side * square.side) / picture.height,
      confidence,
    }))
  })
}

// Each anchor answers a score and sixteen numbers: how far the middle is from the cell's, its size, and six points of a
// face that nothing here reads.
function facesOfGrid(
  { cells, anchors }: { cells: number; anchors: number },
  { scores, places }: { scores: Plane; places: Plane },
): { x: number; y: number; side: number; confidence: number }[] {
  const found = []
  const cell = SIDE / cells
  for (let at = 0; at < cells * cells * anchors; at++) {
    const confidence = 1 / (1 + Math.exp(-(scores.values[at] ?? 0)))
    if (confidence < LEAST_SURE) continue
    const place = Math.floor(at / anchors)
    const [dx = 0, dy = 0, width = 0, height = 0] = places.values.subarray(at * 16, at * 16 + 4)
    const side = Math.max(width, height)
    const middle = {
      x: ((place % cells) + 0.5) * cell + dx,
      y: (Math.floor(place / cells) + 0.5) * cell + dy,
    }
    found.push({
      x: (middle.x - side / 2) / SIDE,
      y: (middle.y - side / 2) / SIDE,
      side: side / SIDE,
      confidence,
    })
  }
  return found
}

// The surest of those that lie over each other stays: overlap over union, or one inside the other.
function eachOnce(faces: readonly FoundFace[]): FoundFace[] {
  const kept: FoundFace[] = []
  for (const face of faces.toSorted((a, b) => b.confidence - a.confidence))
    if (kept.every((other) => shared(face, other) < SAME_FACE)) kept.push(face)
  return kept
}

function shared(a: FoundFace, b: FoundFace): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  if (width <= 0 || height <= 0) return 0
  return (width * height) / Math.min(a.width * a.height, b.width * b.height)
}

function widen({ x, y, width, height, confidence }: FoundFace): FoundFace {
  const [left, top] = [
    Math.max(0, x - (width * (WIDER - 1)) / 2),
    Math.max(0, y - (height * (WIDER - 1)) / 2),
  ]
  const right = Math.min(1, x + (width * (1 + WIDER)) / 2)
  const bottom = Math.min(1, y + (height * (1 + WIDER)) / 2)
  return { x: left, y: top, width: right - left, height: bottom - top, confidence }
}

// The square at the network's size, from -1 to 1, each value the mean of what it covers; black around the picture.
function lookAt({ width, height, rgb }: ColourPicture, square: Square): Plane {
  const values = new Float32Array(SIDE * SIDE * 3).fill(-1)
  const scale = square.side / SIDE
  for (let row = 0; row < SIDE; row++) {
    const [top, bottom] = covered(square.y + row * scale, scale, height)
    for (let column = 0; column < SIDE; column++) {
      const [left, right] = covered(square.x + column * scale, scale, width)
      if (top >= bottom || left >= right) continue
      const sums = [0, 0, 0]
      for (let y = top; y < bottom; y++)
        for (let x = left; x < right; x++)
          for (let channel = 0; channel < 3; channel++)
            sums[channel] = (sums[channel] ?? 0) + (rgb[(y * width + x) * 3 + channel] ?? 0)
      const count = (bottom - top) * (right - left)
      for (let channel = 0; channel < 3; channel++)
        values[(row * SIDE + column) * 3 + channel] = (sums[channel] ?? 0) / count / 127.5 - 1
    }
  }
  return { height: SIDE, width: SIDE, depth: 3, values }
}

function covered(start: number, scale: number, size: number): [number, number] {
  const first = Math.floor(start)
  return [Math.max(0, first), Math.min(size, Math.max(first + 1, Math.floor(start + scale)))]
}
