import { type Instant, instant } from './instant.ts'
import { localOf, type LocalTimeRule, resolveLocal } from './zone.ts'

/** A length of waiting: hours are absolute; years, months and days follow the wall clock of a zone. */
export type Delay =
  | { readonly kind: 'none' }
  | { readonly kind: 'hours'; readonly hours: number }
  | {
      readonly kind: 'calendar'
      readonly years: number
      readonly months: number
      readonly days: number
      readonly zone: string
    }

/**
 * The moment that lies a delay after another. Years and months first, the day cut to the last of a shorter month, then
 * days; a wall clock that skips or doubles that time is read by the rule of what ends there. Throws RangeError for a zone
 * that does not exist.
 */
export function addDelay(at: Instant, delay: Delay, rule: LocalTimeRule): Instant {
  switch (delay.kind) {
    case 'none':
      return at
    case 'hours':
      return instant(at + Math.round(delay.hours * 3_600_000))
    case 'calendar': {
      const { date, time, zone } = localOf(at, delay.zone)
      const withinMinute = at - Math.floor(at / 60_000) * 60_000
      const then = resolveLocal({ date: dateAfter(date, delay), time, zone }, rule)
      return instant(then.instant + withinMinute)
    }
  }
}

function dateAfter(date: string, { years, months, days }: Extract<Delay, { kind: 'calendar' }>): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year + years, month + months, 0)).getUTCDate()
  const then = Date.UTC(year + years, month - 1 + months, Math.min(day, lastOfMonth) + days)
  return new Date(then).toISOString().slice(0, 10)
}
