import {
  FLICKS_PER_SECOND,
  formatClock,
  formatDay,
  formatInstant,
  instant,
  localOf,
  resolveLocal,
} from '@stagedoor/core/time'

/** Media time as people read it: `0:21`, `1:02:03`; with digits `0:05.40`. Cut, never rounded up: 0:21.99 is not yet 0:22. */
export function sayTime(flicks: number, digits = flicks % FLICKS_PER_SECOND === 0 ? 0 : 1): string {
  const scale = 10 ** digits
  const parts = Math.floor((Math.max(0, flicks) * scale) / FLICKS_PER_SECOND)
  const whole = Math.floor(parts / scale)
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor(whole / 60) % 60
  const seconds = String(whole % 60).padStart(2, '0')
  const head = hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}` : String(minutes)
  return digits > 0
    ? `${head}:${seconds}.${String(parts % scale).padStart(digits, '0')}`
    : `${head}:${seconds}`
}

/** A length as a sentence has it: `4.7 s`, `1 min 20 s`. */
export function sayLength(flicks: number): string {
  const seconds = flicks / FLICKS_PER_SECOND
  if (seconds < 60) return `${Number(seconds.toFixed(1))} s`
  const rest = Math.round(seconds % 60)
  return rest === 0 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 60)} min ${rest} s`
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB']

/** `212 MB`, `2.7 GB`; powers of a thousand, as phones show them. */
export function sayBytes(bytes: number): string {
  const power = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${value >= 100 || power === 0 ? Math.round(value) : Number(value.toFixed(1))} ${UNITS[power]}`
}

/** Time left, in the unit a person would use: `40 s`, `6 min`, `23 h 56 min`, `3 days`. */
export function sayLeft(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000))
  if (seconds < 90) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 90) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
  return `${Math.round(hours / 24)} days`
}

const LOCALE = 'en'

const instantAt = (at: string) => instant(Date.parse(at))

/** `Fri 27 Nov, 18:00 Oslo`; the year only when it is another one than `now`'s. */
export const sayMoment = (at: string, zone: string, now?: string): string =>
  formatInstant(instantAt(at), {
    zone,
    locale: LOCALE,
    ...(now === undefined ? {} : { relativeTo: instantAt(now) }),
  })

/** What a clock showed that told no zone, `2026-05-04T11:12:13`, as `Mon 4 May, 11:12:13`; the year as above. */
export function sayLocal(clock: string, now: string): string {
  const day = formatDay(instantAt(`${clock.slice(0, 10)}T00:00:00Z`), {
    zone: 'UTC',
    locale: LOCALE,
    showsYear: clock.slice(0, 4) !== now.slice(0, 4),
  })
  return `${day}, ${clock.slice(11, 19)}`
}

/** City of a zone as it is spoken: `Europe/Oslo` is Oslo. */
export const sayZone = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** `Fri 27 Nov`. */
export const sayDay = (at: string, zone: string): string => formatDay(instantAt(at), { zone, locale: LOCALE })

/** `18:00`. */
export const sayClock = (at: string, zone: string): string =>
  formatClock(instantAt(at), { zone, locale: LOCALE })

/** `2026-11-27T18:00`, what a `datetime-local` field holds, in the given zone. */
export function fieldMoment(at: string, zone: string): string {
  const { date, time } = localOf(instantAt(at), zone)
  return `${date}T${time}`
}

/** The instant that a `datetime-local` field means in a zone, read as the end of an embargo: of two, the later. */
export function instantOf(field: string, zone: string): string {
  const [date = '', time = ''] = field.split('T')
  return new Date(resolveLocal({ date, time: time.slice(0, 5), zone }, 'embargo-ends').instant).toISOString()
}
