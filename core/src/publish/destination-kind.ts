import type { RetractionClass } from './retraction-class.ts'

/** The kinds of destination that a publication can go to. */
export const DESTINATION_KINDS = ['own-page', 'kit', 'platform'] as const

/** One kind of destination. */
export type DestinationKind = (typeof DESTINATION_KINDS)[number]

/** What the house may rely on at each kind of destination. */
export const DESTINATION_TRAITS: Record<
  DestinationKind,
  { readonly opensByClock: boolean; readonly retraction: RetractionClass }
> = {
  // Our own page opens by the database's clock, not by a job, and what is ours we can take down and read again.
  'own-page': { opensByClock: true, retraction: 'hard' },
  // A kit's link is ours; the file, once on its holder's phone, comes back by their hand.
  kit: { opensByClock: true, retraction: 'manual' },
  // How surely a platform gives back is its connector's to say; this is the least.
  platform: { opensByClock: false, retraction: 'manual' },
}
