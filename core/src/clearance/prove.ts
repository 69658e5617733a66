import { differenceIn } from './proof/compare.ts'
import { type Draw, drawWorld } from './proof/draw-world.ts'
import type { World } from './proof/world.ts'
import { shrinkWorld } from './proof/shrink-world.ts'

/** A world on which the doorkeeper and the oracle differ, with the number that draws it again; the world is as small as it stays wrong. */
export interface Difference {
  readonly seed: number
  readonly world: World
  readonly text: string
}

/** Judges so many drawn worlds by the doorkeeper and by a brute-force oracle and gives back every difference; the same numbers draw the same worlds. */
export function proveClearance({
  worlds,
  firstSeed = 1,
}: {
  readonly worlds: number
  readonly firstSeed?: number
}): readonly Difference[] {
  const differences: Difference[] = []
  for (let seed = firstSeed; seed < firstSeed + worlds; seed += 1) {
    const world = worldOf(seed)
    if (differenceIn(world) === null) continue
    const smallest = shrinkWorld(world, (smaller) => differenceIn(smaller) !== null)
    differences.push({ seed, world: smallest, text: differenceIn(smallest) ?? '' })
  }
  return differences
}

/** Draws the world that a number stands for. */
export function worldOf(seed: number): World {
  return drawWorld(drawFrom(seed))
}

// A 32-bit multiply-and-shift generator (the mulberry32 construction): small, even enough, the same everywhere.
function drawFrom(seed: number): Draw {
  let state = Math.imul(seed, 0x9e3779b1) | 0
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below)
  }
}
