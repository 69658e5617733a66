import { stat } from 'node:fs/promises'
import type { Limits, Plan } from './plan.ts'

/** No work on one film takes longer than this, whatever the film says of itself: twelve hours. */
export const LONGEST_WORK_MS = 12 * 3_600_000

const MIB = 2 ** 20
const leastWallMs = 120_000
// The thinnest recordings (silence, a screen that stands still) have some fifty bytes a second; two and a half seconds
// of work for each of them are enough for the slowest machine, and far more than enough for a film of a camera.
const wallMsPerByte = 50
const framesPerByte = 5
const outBytesPerByte = 1_000
// More than the longest take makes of itself: what is left of a disk is the house's.
const mostOutBytes = 128 * 2 ** 30

/**
 * What work on so many bytes may cost at most. A plan's own limits go by how long a film says it is, which costs a liar
 * nothing: a kilobyte that claims ten hours gets what a kilobyte needs.
 */
export function limitsForBytes(limits: Limits, bytes: number): Limits {
  return {
    ...limits,
    wallMs: Math.min(limits.wallMs, leastWallMs + bytes * wallMsPerByte, LONGEST_WORK_MS),
    frames: Math.min(limits.frames, 100_000 + bytes * framesPerByte),
    outBytes: Math.min(limits.outBytes, 256 * MIB + bytes * outBytesPerByte, mostOutBytes),
  }
}

/** A plan within what the bytes of its inputs can ask for; one that draws everything itself keeps its own limits. */
export async function withinItsBytes(plan: Plan): Promise<Plan> {
  if (plan.inputs.length === 0) return plan
  const sizes = await Promise.all(plan.inputs.map(({ path }) => bytesAt(path)))
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  return { ...plan, limits: limitsForBytes(plan.limits, bytes) }
}

// A probe reads every packet once: slow disks under load still give four megabytes a second.
const slowBytesPerMs = 4_000

/** How many bytes a file has; one that is not there has none, and the engine will say that it is missing. */
export function bytesAt(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  )
}

/** How long a look through all packets of so many bytes may take. */
export function probeWallMs(bytes: number): number {
  return Math.min(leastWallMs + Math.ceil(bytes / slowBytesPerMs), LONGEST_WORK_MS)
}
