import {
  canDropFrames,
  formatTimecode,
  parseTimecode,
  type Rate,
  ticksToFlicks,
  type TimecodeCount,
} from '../../time/index.ts'
import type { StartTimecode } from './recording.ts'

/**
 * Reads the timecode of a film's timecode track at the film's rate; null for what no counter shows. Some recorders write
 * `.` for the `;` of dropped numbers.
 */
export function readTimecode(told: string | undefined, rate: Rate | null): StartTimecode | null {
  const [, clock, mark, frames] = /^(\d\d:\d\d:\d\d)([:;.])(\d{2,3})$/.exec(told?.trim() ?? '') ?? []
  if (clock === undefined || mark === undefined || frames === undefined) return null
  const count: TimecodeCount = mark === ':' ? 'non-drop' : 'drop'
  const text = `${clock}${count === 'drop' ? ';' : ':'}${frames}`
  if (Number(clock.slice(0, 2)) > 23) return null
  if (count === 'drop' && rate !== null && !canDropFrames(rate)) return null
  return isShown(text, rate) ? { text, count, rate, source: 'track' } : null
}

function isShown(text: string, rate: Rate | null): boolean {
  try {
    parseTimecode(text, rate ?? { num: 120, den: 1 })
    return true
  } catch (error) {
    if (error instanceof RangeError) return text.includes(';') && rate === null
    throw error
  }
}

interface SamplesSinceMidnight {
  readonly samples: number
  readonly sampleRate: number
  /** What the recorder counted timecode at; null where it did not say. */
  readonly rate: Rate | null
  readonly count: TimecodeCount
}

/** As long as any day of timecode: 24 hours, or a little more at rates of 1000/1001. */
const LONGEST_DAY_SECONDS = 86_487

/**
 * The timecode of a sound file from its samples since midnight (BWF's `TimeReference`). Where the recorder does not say
 * its rate it counts at 25, whole seconds in any case. Null where the samples lie beyond a day.
 */
export function timecodeOfSamples({
  samples,
  sampleRate,
  rate,
  count,
}: SamplesSinceMidnight): StartTimecode | null {
  if (!Number.isSafeInteger(samples) || samples < 0 || !(sampleRate >= 1000 && sampleRate <= 1_536_000))
    return null
  if (samples / sampleRate > LONGEST_DAY_SECONDS) return null
  const counts = rate ?? { num: 25, den: 1 }
  const counted = count === 'drop' && canDropFrames(counts) ? 'drop' : 'non-drop'
  const text = formatTimecode(ticksToFlicks(samples, { num: 1, den: sampleRate }), counts, counted)
  if (text.length !== 11 || Number(text.slice(0, 2)) > 23) return null
  return { text, count: counted, rate, source: 'sound-file' }
}

const NAMED_RATES: Readonly<Record<string, Rate>> = {
  '23.98': { num: 24_000, den: 1001 },
  '23.976': { num: 24_000, den: 1001 },
  '29.97': { num: 30_000, den: 1001 },
  '47.95': { num: 48_000, den: 1001 },
  '47.952': { num: 48_000, den: 1001 },
  '59.94': { num: 60_000, den: 1001 },
}

/** Reads a rate as recorders write it (`24000/1001`, `23.98`, `25`); null for what counts no timecode. */
export function readTimecodeRate(told: string | undefined): Rate | null {
  const text = told?.trim() ?? ''
  const [, num, den] = /^(\d{2,6})\/(\d{1,4})$/.exec(text) ?? []
  const found: Rate | undefined =
    num === undefined
      ? (NAMED_RATES[text] ??
        (/^\d{2,3}(\.0+)?$/.test(text) ? { num: Math.trunc(Number(text)), den: 1 } : undefined))
      : { num: Number(num), den: Number(den) }
  if (found === undefined || (found.den !== 1 && found.den !== 1001)) return null
  const perSecond = found.num / found.den
  return perSecond > 20 && perSecond <= 120.1 ? found : null
}
