import type { Instant } from '../time/index.ts'

const HOUR_MS = 3_600_000

/** The moment until which a sender may delete what they sent, counted from its arrival; the moment itself is too late. */
export function senderMayDeleteUntil(receivedAt: Instant): Instant {
  return (receivedAt + HOUR_MS) as Instant
}

/** Says whether the sender may still delete what arrived at `receivedAt`: within the hour. */
export function senderMayDelete(receivedAt: Instant, now: Instant): boolean {
  return now < senderMayDeleteUntil(receivedAt)
}
