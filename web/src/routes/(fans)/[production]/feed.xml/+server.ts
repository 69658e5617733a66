import { feedOf } from '../../feed.ts'
import { rssOf } from '../../rss.ts'
import type { RequestHandler } from './$types'

/** What is out for anybody, for feed readers; a recall takes it out of here at once. */
export const GET: RequestHandler = async (event) => feedOf(event, 'application/rss+xml; charset=utf-8', rssOf)
