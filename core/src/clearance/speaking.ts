import { formatDay, formatInstant, type Instant } from '../time/index.ts'
import type { Timeline } from '../timeline/index.ts'
import type { Holding, Subject } from './subject.ts'

/**
 * In which language and zone something is said; with `now`, another year's moments carry their year. `names` are what
 * points of the story and other secrets are called, by id: without theirs they are said in general words. `holders` are
 * whom to ask about what cannot sign for itself, by its id; empty where nobody is known yet. With `timeline`,
 * places are said in the time of what leaves, as its viewers meet them; without, in the time of each asset. On the
 * `record`, every moment carries its year.
 */
export interface Speaking {
  readonly locale: string
  readonly zone: string
  readonly now?: Instant
  readonly names?: ReadonlyMap<string, string>
  readonly holders?: ReadonlyMap<string, string>
  readonly timeline?: Timeline
  readonly record?: boolean
}

/** Whom to ask about each of some subjects that cannot sign for itself: nobody known, until somebody says. */
export function holdersIn(subjects: readonly Pick<Subject, 'id' | 'kind'>[]): Map<string, string> {
  return new Map(subjects.flatMap(({ id, kind }) => (kind in HOLDINGS ? [[id, ''] as const] : [])))
}

const HOLDINGS: Readonly<Record<Holding['kind'], true>> = {
  mark: true,
  artwork: true,
  music: true,
  location: true,
  contribution: true,
}

/** A moment as it stands in a sentence, zone and all. */
export function sayMoment(at: Instant, speaking: Speaking): string {
  const { locale, zone } = speaking
  return formatInstant(at, { locale, zone, showsYear: showsYear(at, speaking) })
}

/** A day as it stands in a sentence. */
export function sayDay(at: Instant, speaking: Speaking): string {
  const { locale, zone } = speaking
  return formatDay(at, { locale, zone, showsYear: showsYear(at, speaking) })
}

function showsYear(at: Instant, { zone, now, record = false }: Speaking): boolean {
  const year = (moment: Instant) =>
    new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(moment)
  return record || (now !== undefined && year(now) !== year(at))
}
