import type { Instant } from '../time/index.ts'
import type { Standing } from '../wall/index.ts'
import type { CopyPlatform } from './copy-limits.ts'
import { readPostLink } from './post-link.ts'
import type { PublicationState } from './publication-state.ts'

/** What the holder of a kit's link finds behind it. */
export type KitDoor =
  /** The publication is not scheduled, or is being looked at: there is nothing to take yet. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'waiting'; readonly opensAt: Instant }
  | { readonly kind: 'open' }
  /** Recalled, cancelled or shut by a withdrawal: nothing of the file is handed over any more. */
  | { readonly kind: 'dead' }

/** Decides what a kit's link opens now: the file is handed over only when open, and never after a recall. */
export function kitDoor(
  kit: { readonly state: PublicationState; readonly standing: Standing },
  now: Instant,
): KitDoor {
  const { state, standing } = kit
  switch (state.kind) {
    case 'recalled':
    case 'cancelled':
      return { kind: 'dead' }
    case 'draft':
    case 'failed':
    case 'placing':
      return { kind: 'closed' }
    case 'scheduled':
      if (standing === 'shut') return { kind: 'dead' }
      return now < state.opensAt ? { kind: 'waiting', opensAt: state.opensAt } : { kind: 'open' }
    case 'leaving':
    case 'unknown':
      return state.recallAsked || standing === 'shut' ? { kind: 'dead' } : { kind: 'closed' }
    case 'live':
      return standing === 'shut' ? { kind: 'dead' } : { kind: 'open' }
  }
}

/** What a person says about a post that they make with a kit. */
export const DISCLOSURES = [
  'part-of-my-work',
  'paid-partnership',
  'own-brand',
  'made-with-ai',
  'none',
] as const

/** One thing to disclose. */
export type Disclosure = (typeof DISCLOSURES)[number]

/** How a person can say that their post discloses: by words in it, or by the platform's own mark, which nobody else reads. */
export const HOW_DISCLOSED = ['in-words', 'by-label'] as const

/** One of them. */
export type HowDisclosed = (typeof HOW_DISCLOSED)[number]

/** Whether the link of a post is taken: what is to be disclosed must be said to be disclosed. */
export function isDisclosureTold(disclosure: string, disclosed: HowDisclosed | null): boolean {
  return disclosure === 'none' || disclosed !== null
}

/** What the platform of a post is called, by its address: a server of its own by its host; null where it is known as none. */
export function platformOfLink(link: string): string | null {
  const post = readPostLink(link)
  if (post === null) return null
  switch (post.platform) {
    case 'mastodon':
    case 'peertube':
      return new URL(post.server).host
    case 'elsewhere':
      return null
    case 'bluesky':
    case 'youtube':
    case 'tiktok':
    case 'instagram':
    case 'x':
      return COPY_PLATFORM_NAMES[post.platform]
  }
}

/** What each place is called that words are written for, in every language. */
export const COPY_PLATFORM_NAMES: Readonly<Record<Exclude<CopyPlatform, 'own-page'>, string>> = {
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  youtube: 'YouTube',
  tiktok: 'TikTok',
  instagram: 'Instagram',
  x: 'X',
  threads: 'Threads',
  linkedin: 'LinkedIn',
}
