import { formatDay, formatInstant, type Instant } from '../time/index.ts'

/**
 * In which language and zone something is said; with `now`, another year's moments carry their year. `names` are what
 * points of the story and other secrets are called, by id: without theirs they are said in general words.
 */
export interface Speaking {
  readonly locale: string
  readonly zone: string
  readonly now?: Instant
  readonly names?: ReadonlyMap<string, string>
}

/** A moment as it stands in a sentence, zone and all. */
export function sayMoment(at: Instant, { locale, zone, now }: Speaking): string {
  return formatInstant(at, { locale, zone, ...(now === undefined ? {} : { relativeTo: now }) })
}

/** A day as it stands in a sentence. */
export function sayDay(at: Instant, { locale, zone, now }: Speaking): string {
  const year = (moment: Instant) =>
    new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(moment)
  return formatDay(at, { locale, zone, showsYear: now !== undefined && year(now) !== year(at) })
}
