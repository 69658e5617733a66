import { openHouse } from '../../open-house.ts'
import { rssOf } from '../../rss.ts'
import type { RequestHandler } from './$types'

/** What is out, for feed readers; a recall takes it out of here at once. */
export const GET: RequestHandler = async (event) =>
  new Response(rssOf(await openHouse(event, event.params.production)), {
    headers: { 'content-type': 'application/rss+xml; charset=utf-8', 'cache-control': 'no-cache' },
  })
