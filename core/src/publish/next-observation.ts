import { type Instant, instant } from '../time/index.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const WEEK_MS = 7 * DAY_MS

// People speak up most in the first hour; after a month hardly anybody does.
const PACES: readonly { readonly until: number; readonly pause: number }[] = [
  { until: HOUR_MS, pause: 10 * MINUTE_MS },
  { until: DAY_MS, pause: HOUR_MS },
  { until: 30 * DAY_MS, pause: DAY_MS },
]
const FIRST_LOOK_MS = 2 * MINUTE_MS
const FAILED_PAUSE_MS = 5 * MINUTE_MS
// Looks that were missed while nobody worked are made up within this.
const CATCH_UP_MS = 10 * MINUTE_MS
// A tenth to either side, so that what went out together is not asked after together.
const JITTER = 0.2
// The first comes after one minute to three.
const FIRST_JITTER = 1

/** What is known of the looks at a post until now. */
export interface Looks {
  /** Null before the first. */
  readonly lastLooked: Instant | null
  /** How many in a row came to nothing. */
  readonly failures: number
}

/**
 * When a post that is out is looked at next: often in its first hour, then hourly, daily after a day, weekly after a
 * month; more rarely after failures. Always after `now`, and moved a little by its id.
 */
export function nextObservation(
  { id, liveSince }: { readonly id: string; readonly liveSince: Instant },
  now: Instant,
  { lastLooked, failures }: Looks,
): Instant {
  const share = shareOf(id)
  const from = lastLooked ?? liveSince
  const isFirst = lastLooked === null
  const usual = isFirst ? FIRST_LOOK_MS : paceAt(from - liveSince)
  const jitter = isFirst ? FIRST_JITTER : JITTER
  const patience = failures === 0 ? 0 : Math.min(FAILED_PAUSE_MS * 2 ** Math.min(failures - 1, 20), DAY_MS)
  const due = from + Math.max(usual, patience) * (1 - jitter / 2 + jitter * share)
  return instant(Math.ceil(due > now ? due : now + 1 + share * Math.min(CATCH_UP_MS, usual)))
}

/** When a post is looked at after its account has been asked to wait: not all of the account's in one moment. */
export const observationAfter = (pausedUntil: Instant, id: string): Instant =>
  instant(Math.ceil(pausedUntil + 1 + shareOf(id) * CATCH_UP_MS))

const paceAt = (age: number): number => PACES.find(({ until }) => age < until)?.pause ?? WEEK_MS

// FNV-1a over the id, as a share of one: the same for the same post, in every process.
function shareOf(id: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32
}
