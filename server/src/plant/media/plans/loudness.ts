import type { Loudness } from '@stagedoor/core/ingest'
import { FLICKS_PER_SECOND, type Flicks } from '@stagedoor/core/time'
import { MediaFailure } from '../engine.ts'

// The filter writes its result when the graph ends, at the level of information; what it says while it runs is not asked.
const FILTER = 'ebur128'
const SHORT_TERM_FLICKS = 3 * FLICKS_PER_SECOND
// As the filter writes what no block was loud enough for.
const NOTHING_LUFS = -70

/** The filter that measures a sound as it passes, named so that its result is told from the others'. */
export function measuring(name: string): string {
  return `${FILTER}@${name}=peak=true:framelog=verbose`
}

/** Whether a graph measures: then an engine has to let its filters say what they found. */
export function isMeasuring(graph: string | undefined): boolean {
  return graph?.includes(`${FILTER}@`) === true
}

/**
 * What a named filter found, from what the engine wrote; `MediaFailure` `engine-crashed` where it did not come to its
 * end. The loudness of a sound with no block above −70 LUFS is none, and not −70.
 */
export function readLoudness(log: string, { name, duration }: { name: string; duration: Flicks }): Loudness {
  const at = log.lastIndexOf(`[${FILTER}@${name} @ `)
  const summary = at === -1 ? '' : log.slice(at)
  const integrated = numberAfter(summary, /Integrated loudness:\s+I:\s+(\S+) LUFS/)
  const range = numberAfter(summary, /Loudness range:\s+LRA:\s+(\S+) LU\b/)
  const peak = numberAfter(summary, /True peak:\s+Peak:\s+(\S+) dBFS/)
  if (integrated === undefined || range === undefined || peak === undefined)
    throw new MediaFailure('engine-crashed', `the loudness of ${name} was not told`, { log })
  const isLoud = integrated > NOTHING_LUFS
  return {
    integratedLufs: isLoud ? integrated : null,
    loudnessRangeLu: isLoud && duration >= SHORT_TERM_FLICKS ? range : null,
    truePeakDbtp: Number.isFinite(peak) ? peak : null,
  }
}

function numberAfter(summary: string, pattern: RegExp): number | undefined {
  const told = pattern.exec(summary)?.[1]
  if (told === undefined) return undefined
  if (/^-?inf$/.test(told)) return told.startsWith('-') ? -Infinity : Infinity
  const number = Number(told)
  return Number.isNaN(number) ? undefined : number
}
