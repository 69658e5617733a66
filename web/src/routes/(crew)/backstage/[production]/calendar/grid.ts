import {
  addDays,
  addMonths,
  formatDay,
  instant,
  localOf,
  resolveLocal,
  weekOf,
  weeksOfMonth,
} from '@stagedoor/core/time'
import type { PublicationRow } from '#lib/wire/publish.ts'

/** How the calendar may be looked at; the first is what a phone begins with. */
export const CALENDAR_VIEWS = ['list', 'week', 'month'] as const
export type CalendarView = (typeof CALENDAR_VIEWS)[number]

/** What of the calendar an address shows: all of it is in the address, so that a reload loses nothing. */
export type Showing = {
  view: CalendarView
  /** A day of the week or month that is shown. */
  day: string
  /** The name of a place; empty: every place. */
  place: string
  /** A territory; empty: everywhere. */
  territory: string
}

const LOCALE = 'en'

/** Reads what an address shows; what makes no sense shows today. */
export function showingIn(search: Pick<URLSearchParams, 'get'>, today: string): Showing {
  const day = search.get('day') ?? ''
  return {
    view: CALENDAR_VIEWS.find((view) => view === search.get('view')) ?? 'list',
    day: /^\d{4}-\d\d-\d\d$/.test(day) && addDaysSafely(day) === day ? day : today,
    place: search.get('place') ?? '',
    territory: (search.get('territory') ?? '').toUpperCase(),
  }
}

const addDaysSafely = (day: string): string =>
  Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? '' : addDays(day, 0)

/** The address that shows it so. */
export function hrefOf({ view, day, place, territory }: Showing): string {
  const search = new URLSearchParams({
    view,
    ...(view === 'list' ? {} : { day }),
    ...(place === '' ? {} : { place }),
    ...(territory === '' ? {} : { territory }),
  })
  return `?${search}`
}

/** The day of the week on which weeks begin where somebody reads, Monday 1 to Sunday 7; Monday where they say no country. */
export function firstDayFor(acceptLanguage: string | null): number {
  const [tag = ''] = (acceptLanguage ?? '').split(/[,;]/)
  try {
    const locale: Intl.Locale & { getWeekInfo?: () => { firstDay: number } } = new Intl.Locale(tag.trim())
    return locale.region === undefined ? 1 : (locale.getWeekInfo?.().firstDay ?? 1)
  } catch {
    // Whatever was sent names no language.
    return 1
  }
}

/** The weeks that a view shows; none for the list. */
export function weeksOf({ view, day }: Showing, firstDay: number): readonly (readonly string[])[] {
  switch (view) {
    case 'list':
      return []
    case 'week':
      return [weekOf(day, firstDay)]
    case 'month':
      return weeksOfMonth(day, firstDay)
  }
}

/** The day to show instead, one week or month on or back. */
export function turned({ view, day }: Showing, by: 1 | -1): string {
  return view === 'month' ? addMonths(day, by) : addDays(day, 7 * by)
}

/** From when until when some weeks last in a zone. */
export function windowOf(
  weeks: readonly (readonly string[])[],
  zone: string,
): { from: string; until: string } | undefined {
  const [first, last] = [weeks[0]?.[0], weeks.at(-1)?.at(-1)]
  if (first === undefined || last === undefined) return undefined
  return { from: midnight(first, zone), until: midnight(addDays(last, 1), zone) }
}

const midnight = (date: string, zone: string): string =>
  new Date(resolveLocal({ date, time: '00:00', zone }, 'licence-ends').instant).toISOString()

/** The day and time of a moment on a zone's clock. */
export const clockOf = (at: string, zone: string): { date: string; time: string } =>
  localOf(instant(Date.parse(at)), zone)

/** Publications by the day on which they open, or may open; within a day by moment. */
export function byDay(rows: readonly PublicationRow[], zone: string): ReadonlyMap<string, PublicationRow[]> {
  const planned = rows
    .flatMap((row) => {
      const at = row.opensAt ?? row.expectedAt
      return at === null ? [] : [{ row, at }]
    })
    .toSorted((a, b) => a.at.localeCompare(b.at))
  const days = Map.groupBy(planned, ({ at }) => clockOf(at, zone).date)
  return new Map([...days].map(([day, entries]) => [day, entries.map(({ row }) => row)]))
}

/** A date as people say it, whatever zone they are in: `Fri 27 Nov`. */
export const sayDate = (date: string, options: { showsYear?: boolean } = {}): string =>
  formatDay(instant(Date.parse(`${date}T12:00:00Z`)), { zone: 'UTC', locale: LOCALE, ...options })

/** A month as people say it: `November 2026`. */
export const sayMonth = (date: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(
    Date.parse(`${date}T12:00:00Z`),
  )

/** The short name of the day of a date: `Fri`. */
export const sayWeekday = (date: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short' }).format(
    Date.parse(`${date}T12:00:00Z`),
  )

const SIDE_BY_SIDE_MINUTES = 60
const MOST_BESIDE = 2
const SLIM_MINUTES = 30

/**
 * A publication in a day of hours: how far down it stands in minutes from midnight, at its moment or below what is there
 * already; which of how many lie beside each other; and whether it is a line, because more than two come together.
 */
export type Placed = { row: PublicationRow; minute: number; lane: number; lanes: number; isSlim: boolean }

/** Publications of one day so that none covers another, and each can be read. */
export function placed(rows: readonly PublicationRow[], zone: string): Placed[] {
  const entries = rows
    .flatMap((row) => {
      const at = row.opensAt ?? row.expectedAt
      return at === null ? [] : [{ row, minute: minuteOf(clockOf(at, zone).time) }]
    })
    .toSorted((a, b) => a.minute - b.minute)
  const groups: { row: PublicationRow; minute: number }[][] = []
  for (const entry of entries) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group !== undefined && last !== undefined && entry.minute < last.minute + SIDE_BY_SIDE_MINUTES)
      group.push(entry)
    else groups.push([entry])
  }
  let free = 0
  return groups.flatMap((group) => {
    const isSlim = group.length > MOST_BESIDE
    const start = free
    return group.map(({ row, minute }, nth) => {
      const top = Math.max(minute, isSlim ? free : start)
      free = top + (isSlim ? SLIM_MINUTES : SIDE_BY_SIDE_MINUTES)
      return isSlim
        ? { row, minute: top, lane: 0, lanes: 1, isSlim }
        : { row, minute: top, lane: nth, lanes: group.length, isSlim }
    })
  })
}

/** Minutes from midnight of a time such as `18:30`. */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

const SNAP_MINUTES = 15

/** The time of day at a share of a day's height, to the nearest quarter of an hour. */
export function timeAt(share: number): string {
  const minutes = Math.min(
    24 * 60 - SNAP_MINUTES,
    Math.max(0, Math.round((share * 24 * 60) / SNAP_MINUTES) * SNAP_MINUTES),
  )
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
