import { feedOf } from '../../feed.ts'
import { jsonFeedOf } from '../../json-feed.ts'
import type { RequestHandler } from './$types'

/** The same as JSON Feed. */
export const GET: RequestHandler = async (event) =>
  feedOf(event, 'application/feed+json; charset=utf-8', jsonFeedOf)
