import type { PlatformSpecName } from '../../cut/index.ts'
import type { CopyLimits } from '../copy-limits.ts'
import type { FilmFacts, PostDisclosure, PostInteraction } from '../post-plan.ts'

/** The platforms, and the ways of our own, that a publication can go to. */
export const PLATFORM_IDS = [
  'bluesky',
  'mastodon',
  'peertube',
  'youtube',
  'tiktok',
  'instagram',
  'x',
  'fediverse',
  'feed',
  'webhook',
] as const

/** One of them. */
export type PlatformId = (typeof PLATFORM_IDS)[number]

/** What a platform takes of a film; length and bytes of each kind of post stand in its spec. Both ends allowed. */
export interface FilmLimits {
  readonly containers: readonly FilmFacts['container'][]
  readonly videoCodecs: readonly FilmFacts['videoCodec'][]
  readonly audioCodecs: readonly Exclude<FilmFacts['audioCodec'], null>[]
  /** Frames a second. */
  readonly frameRate: readonly [least: number, most: number]
  /** Pixels of each side. */
  readonly side: readonly [least: number, most: number]
  /** Width by height. */
  readonly aspect: readonly [least: number, most: number]
  readonly needsFastStart: boolean
  /** Where an account or its server takes less than the spec says. */
  readonly mostBytes?: number
  /** Where an account may post shorter films than the spec says. */
  readonly longestSeconds?: number
  /** Width times height; where a server bounds it. */
  readonly mostPixels?: number
}

/** What a platform asks for a post, in millionths of a unit of the currency (ISO 4217). */
export interface Price {
  readonly currency: string
  readonly post: number
  /** What a post with an address in it costs instead. */
  readonly postWithAddress: number
}

/** What one platform takes: data, dated, with where it was read. An account's own limits may narrow or widen it. */
export interface PlatformLimits {
  /** The day on which it was checked. */
  readonly version: string
  readonly sources: readonly string[]
  /** The kinds of post, the usual one first. */
  readonly formats: readonly [PlatformSpecName, ...PlatformSpecName[]]
  readonly film: FilmLimits
  readonly words: CopyLimits
  /** Addresses in one post; null where it is not said. */
  readonly links: number | null
  readonly cover: readonly ('moment' | 'still')[]
  readonly captions: readonly ('vtt' | 'srt')[]
  /** Graphemes of a description for those who do not see; null where there is no place for one. */
  readonly altText: number | null
  /** As words of one's own, as a mark only, or not at all. */
  readonly contentWarning: 'words' | 'mark' | 'none'
  readonly disclosures: readonly PostDisclosure[]
  /** The levels of visibility, the widest first; empty where all is public. */
  readonly visibility: readonly string[]
  /** The platform wants a person to choose one of them; nothing may be chosen beforehand. */
  readonly visibilityIsChosen?: boolean
  readonly interactions: readonly PostInteraction[]
  readonly firstComment: boolean
  /** A thread: how many parts, and whether the platform lets an application chain them. */
  readonly parts: { readonly most: number; readonly chain: 'yes' | 'no' | 'at-risk' }
  /** Posts within a day (the platform's own day); null where no number is given. */
  readonly perDay: number | null
  /** Counted for all accounts of the house together, since they share what it is registered as; else for each account. */
  readonly isPerDayShared?: boolean
  readonly price: Price | null
  /** How the platform names the account now, where it says so with what it takes. */
  readonly accountName?: string
}
