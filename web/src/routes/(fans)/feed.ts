import { createHash } from 'node:crypto'
import { read } from '#lib/server/api.ts'
import type { PostRow, PublicProduction } from '#lib/wire/public.ts'
import type { RequestEvent } from '@sveltejs/kit'
import { asNobody, forAnybody } from './anybody.ts'

/** What a feed tells: a production and its latest posts, as nobody in particular sees them. */
export interface Feed {
  readonly production: Pick<PublicProduction, 'slug' | 'title' | 'line'>
  readonly posts: readonly Pick<PostRow, 'slug' | 'title' | 'lead' | 'openedAt' | 'credits'>[]
  readonly origin: string
}

/** A feed at horizon zero, whoever asks: it is read by programs, and shown on screens that others see. */
export async function feedOf(
  event: Pick<RequestEvent, 'fetch' | 'url' | 'locals' | 'request'> & { params: { production: string } },
  mediaType: string,
  write: (feed: Feed) => string,
): Promise<Response> {
  forAnybody(event)
  const nobody = asNobody(event)
  const params = { path: { production: event.params.production } }
  const [production, { items: posts }] = await Promise.all([
    read(nobody, (api) => api.GET('/api/v1/public/productions/{production}', { params })),
    read(nobody, (api) => api.GET('/api/v1/public/productions/{production}/posts', { params })),
  ])
  const body = write({ production, posts, origin: event.locals.origin })
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const changed = Math.max(0, ...posts.map(({ openedAt }) => Date.parse(openedAt)))
  const headers = {
    'content-type': mediaType,
    'cache-control': 'no-cache',
    etag,
    ...(changed > 0 ? { 'last-modified': new Date(changed).toUTCString() } : {}),
  }
  if (event.request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
  return new Response(body, { headers })
}
