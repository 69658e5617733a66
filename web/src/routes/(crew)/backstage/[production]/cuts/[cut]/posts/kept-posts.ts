import type { PostDisclosure } from '@stagedoor/core/publish'
import type { WireRule } from '#lib/wire/publish.ts'
import type { Draft } from './draft.ts'

/** What somebody has written for the posts of a cut, and not planned yet. */
export interface KeptPosts {
  readonly copy: string
  readonly altText: string
  readonly language: string
  readonly cover: number | null
  readonly chosen: readonly string[]
  readonly drafts: Readonly<Record<string, Draft>>
  readonly rule: WireRule | null
  /** Hand it over before its moment, where that is possible. */
  readonly ahead: boolean
  /** What every place is to disclose. */
  readonly marks: readonly PostDisclosure[]
}

const EDITION = 1
const placeOf = (cutId: string) => `stagedoor.posts.${cutId}`

/**
 * The words that lie in this tab for a cut; null where there are none. They are unpublished words: a tab forgets them
 * when it is closed, where the browser's other store would keep them for whoever sits there next.
 */
export function keptPosts(cutId: string): KeptPosts | null {
  const kept: unknown = JSON.parse(sessionStorage.getItem(placeOf(cutId)) ?? 'null')
  if (typeof kept !== 'object' || kept === null) return null
  const { edition, posts } = kept as { edition?: unknown; posts?: KeptPosts }
  // A tab may have kept it before it could keep that.
  return edition === EDITION && posts !== undefined
    ? { ...posts, ahead: posts.ahead ?? false, marks: posts.marks ?? [] }
    : null
}

/** Keeps the words for the posts of a cut in this tab. */
export function keepPosts(cutId: string, posts: KeptPosts): void {
  sessionStorage.setItem(placeOf(cutId), JSON.stringify({ edition: EDITION, posts }))
}

/** Forgets the words for the posts of a cut: they are planned. */
export function forgetPosts(cutId: string): void {
  sessionStorage.removeItem(placeOf(cutId))
}

/** Whether anything is written. */
export function isWritten({ copy, altText, drafts, chosen }: KeptPosts): boolean {
  return copy !== '' || altText !== '' || chosen.length > 0 || Object.keys(drafts).length > 0
}

/**
 * The words as they go along to a sibling of the cut that is made for one place: that place moves, the words for all
 * are copied. What lies there already for other places stays.
 */
export function carried(
  posts: KeptPosts,
  there: KeptPosts | null,
  { accountId, longest }: { accountId: string; longest: number | null },
): { readonly here: KeptPosts; readonly sibling: KeptPosts } {
  const { [accountId]: moving, ...staying } = posts.drafts
  const isPast = posts.cover !== null && longest !== null && posts.cover >= longest
  const base = there ?? { ...posts, chosen: [], drafts: {} }
  return {
    here: { ...posts, chosen: posts.chosen.filter((id) => id !== accountId), drafts: staying },
    sibling: {
      ...base,
      cover: isPast ? null : base.cover,
      chosen: [...new Set([...base.chosen, accountId])],
      drafts: moving === undefined ? base.drafts : { ...base.drafts, [accountId]: within(moving, longest) },
    },
  }
}

// A frame that the shorter cut does not have is no cover of it.
function within(draft: Draft, longest: number | null): Draft {
  const isPast = longest !== null && draft.cover.kind === 'moment' && draft.cover.at >= longest
  return isPast ? { ...draft, cover: { kind: 'all' } } : draft
}
