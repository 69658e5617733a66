import type { Flicks } from './flicks.ts'
import { flicksToFrame, frameToFlicks, type Rate } from './rate.ts'

/** Whether timecode at this rate may drop frame numbers: only 29.97 and 59.94 do (SMPTE ST 12-1). */
export function canDropFrames({ num, den }: Rate): boolean {
  return (num === 30_000 || num === 60_000) && den === 1001
}

/** How timecode counts: every number in turn, or skipping numbers to keep with the clock. */
export type TimecodeCount = 'non-drop' | 'drop'

/** Writes the frame shown at a moment as `01:02:03:04`, with `;` before the frames when numbers are dropped; throws RangeError below zero. */
export function formatTimecode(at: Flicks, rate: Rate, count: TimecodeCount = 'non-drop'): string {
  if (at < 0) throw new RangeError('Timecode begins at zero')
  const base = nominalRate(rate)
  const number =
    count === 'drop' ? withDropped(flicksToFrame(at, rate), dropOf(rate), base) : flicksToFrame(at, rate)
  const seconds = Math.floor(number / base)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits)
  return `${parts.join(':')}${count === 'drop' ? ';' : ':'}${twoDigits(number % base)}`
}

/** Reads timecode as the start of its frame; a `;` before the frames means dropped numbers. Throws RangeError for what no counter shows. */
export function parseTimecode(text: string, rate: Rate): Flicks {
  const found = /^(\d{1,2}):([0-5]\d):([0-5]\d)([:;])(\d{2,3})$/.exec(text)
  const base = nominalRate(rate)
  if (!found || Number(found[5]) >= base) throw new RangeError(`Not a timecode at this rate: ${text}`)
  const [hours, minutes, seconds, frames] = [found[1], found[2], found[3], found[5]].map(Number) as [
    number,
    number,
    number,
    number,
  ]
  const minute = hours * 60 + minutes
  const number = (minute * 60 + seconds) * base + frames
  if (found[4] === ':') return frameToFlicks(number, rate)
  const dropped = dropOf(rate)
  if (seconds === 0 && frames < dropped && minute % 10 !== 0)
    throw new RangeError(`Drop-frame timecode skips this number: ${text}`)
  return frameToFlicks(number - dropped * (minute - Math.floor(minute / 10)), rate)
}

function nominalRate({ num, den }: Rate): number {
  return Math.round(num / den)
}

function dropOf(rate: Rate): number {
  if (!canDropFrames(rate)) throw new RangeError(`No drop-frame timecode at ${rate.num}/${rate.den}`)
  return rate.num / 15_000
}

// The first numbers of each minute are skipped, except in every tenth minute.
function withDropped(frame: number, dropped: number, base: number): number {
  const perMinute = base * 60 - dropped
  const perTen = perMinute * 10 + dropped
  const tens = Math.floor(frame / perTen)
  const rest = frame % perTen
  const minutes = rest < base * 60 ? 0 : 1 + Math.floor((rest - base * 60) / perMinute)
  return frame + dropped * (9 * tens + minutes)
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
