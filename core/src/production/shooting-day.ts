import type { UnitId } from './ids.ts'

/**
 * A numbered day of a unit. The date is the call sheet's (ISO 8601, `YYYY-MM-DD`) and is never derived from a
 * timestamp: a night shoot runs past midnight and stays on its day.
 */
export interface ShootingDay {
  readonly unit: UnitId
  readonly number: number
  readonly date: string
}

/** What a typed shooting day is: usable, or why not. */
export type ShootingDayCheck =
  | { readonly kind: 'usable'; readonly day: ShootingDay }
  | { readonly kind: 'refused'; readonly because: 'number' | 'date' }

/** Checks a shooting day as typed: a number from 1 to 9999 and a date that the calendar has. */
export function checkShootingDay(typed: ShootingDay): ShootingDayCheck {
  const { unit, number, date } = typed
  if (!Number.isInteger(number) || number < 1 || number > 9999) return { kind: 'refused', because: 'number' }
  if (!isCalendarDate(date)) return { kind: 'refused', because: 'date' }
  return { kind: 'usable', day: { unit, number, date } }
}

/** Orders shooting days by date, then number, so that units shooting side by side interleave. */
export function compareShootingDays(a: ShootingDay, b: ShootingDay): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1
  return a.number - b.number
}

function isCalendarDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (year === undefined) return false
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return moment.toISOString().startsWith(text)
}
