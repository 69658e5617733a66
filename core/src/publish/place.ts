import type { Instant } from '../time/index.ts'
import type { RetractionClass } from './retraction-class.ts'

/** Where a publication lives or may live, each with how surely it gives back. */
export const PLACE_CLASSES = {
  'own-page': 'hard',
  'media-addresses': 'hard',
  'kit-link': 'hard',
  'kit-copy': 'manual',
  'platform-post': 'conditional',
  'platform-draft': 'conditional',
  'federated-copy': 'best-effort',
  feed: 'best-effort',
  bundle: 'none',
} as const satisfies Record<string, RetractionClass>

/** A kind of place. */
export type PlaceKind = keyof typeof PLACE_CLASSES

const OUR_OWN: ReadonlySet<PlaceKind> = new Set(['own-page', 'media-addresses', 'kit-link'])

/** Says whether a place is of this house: shut in the transaction of its recall, and read back by us. */
export function isOurOwn(kind: PlaceKind): boolean {
  return OUR_OWN.has(kind)
}

/** One place that a recall must reach. */
export interface Place {
  readonly kind: PlaceKind
  /** What is there, for us to find it again: a post's id, a kit's id. */
  readonly ref: string
  /** What people call it: "Saltlight's own page", "Ida Brandt's kit". */
  readonly name: string
  readonly retraction: RetractionClass
}

/** A kit as a recall sees it. */
export interface HandedKit {
  readonly id: string
  readonly holder: string
  readonly handedOverAt: Instant | null
  /** The ids of posts of theirs whose links were followed by later ones. */
  readonly earlierPosts: readonly string[]
}

/** Every place of a publication on the own page. */
export function placesOfPost(post: { readonly id: string; readonly name: string }): readonly Place[] {
  return [place('own-page', post.id, post.name), place('media-addresses', post.id, post.name)]
}

/** The places of a kit: its link always, its holder's copies only once it was handed over. */
export function placesOfKit({ id, holder, handedOverAt, earlierPosts }: HandedKit): readonly Place[] {
  const link = place('kit-link', id, holder)
  if (handedOverAt === null) return [link]
  return [link, ...[id, ...earlierPosts].map((ref) => place('kit-copy', ref, holder))]
}

/** A delivery to a platform as a recall sees it. */
export interface Delivered {
  readonly id: string
  readonly name: string
  /** How surely that platform gives back what is shown there. */
  readonly retraction: RetractionClass
  /** It is shown there, or may be: a call was begun and its outcome is not known. */
  readonly mayBeShown: boolean
  /** Something lies there that nobody sees. */
  readonly leftBehind: boolean
}

/** The places of a delivery: the post that is or may be out, and else what lies at the platform unseen. */
export function placesOfDelivery(delivered: Delivered): readonly Place[] {
  const { id, name, retraction, mayBeShown, leftBehind } = delivered
  if (mayBeShown) return [{ kind: 'platform-post', ref: id, name, retraction }]
  return leftBehind ? [place('platform-draft', id, name)] : []
}

function place(kind: PlaceKind, ref: string, name: string): Place {
  return { kind, ref, name, retraction: PLACE_CLASSES[kind] }
}
