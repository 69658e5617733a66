import { type Instant, instant } from './instant.ts'

/** A wall-clock reading somewhere: date as `2026-11-27`, time as `18:00` or `18:00:30`, zone as IANA name. */
export interface LocalDateTime {
  readonly date: string
  readonly time: string
  readonly zone: string
}

/** What a local time is for; it decides which instant is meant when a clock shows that time twice. */
export type LocalTimeRule = 'embargo-ends' | 'holdback-ends' | 'window-begins' | 'licence-ends'

/** The instant a local time means, and whether the clock skipped it (shifted forward, worth a warning) or showed it twice. */
export interface ResolvedLocal {
  readonly instant: Instant
  readonly reading: 'once' | 'skipped-shifted-forward' | 'twice-earlier' | 'twice-later'
}

/** Resolves a local time by the law's rule: skipped times move forward, doubled ones end licences at the earlier instant and all else at the later. Throws RangeError for a date, time or zone that does not exist. */
export function resolveLocal(local: LocalDateTime, rule: LocalTimeRule): ResolvedLocal {
  const wall = wallClock(local)
  const day = 86_400_000
  const before = wall - offsetAt(wall - day, local.zone)
  const after = wall - offsetAt(wall + day, local.zone)
  const meant = [...new Set([before, after])]
    .filter((ms) => ms + offsetAt(ms, local.zone) === wall)
    .sort((a, b) => a - b)
  const [earlier, later] = meant
  if (earlier === undefined) return { instant: instant(before), reading: 'skipped-shifted-forward' }
  if (later === undefined) return { instant: instant(earlier), reading: 'once' }
  return rule === 'licence-ends'
    ? { instant: instant(earlier), reading: 'twice-earlier' }
    : { instant: instant(later), reading: 'twice-later' }
}

/** The wall clock of a zone at a moment, to the minute: date as `2026-11-27` and time as `18:00`. */
export function localOf(at: Instant, zone: string): LocalDateTime {
  const iso = new Date(at + offsetAt(at, zone)).toISOString()
  return { date: iso.slice(0, 10), time: iso.slice(11, 16), zone }
}

/** Whether the runtime knows a zone by this IANA name. */
export function isZone(name: string): boolean {
  try {
    return clockOf(name) !== undefined
  } catch {
    return false
  }
}

function wallClock({ date, time }: LocalDateTime): number {
  const iso = `${date}T${time.length === 5 ? `${time}:00` : time}.000Z`
  const ms = Date.parse(iso)
  if (Number.isNaN(ms) || new Date(ms).toISOString() !== iso)
    throw new RangeError(`No such date and time: ${date} ${time}`)
  return ms
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  clocks.set(zone, made)
  return made
}

// Reading an offset takes the time of a whole line of talk, and the same hours are told again and again. Within an hour
// that ends as it began no clock was set; one in which a clock is set is read each time.
const HOUR_MS = 3_600_000
const MOST_HOURS = 20_000
const steadyHours = new Map<string, number>()

function offsetAt(ms: number, zone: string): number {
  const hour = Math.floor(ms / HOUR_MS)
  const key = `${hour} ${zone}`
  const known = steadyHours.get(key)
  if (known !== undefined) return known
  const first = offsetRead(hour * HOUR_MS, zone)
  if (first !== offsetRead((hour + 1) * HOUR_MS - 1, zone)) return offsetRead(ms, zone)
  if (steadyHours.size >= MOST_HOURS) steadyHours.clear()
  steadyHours.set(key, first)
  return first
}

function offsetRead(ms: number, zone: string): number {
  const part = Object.fromEntries(
    clockOf(zone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const wall = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second)
  return wall - Math.floor(ms / 1000) * 1000
}
