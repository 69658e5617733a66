import { type Instant, instant, localOf, resolveLocal } from '../time/index.ts'
import type { MailRhythm } from './notice.ts'

/** Hours in which nothing rings or arrives: minutes of the day in a zone, half-open, past midnight where it ends before it begins. */
export interface QuietHours {
  readonly fromMinute: number
  readonly untilMinute: number
  readonly zone: string
}

/** When letters come: a minute of the day in a zone, and for weekly ones a day, 1 for Monday to 7 for Sunday. */
export interface MailTime {
  readonly minute: number
  readonly weekday: number
  readonly zone: string
}

const MINUTE_MS = 60_000
const DAY_MINUTES = 1_440
const DAY_MS = DAY_MINUTES * MINUTE_MS

/** The first moment from `at` on that is not quiet: `at` itself where nothing is. Hours that begin when they end are none. */
export function afterQuiet(at: Instant, quiet: QuietHours | null): Instant {
  if (quiet === null || quiet.fromMinute === quiet.untilMinute) return at
  const { fromMinute, untilMinute, zone } = quiet
  const local = localOf(at, zone)
  const minute = minuteOf(local.time)
  const isPastMidnight = untilMinute < fromMinute
  const isQuiet = isPastMidnight
    ? minute >= fromMinute || minute < untilMinute
    : minute >= fromMinute && minute < untilMinute
  if (!isQuiet) return at
  const endsTomorrow = isPastMidnight && minute >= fromMinute
  const end = momentOf(endsTomorrow ? dayAfter(local.date, 1) : local.date, untilMinute, zone)
  // Where the clock goes back in the night, the end it names may lie behind.
  return end > at ? end : at
}

/** When the next letter of a rhythm is due after a moment: never for `off`, the moment itself for `at-once`. */
export function nextLetter(
  after: Instant,
  rhythm: MailRhythm,
  { minute, weekday, zone }: MailTime,
): Instant | null {
  if (rhythm === 'off') return null
  if (rhythm === 'at-once') return after
  const { date } = localOf(after, zone)
  for (let days = 0; days <= 8; days += 1) {
    const day = dayAfter(date, days)
    if (rhythm === 'weekly' && weekdayOf(day) !== weekday) continue
    const due = momentOf(day, minute, zone)
    if (due > after) return due
  }
  throw new RangeError(`no letter is due within eight days after ${after}`)
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

function momentOf(date: string, minute: number, zone: string): Instant {
  const of = (part: number) => String(part).padStart(2, '0')
  const time = `${of(Math.floor(minute / 60))}:${of(minute % 60)}`
  return instant(resolveLocal({ date, time, zone }, 'window-begins').instant)
}
