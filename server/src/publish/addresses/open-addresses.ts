import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

// What one site map may hold (sitemaps.org).
const MOST = 50_000

/** Every page that is open to nobody in particular, latest first. Ask it of the fan's pool without any context. */
export async function openAddresses(fan: Db): Promise<{ path: string; at: number | null }[]> {
  const { rows } = await sql<{ path: string; at: number | null }>`
    (select '/' || f.slug as path, max(p.opens_at) as at, 0 as rank
      from production.front_pages f left join publish.posts p on p.production_id = f.production_id group by f.slug)
    union all
    (select '/' || f.slug || '/' || p.slug, p.opens_at, 1
      from publish.posts p join production.front_pages f on f.production_id = p.production_id)
    order by rank, at desc nulls last, path limit ${MOST}`.execute(fan)
  return rows.map(({ path, at }) => ({ path, at }))
}
