import { FLICKS_PER_SECOND, type Flicks } from './flicks.ts'
import type { Instant } from './instant.ts'
import type { TimeRange } from './time-range.ts'

/** A moment as people say it, zone by its city: `Fri 27 Nov, 18:00 Oslo`; the year is added when it is not that of `relativeTo`, or if asked for. */
export function formatInstant(
  at: Instant,
  {
    zone,
    locale,
    relativeTo,
    showsYear = false,
  }: { zone: string; locale: string; relativeTo?: Instant; showsYear?: boolean },
): string {
  const year = (ms: Instant) => new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(ms)
  const isOther = relativeTo !== undefined && year(at) !== year(relativeTo)
  const day = formatDay(at, { zone, locale, showsYear: showsYear || isOther })
  return `${day}, ${formatClock(at, { zone, locale })} ${zoneCity(zone)}`
}

/** A day as people say it in a zone: `Fri 27 Nov`, with the year if asked for. */
export function formatDay(
  at: Instant,
  { zone, locale, showsYear = false }: { zone: string; locale: string; showsYear?: boolean },
): string {
  return new Intl.DateTimeFormat(dayFirst(locale), {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(showsYear ? { year: 'numeric' as const } : {}),
  })
    .format(at)
    .replace(/^(\p{L}+), /u, '$1 ')
}

/** The time of day in a zone, on a 24-hour clock: `18:00`. */
export function formatClock(at: Instant, { zone, locale }: { zone: string; locale: string }): string {
  return new Intl.DateTimeFormat(dayFirst(locale), {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
}

/** Media time as an editor reads it, rounded to a tenth of a second: `0:03.2`, `1:02:03.0`. */
export function formatFlicks(at: Flicks): string {
  const tenths = Math.round((Math.abs(at) * 10) / FLICKS_PER_SECOND)
  const seconds = Math.floor(tenths / 10)
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const clock = hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}` : `${minutes}`
  return `${at < 0 ? '-' : ''}${clock}:${String(seconds % 60).padStart(2, '0')}.${tenths % 10}`
}

/** A range as an editor reads it: `0:03.2–0:07.9`. */
export function formatRange(range: TimeRange): string {
  return `${formatFlicks(range.from)}–${formatFlicks(range.to)}`
}

function zoneCity(zone: string): string {
  return zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone
}

// Set papers of every country write the day before the month; plain "en" would not.
function dayFirst(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale
}
