/**
 * Which post an address is of, as far as the address says it. `mastodon` and `peertube` are ways of writing addresses
 * that many servers share: only the server can say whether it is one.
 */
export type PostLink =
  | { readonly platform: 'bluesky'; readonly actor: string; readonly id: string }
  | { readonly platform: 'mastodon' | 'peertube'; readonly server: string; readonly id: string }
  | { readonly platform: 'youtube' | 'tiktok' | 'instagram' | 'x'; readonly id: string }
  | { readonly platform: 'elsewhere'; readonly host: string }

const UNDER = (host: string, domain: string): boolean => host === domain || host.endsWith(`.${domain}`)

/** Reads the address of a post; null where it is no address of the web, or of a platform's place that is no post. */
export function readPostLink(address: string): PostLink | null {
  const url = URL.parse(address)
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '') return null
  const { hostname: host, pathname: path } = url
  if (UNDER(host, 'bsky.app')) {
    const [, actor, id] = /^\/profile\/([a-z0-9.:_%-]+)\/post\/([a-z0-9._~:-]+)\/?$/i.exec(path) ?? []
    return actor === undefined || id === undefined ? null : { platform: 'bluesky', actor: decoded(actor), id }
  }
  if (UNDER(host, 'youtube.com') || host === 'youtu.be') {
    const id =
      host === 'youtu.be'
        ? path.slice(1)
        : (/^\/(?:shorts|live|embed)\/([^/]+)/.exec(path)?.[1] ?? url.searchParams.get('v') ?? '')
    return /^[\w-]{11}$/.test(id) ? { platform: 'youtube', id } : null
  }
  if (UNDER(host, 'tiktok.com')) {
    // A shortened address says its post only to who opens it: the whole path stands for it.
    const id = /^\/@[^/]+\/video\/(\d+)/.exec(path)?.[1] ?? /^\/(?:t\/)?(\w{6,20})\/?$/.exec(path)?.[1]
    return id === undefined ? null : { platform: 'tiktok', id }
  }
  if (UNDER(host, 'instagram.com')) {
    const id = /^\/(?:[\w.]+\/)?(?:p|reels?|tv)\/([\w-]+)/.exec(path)?.[1]
    return id === undefined ? null : { platform: 'instagram', id }
  }
  if (UNDER(host, 'x.com') || UNDER(host, 'twitter.com')) {
    const id = /^\/[^/]+\/(?:web\/)?status\/(\d+)/.exec(path)?.[1]
    return id === undefined ? null : { platform: 'x', id }
  }
  const status = /^\/(?:@[^/]+|users\/[^/]+\/statuses)\/(\d+)\/?$/.exec(path)?.[1]
  if (status !== undefined) return { platform: 'mastodon', server: url.origin, id: status }
  const video = /^\/(?:w|videos\/watch)\/([\da-f-]{36}|[1-9A-HJ-NP-Za-km-z]{20,24})\/?$/.exec(path)?.[1]
  if (video !== undefined) return { platform: 'peertube', server: url.origin, id: video }
  return { platform: 'elsewhere', host }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}
