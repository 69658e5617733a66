import type { Instant } from '../time/index.ts'

/** How an account at a platform stands with the house. */
export const ACCOUNT_STANDINGS = ['connected', 'needs-person', 'disconnected'] as const

/** One of them. */
export type AccountStanding = (typeof ACCOUNT_STANDINGS)[number]

/** What is known of an account's permission; moments are null where the platform sets none. */
export interface AccountPermission {
  readonly standing: AccountStanding
  readonly tokenEnds: Instant | null
  /** Whether the house can renew it by itself. */
  readonly isRenewable: boolean
  readonly renewableUntil: Instant | null
  /** What the last look found, and null before the first. */
  readonly lastLook: { readonly kind: 'well' } | { readonly kind: 'trouble' } | null
}

/** What is to be expected of an account at a moment. */
export type AccountOutlook =
  | { readonly kind: 'well' }
  /** The last look met trouble that may pass; it is looked again. */
  | { readonly kind: 'unsure' }
  /** The permission is over before the moment, and a person has to give it again. */
  | { readonly kind: 'ends-before'; readonly ends: Instant }
  | { readonly kind: 'needs-person' }
  | { readonly kind: 'disconnected' }

/** Says how an account will stand at a moment, by what is known of it now. */
export function accountOutlook(permission: AccountPermission, at: Instant): AccountOutlook {
  const { standing, lastLook } = permission
  if (standing !== 'connected') return { kind: standing }
  const ends = permissionEnds(permission)
  if (ends !== null && ends <= at) return { kind: 'ends-before', ends }
  return { kind: lastLook?.kind === 'trouble' ? 'unsure' : 'well' }
}

/** When a permission is over unless a person gives it again; null where it is for as long as nobody takes it back. */
export function permissionEnds({
  tokenEnds,
  isRenewable,
  renewableUntil,
}: Pick<AccountPermission, 'tokenEnds' | 'isRenewable' | 'renewableUntil'>): Instant | null {
  if (!isRenewable) return tokenEnds
  return renewableUntil
}

const HOUR_MS = 3_600_000

/** How long before something leaves its account is looked at, in milliseconds: in time for a person to act. */
export const LOOKS_BEFORE_MS: readonly number[] = [7 * 24 * HOUR_MS, 24 * HOUR_MS, HOUR_MS]
