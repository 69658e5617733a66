import type { IncomingMessage, ServerResponse } from 'node:http'
import { sql } from 'kysely'
import type { Storage } from '../../plant/storage/index.ts'
import type { OutletMedia } from '../../schema/outlets.ts'
import type { Db } from '../../schema/index.ts'
import { captionsPath, filePath } from '../../connectors/index.ts'
import { type MediaAddresses, sendFile } from '../../wall/index.ts'
import { answerGone, answerNothing, isUnchanged } from './answers.ts'

const PATH = /^\/films\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.[A-Za-z0-9.-]{2,40}$/

/** Whether a path is that of a file of an outlet. */
export const isOutletFile = (url: string): boolean => url.startsWith('/films/') && PATH.test(pathOf(url))

interface Left {
  readonly gateId: string
  readonly media: OutletMedia | null
}

/**
 * Answers the files of what left by an outlet of ours. Feeds and other servers come back to an address for years, so it
 * does not die by itself; each request asks the wall, as nobody, and a transfer is broken off when its gate shuts. What
 * was taken back for good is gone; hidden and missing look the same.
 */
export function filmHandler({
  db,
  fan,
  storage,
  addresses,
}: {
  db: Db
  fan: Db
  storage: Pick<Storage, 'open'>
  addresses: Pick<MediaAddresses, 'whenShut'>
}) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = pathOf(request.url ?? '')
    const id = PATH.exec(path)?.[1]
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (id === undefined || !isRead) return answerNothing(response)
    const left = await leftOf(fan, id)
    if (left === undefined || left.media === null) {
      return (await isTakenBack(db, id)) ? answerGone(response) : answerNothing(response)
    }
    const asked = fileAt(path, id, left.media)
    if (asked === null) return answerNothing(response)
    if (asked.kind === 'captions') {
      response.writeHead(200, {
        ...STANDING_HEADERS,
        'content-type': 'text/vtt; charset=utf-8',
        'content-length': Buffer.byteLength(asked.vtt),
      })
      response.end(request.method === 'HEAD' ? undefined : asked.vtt)
      return
    }
    const { sha256, mediaType } = asked
    const file = await storage.open(sha256)
    if (file === null) return answerNothing(response)
    const headers = { ...STANDING_HEADERS, etag: `"${sha256.slice(0, 24)}"`, 'content-type': mediaType }
    if (isUnchanged(request, headers.etag)) {
      response.writeHead(304, headers).end()
      return
    }
    const grant = {
      gateId: left.gateId,
      mintedFor: 'public' as const,
      sha256,
      mediaType,
      downloadName: null,
      once: null,
      diesAt: Number.MAX_SAFE_INTEGER,
    }
    await sendFile(request, response, {
      file,
      headers,
      whenShut: (shut) => addresses.whenShut(grant, shut),
    })
  }
}

const STANDING_HEADERS = {
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  // Other houses' players show it: that is what it is for.
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
} as const

const pathOf = (url: string): string => url.split('?')[0] ?? ''

function fileAt(path: string, id: string, { film, cover, captions }: OutletMedia) {
  if (path === filePath(id, film.mediaType)) return { kind: 'file' as const, ...film }
  if (cover !== null && path === filePath(id, cover.mediaType)) return { kind: 'file' as const, ...cover }
  const spoken = captions.find(({ language }) => path === captionsPath(id, language))
  return spoken === undefined ? null : { kind: 'captions' as const, vtt: spoken.vtt }
}

async function leftOf(fan: Db, id: string): Promise<Left | undefined> {
  const { rows } = await sql<Left>`
    select gate_id, media from publish.feed_entries where id = ${id}
    union all
    select gate_id, media from publish.notes where id = ${id}`.execute(fan)
  return rows[0]
}

async function isTakenBack(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{ isTakenBack: boolean }>`
    select withdrawn_at is not null as is_taken_back from publish.feed_entries where id = ${id}
    union all
    select withdrawn_at is not null from publish.notes where id = ${id}`.execute(db)
  return rows[0]?.isTakenBack === true
}
