import { Problem } from '@stagedoor/contract/problems'
import {
  formatInstant,
  type Instant,
  isZone,
  type LocalDateTime,
  type LocalTimeRule,
  type ResolvedLocal,
  resolveLocal,
} from '@stagedoor/core/time'

/** The moment that a wall clock means, and a warning where that clock skips or doubles the time. */
export interface LocalMoment {
  readonly at: Instant
  readonly reading: ResolvedLocal['reading']
  readonly warning: string | null
}

/** Resolves a local time by the law's rule; throws `no-such-local-time` for a date, time or zone that does not exist. */
export function localMoment(local: LocalDateTime, rule: LocalTimeRule): LocalMoment {
  if (!isZone(local.zone))
    throw new Problem('no-such-local-time', {
      detail: `There is no zone ${local.zone}. Nothing was changed; use a name such as Europe/Oslo.`,
    })
  const { instant: at, reading } = resolved(local, rule)
  return { at, reading, warning: warningOf(local, { instant: at, reading }) }
}

function resolved(local: LocalDateTime, rule: LocalTimeRule): ResolvedLocal {
  try {
    return resolveLocal(local, rule)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Problem('no-such-local-time', {
      detail: `No calendar has ${local.date} at ${local.time}. Nothing was changed.`,
    })
  }
}

function warningOf({ date, time, zone }: LocalDateTime, { instant, reading }: ResolvedLocal): string | null {
  const meant = formatInstant(instant, { zone, locale: 'en' })
  switch (reading) {
    case 'once':
      return null
    case 'skipped-shifted-forward':
      return `Clocks in ${zone} skip ${time} on ${date}. It is read as ${meant}.`
    case 'twice-earlier':
      return `Clocks in ${zone} show ${time} twice on ${date}. The first time is meant.`
    case 'twice-later':
      return `Clocks in ${zone} show ${time} twice on ${date}. The second time is meant.`
  }
}
