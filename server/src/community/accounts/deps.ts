import type { CommunityDeps } from '../deps.ts'

/** What joining, signing in and leaving take. */
export type AccountDeps = Pick<
  CommunityDeps,
  'db' | 'fan' | 'clock' | 'site' | 'viewers' | 'accounts' | 'tickets' | 'mail'
>
