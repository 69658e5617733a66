import { type Instant, instant, localOf, resolveLocal } from '@stagedoor/core/time'
import type { Moment } from '../../../fixtures/saltlight/production.ts'

const DAY_MS = 86_400_000

/** Resolves the demo's moments, which are told from the day of loading, in the production's zone. */
export function momentsFrom(loading: Instant, zone: string): (moment: Moment) => Instant {
  return (moment) => {
    if (moment.kind === 'ago') return instant(loading - moment.minutes * 60_000)
    const { date } = localOf(instant(loading + moment.days * DAY_MS), zone)
    return resolveLocal({ date, time: moment.at, zone }, 'embargo-ends').instant
  }
}

/** A day of the call sheet, so many days from the day of loading. */
export function dayFrom(loading: Instant, zone: string): (days: number) => string {
  return (days) => localOf(instant(loading + days * DAY_MS), zone).date
}
