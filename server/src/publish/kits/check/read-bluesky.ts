import type { PostLink } from '@stagedoor/core/publish'
import { z } from 'zod'
import { type PostReading, unread } from './post-reading.ts'
import { MOST_FILM_BYTES, type Reach } from './reach.ts'

const APPVIEW = 'https://public.api.bsky.app'
const DIRECTORY = 'https://plc.directory'

const Resolved = z.object({ did: z.string() })
const Refusal = z.object({ error: z.string() })
const Film = z.object({ ref: z.object({ $link: z.string() }), size: z.number().optional() })
const Shown = z.object({
  thread: z.object({
    $type: z.string().optional(),
    post: z
      .object({
        author: z.object({ did: z.string() }),
        record: z.object({
          text: z.string(),
          embed: z
            .object({ video: Film.optional(), media: z.object({ video: Film.optional() }).optional() })
            .optional(),
        }),
      })
      .optional(),
  }),
})
const Document = z.object({
  service: z.array(z.object({ id: z.string(), serviceEndpoint: z.unknown() })),
})

/**
 * Reads a post as anybody may: `com.atproto.identity.resolveHandle` and `app.bsky.feed.getPostThread` at the public
 * AppView, the film by `com.atproto.sync.getBlob` at its author's server, which their DID document names
 * (lexicons of bluesky-social/atproto, DID PLC directory).
 */
export async function readBlueskyPost(
  reach: Reach,
  { actor, id }: Extract<PostLink, { platform: 'bluesky' }>,
  signal: AbortSignal,
): Promise<PostReading> {
  const named = reach.named('bluesky')
  const view = named ?? APPVIEW
  const call = (origin: string, name: string, query: Record<string, string>) =>
    `${origin}/xrpc/${name}?${new URLSearchParams(query).toString()}`
  const did = actor.startsWith('did:') ? actor : await didOf()
  if (did === null) return unread('unreachable')
  const uri = `at://${did}/app.bsky.feed.post/${id}`
  const thread = await reach.ask(
    call(view, 'app.bsky.feed.getPostThread', { uri, depth: '0', parentHeight: '0' }),
    signal,
  )
  if (Refusal.safeParse(thread.body).data?.error === 'NotFound') return { kind: 'gone' }
  const shown = Shown.safeParse(thread.body).data?.thread
  if (shown?.$type?.endsWith('#notFoundPost')) return { kind: 'gone' }
  if (shown?.post === undefined) return unread('unreachable')
  const { text: words, embed } = shown.post.record
  const film = embed?.video ?? embed?.media?.video
  if (film === undefined) return unread('no-film', words)
  if ((film.size ?? 0) > MOST_FILM_BYTES) return unread('too-large', words)
  const server = named ?? (await serverOf())
  if (server === null) return unread('unreachable', words)
  const cid = film.ref.$link
  return { kind: 'film', key: cid, address: call(server, 'com.atproto.sync.getBlob', { did, cid }), words }

  async function didOf(): Promise<string | null> {
    const name = 'com.atproto.identity.resolveHandle'
    const { body } = await reach.ask(call(view, name, { handle: actor }), signal)
    return Resolved.safeParse(body).data?.did ?? null
  }

  async function serverOf(): Promise<string | null> {
    const [, method, of] = did?.split(':') ?? []
    const address =
      method === 'plc'
        ? `${DIRECTORY}/${did}`
        : method === 'web' && of !== undefined && /^[\w.-]+$/.test(of)
          ? `https://${of}/.well-known/did.json`
          : null
    if (address === null) return null
    const { body } = await reach.ask(address, signal)
    const services = Document.safeParse(body).data?.service ?? []
    const endpoint = services.find((service) => service.id.endsWith('#atproto_pds'))?.serviceEndpoint
    return typeof endpoint === 'string' && URL.canParse(endpoint) ? new URL(endpoint).origin : null
  }
}
