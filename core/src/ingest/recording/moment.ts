import { instant, type Instant } from '../../time/index.ts'
import type { ClockTime, RecordedMoment } from './recording.ts'

const DAY_MS = 86_400_000

interface Told {
  /** What a device says its clock showed, with an offset where it knows one: Exif, QuickTime, BWF and ISO spellings. */
  readonly time: string | undefined
  /** An offset written apart from the time (Exif's `OffsetTimeOriginal`). */
  readonly offset?: string | undefined
  /** What an offset of zero is worth: telephones mean it, many cameras write their own clock as world time. */
  readonly meansUtc?: boolean
}

const SPELLING =
  /^(\d{4})[-:](\d\d)[-:](\d\d)[T ](\d\d)[:-](\d\d)[:-](\d\d)(?:\.\d{1,9})?\s*(Z|[+-]\d\d:?\d\d)?$/

/**
 * Reads when something was recorded; null for what is no time, and for what no device could mean: before 2000, which is
 * where clocks begin that nobody set, and more than two days after `now`.
 */
export function readMoment({ time, offset, meansUtc = false }: Told, now: Instant): RecordedMoment | null {
  const found = SPELLING.exec(time?.trim() ?? '')
  if (found === null) return null
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const shown = Date.UTC(year, month - 1, day, hour, minute, second)
  const clock = `${found[1]}-${found[2]}-${found[3]}T${found[4]}:${found[5]}:${found[6]}`
  // A day the month does not have, or an hour the day does not have, would roll over into the next.
  if (new Date(shown).toISOString().slice(0, 19) !== clock) return null
  if (year < 2000 || shown > now + 2 * DAY_MS) return null
  const told = found[7] ?? offset?.trim()
  if (told === 'Z') return { sureness: meansUtc ? 'utc' : 'unsure', at: instant(shown) }
  const minutes = offsetMinutes(told)
  return minutes === null
    ? { sureness: 'clock', clock: clock as ClockTime }
    : { sureness: 'zoned', at: instant(shown - minutes * 60_000), offsetMinutes: minutes }
}

/** Minutes ahead of UTC; null for what is no offset of any zone. */
function offsetMinutes(told: string | undefined): number | null {
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(told ?? '') ?? []
  if (sign === undefined || Number(hours) > 14 || Number(minutes) > 59) return null
  const ahead = Number(hours) * 60 + Number(minutes)
  return sign === '-' && ahead > 0 ? -ahead : ahead
}

const SURENESS = ['zoned', 'utc', 'clock', 'unsure'] as const

/** The surest of several answers to when something was recorded; the first of equals. */
export function surestMoment(told: readonly (RecordedMoment | null)[]): RecordedMoment | null {
  const known = told.filter((moment) => moment !== null)
  return known.toSorted((a, b) => SURENESS.indexOf(a.sureness) - SURENESS.indexOf(b.sureness))[0] ?? null
}
