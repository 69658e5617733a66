import { forAnybody } from '../anybody.ts'
import type { RequestHandler } from './$types'

/** Search engines are welcome in front of house, and nowhere else. */
export const GET: RequestHandler = (event) => {
  forAnybody(event)
  const { origin } = event.locals
  return new Response(
    `User-agent: *\nDisallow: /backstage\nDisallow: /s/\nDisallow: /m/\nDisallow: /api/\nDisallow: /sign-in\nDisallow: /claim/\nAllow: /api/v1/public/oembed\nDisallow: /*/search\n\nSitemap: ${origin}/sitemap.xml\n`,
    { headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' } },
  )
}
