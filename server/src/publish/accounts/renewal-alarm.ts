import { type Instant, instant } from '@stagedoor/core/time'
import { clearAlarm, setAlarm } from '../../plant/alarms/index.ts'
import type { Trx } from '../../schema/index.ts'

/** The alarm at which an account is looked at. */
export const ACCOUNT_LOOK = 'publish.account-look'

const DAY_MS = 24 * 3_600_000
const AHEAD_MS = 7 * DAY_MS
const LEAST_MS = 3_600_000

/** The moments of a permission: its token's end, and until when it can be renewed; null where the platform sets none. */
export interface Ends {
  readonly tokenExpiresAt: Instant | null
  readonly refreshExpiresAt: Instant | null
}

/** From when on a permission that would end for good is renewed though its token is good; null where it does not end. */
export function renewBefore({ refreshExpiresAt }: Ends): Instant | null {
  return refreshExpiresAt === null ? null : instant(refreshExpiresAt - AHEAD_MS)
}

/** The key of the alarm that renews an account's permission. */
export const renewalKey = (accountId: string): string => `account-renewal:${accountId}`

/**
 * Has an account looked at in time before its permission ends, so that one that nobody uses for months stands. Where it
 * ends soon already, at half of what is left.
 */
export async function setRenewal(
  trx: Trx,
  { id, productionId, ends, now }: { id: string; productionId: string; ends: Ends; now: Instant },
): Promise<void> {
  const key = renewalKey(id)
  const moment = renewBefore(ends)
  if (moment === null || ends.refreshExpiresAt === null) return clearAlarm(trx, key)
  const half = now + (ends.refreshExpiresAt - now) / 2
  await setAlarm(trx, {
    key,
    name: ACCOUNT_LOOK,
    productionId,
    moment: Math.max(moment, Math.min(half, ends.refreshExpiresAt), now + LEAST_MS),
    payload: { accountId: id },
  })
}
