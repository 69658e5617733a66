import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import type { Storage } from '../../plant/storage/index.ts'
import type { Db } from '../../schema/index.ts'

const PATH = /^\/card\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/
const NOTHING = 'There is nothing here.\n'

/**
 * Answers `/card/{id}` with the picture of a share card: of a post or of key art that is open to everybody. Unlike an
 * address of media it does not die by itself, since whoever shows a card asks for it days later; each request is put
 * before the wall, as nobody, whoever asks. Hidden, recalled and missing look the same.
 */
export function shareCardHandler({ fan, storage }: { fan: Db; storage: Pick<Storage, 'open'> }) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const id = PATH.exec(request.url?.split('?')[0] ?? '')?.[1]
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const picture = id !== undefined && isRead ? await pictureOf(fan, id) : null
    const file = picture === null ? null : await storage.open(picture.sha256)
    if (picture === null || file === null) {
      response
        .writeHead(404, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
        .end(NOTHING)
      return
    }
    const etag = `"${picture.sha256.slice(0, 24)}"`
    const headers = {
      etag,
      // It is asked for again each time: a recall takes it away at once, wherever it is shown from here.
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
    }
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304, headers).end()
      return
    }
    response.writeHead(200, {
      ...headers,
      'content-type': picture.mediaType,
      'content-length': file.sizeBytes,
    })
    if (request.method === 'HEAD') {
      response.end()
      return
    }
    await pipeline(file.stream(), response).catch((error: unknown) => {
      // Whoever asked has left.
      if (!response.destroyed) throw error
    })
  }
}

async function pictureOf(fan: Db, id: string): Promise<{ sha256: string; mediaType: string } | null> {
  const { rows } = await sql<{ sha256: string; mediaType: string }>`
    select p.media -> 'poster' ->> 'sha256' as sha256, 'image/jpeg' as media_type
    from publish.posts p where p.id = ${id} and p.media -> 'poster' ->> 'sha256' is not null
    union all
    select k.sha256, k.media_type from publish.key_art k where k.id = ${id}`.execute(fan)
  return rows[0] ?? null
}
