import type { PlatformId } from './limits/platform-limits.ts'

/** What a person says or wishes of an account that its platform does not tell. */
export const ACCOUNT_SWITCHES = [
  /** The platform has audited the application. */
  'projectIsAudited',
  /** It pays the platform: longer words, larger films. */
  'isSubscriber',
  /** Replies are read, though each of them costs money. */
  'readsReplies',
  /** Films are put into its drafts, for a person to finish there. */
  'sendsDrafts',
] as const

/** One of them. */
export type AccountSwitch = (typeof ACCOUNT_SWITCHES)[number]

/** The switches that an account of a platform has. */
export const SWITCHES_OF: Readonly<Partial<Record<PlatformId, readonly AccountSwitch[]>>> = {
  tiktok: ['projectIsAudited', 'sendsDrafts'],
  youtube: ['projectIsAudited'],
  x: ['isSubscriber', 'readsReplies'],
}

/** What reading one reply costs where it costs something, in millionths of a unit of the currency (ISO 4217). */
export const PRICE_OF_REPLY: Readonly<
  Partial<Record<PlatformId, { readonly currency: string; readonly micros: number }>>
> = {
  // docs.x.com/x-api/getting-started/pricing: 0.005 for the reply, 0.010 for whoever wrote it.
  x: { currency: 'USD', micros: 15_000 },
}
