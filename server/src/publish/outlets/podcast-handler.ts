import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type FeedEntry, podcastXml } from '../../connectors/index.ts'
import type { Site } from '../../plant/http/index.ts'
import type { Db } from '../../schema/index.ts'
import { answerNothing, isUnchanged } from './answers.ts'

const PATH = /^\/([a-z0-9-]{1,60})\/podcast\.xml$/
const MOST_ENTRIES = 300

/** Whether a path is that of a podcast feed. */
export const isPodcast = (url: string): boolean => PATH.test(url.split('?')[0] ?? '')

/**
 * Answers `/{production}/podcast.xml` as nobody in particular, whoever asks: what is shut is not in it from that moment.
 * A program that has it already is told so by its ETag.
 */
export function podcastHandler({ fan, site }: { fan: Db; site: Site }) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const slug = PATH.exec(request.url?.split('?')[0] ?? '')?.[1]
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const page = slug !== undefined && isRead ? await pageOf(fan, slug) : undefined
    if (page === undefined) return answerNothing(response)
    const entries = await entriesOf(fan, page.productionId)
    const body = podcastXml({
      title: page.title,
      description: page.tagline === '' ? page.title : page.tagline,
      slug: page.slug,
      picture: page.keyArtId === null ? null : site.link(`/card/${page.keyArtId}`),
      entries,
      origin: site.origin,
    })
    const headers = {
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
      // Asked for each time, so that what was taken out is not shown from a cache of ours or of a proxy's.
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
    }
    if (isUnchanged(request, headers.etag)) {
      response.writeHead(304, headers).end()
      return
    }
    response.writeHead(200, {
      ...headers,
      'content-type': 'application/rss+xml; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
}

function pageOf(fan: Db, slug: string) {
  return fan
    .selectFrom('production.frontPages as f')
    .leftJoin('publish.keyArt as k', 'k.productionId', 'f.productionId')
    .select(['f.productionId', 'f.slug', 'f.title', 'f.tagline', 'k.id as keyArtId'])
    .where('f.slug', '=', slug)
    .executeTakeFirst()
}

function entriesOf(fan: Db, productionId: string): Promise<FeedEntry[]> {
  return fan
    .selectFrom('publish.feedEntries')
    .select(['id', 'title', 'words', 'language', 'isExplicit', 'durationFlicks', 'media', 'enteredAt'])
    .where('productionId', '=', productionId)
    .orderBy('enteredAt', 'desc')
    .orderBy('id')
    .limit(MOST_ENTRIES)
    .execute()
}
