import { readPostLink } from '@stagedoor/core/publish'
import type { LineRow } from './ledger.ts'

const CLOSED: ReadonlySet<string> = new Set(['instagram', 'x', 'elsewhere'])

/**
 * How it can be found out that a place of somebody else has given back: by our own look, by a picture alone because
 * nobody may look, or by a word alone because there is nothing to look at. A post that the house never saw cannot be seen
 * to be gone: "there is none" is also what a server says of a post for followers.
 */
export function wayToKnow({
  place,
  linkBack,
  wasRead,
  connector,
}: Pick<LineRow, 'place' | 'linkBack' | 'wasRead' | 'connector'>): 'look' | 'picture' | 'word' {
  // What other servers keep of a note of ours they show to whom they like.
  if (place === 'platform-post') return connector === 'fediverse' ? 'picture' : 'look'
  if (place !== 'kit-copy') return 'picture'
  // What was never posted lies on a phone.
  if (linkBack === null) return 'word'
  const post = readPostLink(linkBack)
  return post === null || !wasRead || CLOSED.has(post.platform) ? 'picture' : 'look'
}
