import type { Exposure } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { orderSchema } from './core-schemas.ts'

/** When something is to be shown: as of each moment it is asked about, or from a moment on. */
export type ShownAt = { readonly kind: 'now' } | { readonly kind: 'from'; readonly at: Instant }

/** A question that is put again and again: an exposure whose moment moves with the clock. */
export type ExposureOrder = Omit<Exposure, 'at'> & { readonly moment: ShownAt }

/** What an exposure is of; `ref` is the opaque id that its stage gave. */
export type ExposureKind = 'asset' | 'cut' | 'publication' | 'kit' | 'key-art'

/** The exposure that an order means at `now`: what is live is asked about at each later moment. */
export function exposureAt({ moment, ...order }: ExposureOrder, now: Instant): Exposure {
  const at = moment.kind === 'now' || moment.at < now ? now : moment.at
  return { ...order, at }
}

/** An order as its row keeps it. */
export function orderIn(stored: unknown): ExposureOrder {
  return orderSchema.parse(stored)
}
