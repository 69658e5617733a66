import type { PostPlan } from '@stagedoor/core/publish'
import type { ConnectorContext, RemoteRef, Step } from '../connector.ts'
import type { InstagramHandle } from './handle.ts'

/** A post as Instagram names it. */
export interface PublishedMedia {
  readonly id: string
  readonly url: string | null
}

// Everything on Instagram that an application can publish is public.
const VISIBILITY = 'public'
const NAMELESS = 'container:'

type Told = { readonly ctx: Pick<ConnectorContext, 'now'>; readonly plan: PostPlan }

/** A post as others name it; a story is known by its kind, for it is gone after a day. */
export function refOf({ id, url }: PublishedMedia, { ctx, plan }: Told): RemoteRef {
  return { id, url, more: { format: plan.format, publishedAt: String(ctx.now()) } }
}

/** The step that says a post is out. */
export function liveAs(media: PublishedMedia, told: Told): Step {
  return { kind: 'live', ref: refOf(media, told), visibility: VISIBILITY }
}

/** Found: it is out. */
export function presentAs(media: PublishedMedia, told: Told) {
  return { kind: 'present', ref: refOf(media, told), visibility: VISIBILITY } as const
}

/** A post that is out for certain and whose own name could not be found: its container stands for it. */
export function nameless({ container }: InstagramHandle): PublishedMedia {
  return { id: `${NAMELESS}${container}`, url: null }
}

/** Whether a post's own name is not known. */
export function isNameless({ id }: Pick<RemoteRef, 'id'>): boolean {
  return id.startsWith(NAMELESS)
}

/** Where a person finds the post, or the account where the post has no address. */
export function addressFor(
  ref: RemoteRef,
  { origins, account }: Pick<ConnectorContext, 'origins' | 'account'>,
): string {
  return ref.url ?? `${origins.web}/${encodeURIComponent(account.handle.replace(/^@/, ''))}/`
}
