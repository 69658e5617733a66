import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { type FediverseDesk, openFederation } from '../../connectors/index.ts'
import { networkPrefix, RateLimit, type Site } from '../../plant/http/index.ts'
import { Problem } from '@stagedoor/contract/problems'

const OURS = /^\/(?:ap\/|\.well-known\/(?:webfinger|nodeinfo)(?:\?|$))/
const NOTE = /^\/ap\/notes\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
const LARGEST_BYTES = 256 * 1024
// A busy server sends what all of its people do through one door.
const BURST = 200
const PER_MINUTE = 300

/** Whether a path is one of the fediverse's. */
export const isFediverse = (url: string): boolean => OURS.test(url)

/**
 * Answers WebFinger, NodeInfo, actors, notes and inboxes on bare node:http. The address of a request is made from the
 * house's own, never from its Host header; what is longer than any activity, or comes too fast, is turned away unread.
 */
export function fediverseHandler({
  desk,
  federation,
  site,
  addressOf,
  ticks,
}: {
  desk: Pick<FediverseDesk, 'standing'>
  federation: ReturnType<typeof openFederation>
  site: Site
  addressOf: (request: IncomingMessage) => string
  /** Milliseconds of a clock that only goes forward. */
  ticks: () => number
}): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const pace = new RateLimit({ burst: BURST, perMinute: PER_MINUTE })
  const answer = async (request: Request, from: string): Promise<Response> => {
    const asked = new URL(request.url)
    const url = new URL(`${asked.pathname}${asked.search}`, site.origin)
    const headers = new Headers(request.headers)
    headers.set('host', url.host)
    if (request.method !== 'POST') {
      const gone = await goneAt(desk, url)
      if (gone !== null) return gone
      return federation.fetch(new Request(url, { method: request.method, headers }), {
        contextData: undefined,
      })
    }
    const wait = waitOf(pace, from, ticks())
    if (wait !== null) return new Response(null, { status: 429, headers: { 'retry-after': String(wait) } })
    const body = await bodyOf(request)
    if (body === null) return new Response(null, { status: 413 })
    return federation.fetch(new Request(url, { method: 'POST', headers, body }), { contextData: undefined })
  }
  const listener = getRequestListener((request, env) => {
    const { incoming } = env as { incoming: IncomingMessage }
    return answer(request, networkPrefix(addressOf(incoming)))
  })
  return async (request, response) => {
    await listener(request, response)
  }
}

// A note that was taken back says so for ever; its actor stays.
async function goneAt(desk: Pick<FediverseDesk, 'standing'>, url: URL): Promise<Response | null> {
  const id = NOTE.exec(url.pathname)?.[1]
  if (id === undefined || (await desk.standing(id)) !== 'withdrawn') return null
  const tombstone = { '@context': 'https://www.w3.org/ns/activitystreams', type: 'Tombstone', id: url.href }
  return new Response(JSON.stringify(tombstone), {
    status: 410,
    headers: { 'content-type': 'application/activity+json', 'cache-control': 'no-store' },
  })
}

function waitOf(pace: RateLimit, key: string, now: number): number | null {
  try {
    pace.take(key, now)
    return null
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return 60
  }
}

async function bodyOf(request: Request): Promise<ArrayBuffer | null> {
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BYTES) return null
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length > LARGEST_BYTES) return null
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer
}
