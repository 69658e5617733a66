import { readFileSync } from 'node:fs'

// Everything else that a house holds open: database sessions, media being sent, uploads, pages.
const KEPT_BACK = 2_000
const MOST_STREAMS = 20_000
const FEWEST_STREAMS = 100

/**
 * How many streams this process may hold open: each is a file to the system, whose limit Node raises as far as it may
 * at start. Where the system does not tell its limit, none is known to be nearer than ours.
 */
export function mostStreams(limits: string = readLimits()): number {
  const [, most] = /^Max open files\s+(\d+)/m.exec(limits) ?? []
  if (most === undefined) return MOST_STREAMS
  return Math.max(FEWEST_STREAMS, Math.min(MOST_STREAMS, Number(most) - KEPT_BACK))
}

function readLimits(): string {
  return process.platform === 'linux' ? readFileSync('/proc/self/limits', 'utf8') : ''
}
