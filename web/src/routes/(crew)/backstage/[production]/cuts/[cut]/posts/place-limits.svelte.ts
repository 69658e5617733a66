import { createClient } from '@stagedoor/contract'
import {
  coverWay,
  PLATFORM_LIMITS,
  type PlatformId,
  type PostDisclosure,
  type PostInteraction,
  type TextUnit,
} from '@stagedoor/core/publish'
import type { AccountLimits } from '#lib/wire/posts.ts'

/** What a place takes of a post, as far as its fields go: by its documentation, or as the platform said it just now. */
export interface PlaceLimits {
  readonly texts: readonly { field: 'title' | 'copy'; unit: TextUnit; most: number }[]
  readonly hashtags: number | null
  readonly mentions: number | null
  readonly cover: 'moment' | 'still' | 'none'
  readonly disclosures: readonly PostDisclosure[]
  readonly visibility: readonly string[]
  readonly visibilityIsChosen: boolean
  readonly interactions: readonly PostInteraction[]
  /** What others may do at the platform, but not with posts of this account now. */
  readonly switchedOff: readonly PostInteraction[]
  /** Graphemes of a description; null where there is no place for one. */
  readonly altText: number | null
  readonly accountName: string | null
}

/** How far asking a platform is. */
export type Asked = 'asking' | 'told' | 'not-told'

/** Where a platform’s documentation speaks; null for one that has none. */
export function documented(platform: PlatformId): PlaceLimits | null {
  const limits = PLATFORM_LIMITS[platform]
  if (limits === undefined) return null
  const { words, disclosures, visibility, interactions } = limits
  return {
    texts: words.texts,
    hashtags: words.hashtags ?? null,
    mentions: words.mentions ?? null,
    cover: coverWay(limits),
    disclosures,
    visibility,
    visibilityIsChosen: limits.visibilityIsChosen === true,
    interactions,
    switchedOff: [],
    altText: limits.altText,
    accountName: null,
  }
}

/** The limits of the places that were chosen, asked of each platform once while the page is open. */
export class LimitsOfPlaces {
  #told = $state<Record<string, AccountLimits | 'asking' | 'not-told'>>({})

  /** Asks the platform of an account, unless it was asked before. */
  ask(accountId: string): void {
    if (this.#told[accountId] !== undefined) return
    this.#told[accountId] = 'asking'
    void this.#asked(accountId).then((told) => (this.#told[accountId] = told))
  }

  of(accountId: string, platform: PlatformId): PlaceLimits | null {
    const known = documented(platform)
    const told = this.#told[accountId]
    if (known === null || told === undefined || typeof told === 'string') return known
    const { texts, ...live } = told
    return {
      ...live,
      texts,
      switchedOff: known.interactions.filter((one) => !live.interactions.includes(one)),
    }
  }

  how(accountId: string): Asked {
    const told = this.#told[accountId]
    if (told === undefined || told === 'asking') return 'asking'
    return told === 'not-told' || !told.isLive ? 'not-told' : 'told'
  }

  // What the house refuses here it refuses again when the post is checked, in its own words.
  async #asked(account: string): Promise<AccountLimits | 'not-told'> {
    const api = createClient({ origin: location.origin, fetch: (...args) => fetch(...args) })
    const { data } = await api
      .GET('/api/v1/accounts/{account}/limits', { params: { path: { account } } })
      .catch(() => ({ data: undefined }))
    return data ?? 'not-told'
  }
}
