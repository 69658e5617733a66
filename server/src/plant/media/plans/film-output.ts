import { FLICKS_PER_SECOND, type Rate } from '@stagedoor/core/time'
import type { EncodedStream, Limits } from '../plan.ts'
import { ORDINARY_COLOUR } from './ordinary-colour.ts'

/** MP4 that plays from its first bytes and says nothing about who made it with what. */
export const fastStart = { movflags: '+faststart', fflags: '+bitexact', write_tmcd: '0' }

/**
 * Above this size the table of contents stays at a copy's end. Moving it to the front writes the file a second time; a
 * player that seeks finds it there as well, with one request more, and nobody waits longer for the first look at a film.
 */
export const tableAtTheEndBytes = 256 * 2 ** 20

/** H.264 with a key frame each second, for players that seek, that says by name which colours it has. */
export function h264(from: string, { crf, preset }: { crf: number; preset: string }): EncodedStream {
  return {
    kind: 'encoded',
    from,
    codec: 'libx264',
    options: {
      preset,
      crf: String(crf),
      g: '600',
      'forced-idr': '1',
      sc_threshold: '0',
      flags: '+bitexact',
      ...ORDINARY_COLOUR,
    },
    keyEveryFlicks: FLICKS_PER_SECOND,
  }
}

/** A constant rate for a light copy: the picture's own up to about 30 a second, else halved until it fits. */
export function lightRate(rate: Rate): Rate {
  let { num, den } = rate
  while (num / den > 30.5) den *= 2
  return num / den < 1 ? { num: 1, den: 1 } : { num, den }
}

/** What one film of some length may cost: generous to slow machines, closed to endless inputs. */
export function filmLimits(durationFlicks: number): Limits {
  const seconds = Math.ceil(durationFlicks / FLICKS_PER_SECOND)
  return {
    wallMs: 120_000 + seconds * 60_000,
    outBytes: 64 * 2 ** 20 + seconds * 16 * 2 ** 20,
    memoryMB: 3_000,
    frames: 1_000 + seconds * 260,
    pixels: 8192 * 8192,
  }
}

/** The limits of work that touches a few pictures: done within the minute, which lets a warm engine do it. */
export const smallLimits: Limits = {
  wallMs: 60_000,
  outBytes: 64 * 2 ** 20,
  memoryMB: 3_000,
  frames: 500_000,
  pixels: 8192 * 8192,
}
