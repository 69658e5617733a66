import type { Post } from '../connector.ts'
import { facetsOf } from './facets.ts'
import type { BlueskyHandle } from './handle.ts'

/** The collection that posts stand in. */
export const POSTS = 'app.bsky.feed.post'

/** The record of a post, as the lexicon `app.bsky.feed.post` has it. */
export function recordOf({ plan, parent }: Post, handle: BlueskyHandle & { createdAt: string }) {
  const { film, captions, mentions, createdAt } = handle
  return {
    $type: POSTS,
    text: plan.copy,
    createdAt,
    facets: facetsOf(plan.copy, mentions),
    ...(plan.language === null ? {} : { langs: [plan.language] }),
    ...(plan.disclosures.includes('sensitive')
      ? { labels: { $type: 'com.atproto.label.defs#selfLabels', values: [{ val: 'graphic-media' }] } }
      : {}),
    ...(parent === null ? {} : { reply: { root: strong(parent.root), parent: strong(parent.before) } }),
    ...(film.kind === 'blob'
      ? {
          embed: {
            $type: 'app.bsky.embed.video',
            video: film.blob,
            alt: plan.altText,
            aspectRatio: { width: plan.film.width, height: plan.film.height },
            ...(captions.length > 0 ? { captions } : {}),
          },
        }
      : {}),
  }
}

/** A reference to a record as it is now, which an answer needs of what it answers. */
export function strong({
  id,
  more,
}: {
  readonly id: string
  readonly more?: Readonly<Record<string, string>>
}) {
  const cid = more?.['cid']
  if (cid === undefined) throw new Error(`the post ${id} is known without its CID`)
  return { uri: id, cid }
}

/** The parts of a record's address: `at://did:plc:…/app.bsky.feed.post/…`. */
export function partsOfUri(uri: string): { did: string; collection: string; rkey: string } {
  const [, did, collection, rkey] = /^at:\/\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(uri) ?? []
  if (did === undefined || collection === undefined || rkey === undefined)
    throw new Error(`${uri} is no address of a record`)
  return { did, collection, rkey }
}

/** Where people find a post. */
export function pageOf(did: string, rkey: string): string {
  return `https://bsky.app/profile/${did}/post/${rkey}`
}
