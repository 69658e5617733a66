import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Site } from '../../plant/http/index.ts'
import type { Db } from '../../schema/index.ts'

const MOST_SHOWN = 20
const PAGE = 50

/** How a production stands in the fediverse, and what went out of it there, as crew see it. */
export async function fediverseOf(
  { db, site }: { db: Db; site: Site },
  { id: productionId, slug }: { id: string; slug: string },
) {
  const { rows } = await sql<{
    id: string | null
    username: string | null
    followers: number
    notes: number
    waiting: number
  }>`
    select a.id, a.username,
      (select count(*)::integer from publish.followers f where f.actor_id = a.id) as followers,
      (select count(*)::integer from publish.notes n
        where n.production_id = ${productionId} and n.withdrawn_at is null) as notes,
      (select count(*)::integer from publish.federation_mail m
        where m.actor_id = a.id and m.outcome = 'waiting') as waiting
    from (select ${productionId}::uuid as production_id) p
    left join publish.actors a on a.production_id = p.production_id`.execute(db)
  const [{ id, username, ...counts } = { id: null, username: null, followers: 0, notes: 0, waiting: 0 }] =
    rows
  const blocked = await db
    .selectFrom('publish.blockedServers')
    .select(['host', 'byName', 'at'])
    .where('productionId', '=', productionId)
    .orderBy('host')
    .execute()
  const people = await db
    .selectFrom('publish.blockedActors')
    .select(['actor as person', 'byName', 'at'])
    .where('productionId', '=', productionId)
    .orderBy('actor')
    .execute()
  const { host } = new URL(site.origin)
  const isOpen = await isOn(db, { productionId, connector: 'fediverse' })
  // It is made when somebody first asks for it, under the name that the production's page has then.
  const name = username ?? (isOpen ? slug : null)
  return {
    ...counts,
    handle: name === null ? null : `@${name}@${host}`,
    address: id === null ? null : site.link(`/ap/actors/${id}`),
    isOn: isOpen,
    blocked,
    blockedPeople: people,
    out: await notesOut(db, productionId),
  }
}

/** A note that went out, and what became of it on its way to other servers. */
export interface NoteOut {
  readonly publicationId: string
  readonly title: string
  readonly publishedAt: Instant
  readonly withdrawnAt: Instant | null
  readonly taken: number
  readonly waiting: number
  readonly refused: number
}

async function notesOut(db: Db, productionId: string): Promise<NoteOut[]> {
  const { rows } = await sql<NoteOut>`
    select n.publication_id, p.title, n.published_at, n.withdrawn_at,
      count(m.id) filter (where m.outcome = 'taken')::integer as taken,
      count(m.id) filter (where m.outcome = 'waiting')::integer as waiting,
      count(m.id) filter (where m.outcome in ('refused', 'given-up'))::integer as refused
    from (select * from publish.notes where production_id = ${productionId}
      order by published_at desc, id limit ${MOST_SHOWN}) n
    join publish.publications p on p.id = n.publication_id
    left join publish.federation_mail m on m.note_id = n.id and m.act = 'create'
    group by n.id, n.publication_id, p.title, n.published_at, n.withdrawn_at
    order by n.published_at desc, n.id`.execute(db)
  return rows
}

/** Somebody who follows a production from another server. */
export interface Follower {
  /** The address that names them. */
  readonly follower: string
  readonly host: string
  readonly since: Instant
}

/** Who follows a production, latest first; `cursor` is what the page before gave as next. */
export async function followersOf(
  db: Db,
  { productionId, cursor }: { productionId: string; cursor: string | null },
): Promise<{ items: Follower[]; next: string | null }> {
  const from = cursor === null || !/^\d{1,9}$/.test(cursor) ? 0 : Number(cursor)
  const rows = await db
    .selectFrom('publish.followers as f')
    .innerJoin('publish.actors as a', 'a.id', 'f.actorId')
    .select(['f.follower', 'f.host', 'f.since'])
    .where('a.productionId', '=', productionId)
    .orderBy('f.since', 'desc')
    .orderBy('f.follower')
    .offset(from)
    .limit(PAGE + 1)
    .execute()
  return { items: rows.slice(0, PAGE), next: rows.length > PAGE ? String(from + PAGE) : null }
}

/** The podcast feed of a production: its address, whether something goes there, and how much is in it. */
export async function podcastOf(
  { db, site }: { db: Db; site: Site },
  { id: productionId, slug }: { id: string; slug: string },
): Promise<{ isOn: boolean; url: string; entries: number }> {
  const { count } = await db
    .selectFrom('publish.feedEntries')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('productionId', '=', productionId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    isOn: await isOn(db, { productionId, connector: 'feed' }),
    url: site.link(`/${slug}/podcast.xml`),
    entries: Number(count),
  }
}

async function isOn(
  db: Db,
  { productionId, connector }: { productionId: string; connector: 'feed' | 'fediverse' },
): Promise<boolean> {
  const account = await db
    .selectFrom('publish.accounts')
    .select('id')
    .where('productionId', '=', productionId)
    .where('connector', '=', connector)
    .where('standing', '!=', 'disconnected')
    .executeTakeFirst()
  return account !== undefined
}
