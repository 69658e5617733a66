import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { ToldAbout } from '../../publish/index.ts'
import type { Db } from '../../schema/index.ts'

/** How many letters went out, and how many devices rang, of which a post was a part; as far back as sendings are kept. */
export function toldAbout(db: Db): ToldAbout {
  return async (publicationIds) => {
    if (publicationIds.length === 0) return []
    const { rows } = await sql<{
      publicationId: string
      letters: number
      devices: number
      since: Instant | null
    }>`
      select p.publication_id,
        count(distinct d.id) filter (where d.way = 'mail')::integer as letters,
        count(distinct d.id) filter (where d.way = 'device')::integer as devices,
        min(d.ended_at) as since
      from publish.posts p
      join community.notices n on n.ref_kind = 'post' and n.ref = p.id
      join community.deliveries d on d.state = 'sent' and d.told @> array[n.id]
      where p.publication_id = any(${[...publicationIds]}::uuid[])
      group by p.publication_id`.execute(db)
    return rows
  }
}
