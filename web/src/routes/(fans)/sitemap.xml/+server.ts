import { read } from '#lib/server/api.ts'
import { asNobody, forAnybody } from '../anybody.ts'
import { xmlText } from '../rss.ts'
import type { RequestHandler } from './$types'

/** Every page that is open to everybody (sitemaps.org). */
export const GET: RequestHandler = async (event) => {
  forAnybody(event)
  const { items } = await read(asNobody(event), (api) => api.GET('/api/v1/public/addresses'))
  const pages = items.map(
    ({ path, changedAt }) =>
      `  <url><loc>${xmlText(event.locals.origin + path)}</loc>${changedAt === null ? '' : `<lastmod>${changedAt}</lastmod>`}</url>\n`,
  )
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${pages.join('')}</urlset>\n`,
    { headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'no-cache' } },
  )
}
