import type { Instant, Rate, TimecodeCount } from '../../time/index.ts'
import type { QuarterTurn } from '../upright.ts'

/**
 * When something was recorded, and how sure that is. `zoned`: the device told its offset. `utc`: a telephone, which keeps
 * world time. `unsure`: a container's world time as cameras write it, many of which put their own clock there. `clock`:
 * the time on the device's own clock, in a zone that it did not tell.
 */
export type RecordedMoment =
  | { readonly sureness: 'zoned'; readonly at: Instant; readonly offsetMinutes: number }
  | { readonly sureness: 'utc' | 'unsure'; readonly at: Instant }
  | { readonly sureness: 'clock'; readonly clock: ClockTime }

/** A time on somebody's clock without its zone: `2026-11-22T10:15:00`. */
export type ClockTime = string & { readonly clock: true }

/** The timecode of the first frame or sample, as SMPTE ST 12-1 writes it, and the rate it counts at where that is known. */
export interface StartTimecode {
  readonly text: string
  readonly count: TimecodeCount
  readonly rate: Rate | null
  readonly source: 'track' | 'sound-file'
}

/** Where a proposal of scene, take or roll was read: the recorder's own words, or how crews name their files. */
export type SlateSource = 'recorder' | 'file-name'

/** What the slate of a recording may have said: a proposal, until somebody looks at it. */
export interface ProposedSlate {
  readonly roll: string | null
  readonly clip: string | null
  readonly scene: string | null
  readonly take: string | null
  readonly source: SlateSource
}

/** What a device calls one sound: a whole track, or one channel of it (counted from 0). */
export interface NamedSound {
  readonly track: number
  readonly channel: number | null
  readonly name: string
}

/** The device by its own words; a role that prepares footage may see it, and nobody else. */
export interface RecordingDevice {
  readonly make: string | null
  readonly model: string | null
  readonly lens: string | null
}

/** What a file told of its recording before it was cleaned. Places, serial numbers and people are never in it. */
export interface Recording {
  readonly moment: RecordedMoment | null
  readonly timecode: StartTimecode | null
  readonly rate: (Rate & { readonly isConstant: boolean }) | null
  readonly turn: QuarterTurn | null
  readonly slate: ProposedSlate | null
  readonly sounds: readonly NamedSound[]
  readonly device: RecordingDevice | null
}

/** A word of a device on one line: no control characters, at most 80 characters; null where nothing is left. */
export function deviceWord(told: string | null | undefined): string | null {
  const words = (told ?? '')
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return words === '' ? null : Array.from(words).slice(0, 80).join('').trim()
}

/** A device, or null where it said nothing of itself. */
export function deviceOf(told: Partial<Record<keyof RecordingDevice, string>>): RecordingDevice | null {
  const device = { make: deviceWord(told.make), model: deviceWord(told.model), lens: deviceWord(told.lens) }
  return Object.values(device).every((word) => word === null) ? null : device
}
