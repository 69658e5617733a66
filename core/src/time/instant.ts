/** A moment of the world: epoch milliseconds, compared with `<`. */
export type Instant = number & { readonly unit: 'epoch-ms' }

/** Takes a number as epoch milliseconds; throws RangeError unless it is a whole moment that a calendar can show. */
export function instant(ms: number): Instant {
  if (!Number.isSafeInteger(ms) || Math.abs(ms) > 8.64e15)
    throw new RangeError(`Not a moment in epoch milliseconds: ${ms}`)
  return ms as Instant
}

/** Reads an ISO 8601 moment with its offset or `Z`; throws RangeError for anything else, local times included. */
export function parseInstant(iso: string): Instant {
  const found = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/.exec(iso)
  // A day the month does not have would otherwise roll over into the next.
  const midnight = Date.parse(`${found?.[1]}T00:00:00Z`)
  if (!found || Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(found[1] as string))
    throw new RangeError(`Not an ISO moment: ${iso}`)
  return instant(Math.trunc(Date.parse(iso)))
}

/** A moment as ISO 8601 in UTC with milliseconds. */
export function toIso(at: Instant): string {
  return new Date(at).toISOString()
}

/** A half-open stretch of moments; without `until` it stays open. */
export interface Window {
  readonly from: Instant
  readonly until?: Instant
}

/** Whether a moment lies in a window; its own end does not. */
export function isWithin(window: Window, at: Instant): boolean {
  return window.from <= at && (window.until === undefined || at < window.until)
}
