/** One stretch of a post's words that means more than itself; offsets in bytes of UTF-8. */
export interface Facet {
  readonly index: { readonly byteStart: number; readonly byteEnd: number }
  readonly features: readonly FacetFeature[]
}

type FacetFeature =
  | { readonly $type: 'app.bsky.richtext.facet#link'; readonly uri: string }
  | { readonly $type: 'app.bsky.richtext.facet#mention'; readonly did: string }
  | { readonly $type: 'app.bsky.richtext.facet#tag'; readonly tag: string }

const LINK = /https?:\/\/[^\s<>"]+/gi
const MENTION =
  /(?<=^|[\s(])@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?)/gi
const HASHTAG = /(?<=^|[\s(])[#＃]([\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*)/gu
const MOST_TAG_BYTES = 640

/** The handles that words mention, without their at sign. */
export function mentionsIn(words: string): string[] {
  return [...new Set([...words.matchAll(MENTION)].map(([, handle = '']) => handle.toLowerCase()))]
}

/**
 * The links, hashtags and mentions of words. A mention whose handle belongs to nobody stays plain words.
 * https://docs.bsky.app/docs/advanced-guides/post-richtext
 */
export function facetsOf(words: string, dids: Readonly<Record<string, string>>): Facet[] {
  const found: Facet[] = []
  const add = (from: number, text: string, feature: FacetFeature) => {
    const byteStart = bytesIn(words.slice(0, from))
    found.push({ index: { byteStart, byteEnd: byteStart + bytesIn(text) }, features: [feature] })
  }
  for (const match of words.matchAll(LINK)) {
    const uri = withoutTail(match[0])
    add(match.index, uri, { $type: 'app.bsky.richtext.facet#link', uri })
  }
  for (const match of words.matchAll(MENTION)) {
    const did = dids[(match[1] ?? '').toLowerCase()]
    if (did !== undefined) add(match.index, match[0], { $type: 'app.bsky.richtext.facet#mention', did })
  }
  for (const match of words.matchAll(HASHTAG)) {
    const tag = match[1] ?? ''
    if (bytesIn(tag) <= MOST_TAG_BYTES)
      add(match.index, match[0], { $type: 'app.bsky.richtext.facet#tag', tag })
  }
  const sorted = found.toSorted((a, b) => a.index.byteStart - b.index.byteStart)
  // A hashtag within an address is part of it.
  return sorted.filter(
    ({ index }, at) => !sorted.slice(0, at).some((other) => other.index.byteEnd > index.byteStart),
  )
}

// What ends a sentence does not end an address; a bracket does if it was opened before it.
function withoutTail(address: string): string {
  let end = address.replace(/[.,;:!?'’”]+$/u, '')
  if (end.endsWith(')') && !end.includes('(')) end = end.slice(0, -1)
  return end
}

function bytesIn(text: string): number {
  return Buffer.byteLength(text)
}
