import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Db } from '../../../schema/index.ts'
import { countAddresses } from '../../addresses/public-addresses.ts'
import { visitsOf } from '../../kits/kit-visits.ts'
import { latestFigures } from '../../observe/keep-figures.ts'

/** How many have something or saw it, by what is counted. */
export interface Seen {
  readonly figure: string
  readonly value: number
  readonly at: Instant | null
}

/** What is known of how far some publications reached, by their ids; and of addresses that were given, by gate. */
export interface Reach {
  readonly figures: ReadonlyMap<string, readonly Seen[]>
  readonly visits: ReadonlyMap<string, number>
  readonly outSince: ReadonlyMap<string, Instant>
  readonly addresses: Awaited<ReturnType<typeof countAddresses>>
  readonly now: Instant
}

/** Gathers how far publications reached, in as many statements for many as for one. */
export async function reachOf(
  db: Db,
  { ids, gateIds, now }: { ids: readonly string[]; gateIds: readonly string[]; now: Instant },
): Promise<Reach> {
  const figures = await reachOfNotes(db, ids)
  for (const { publicationId, ...seen } of await latestFigures(db, ids)) {
    const others = (figures.get(publicationId) ?? []).filter(({ figure }) => figure !== seen.figure)
    figures.set(publicationId, [...others, seen])
  }
  const landed = await db
    .selectFrom('publish.attempts')
    .select(['publicationId', sql<Instant>`min(ended_at)`.as('since')])
    .where('publicationId', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('outcome', '=', 'landed')
    .groupBy('publicationId')
    .execute()
  return {
    figures,
    visits: await visitsOf(db, ids),
    outSince: new Map(landed.map(({ publicationId, since }) => [publicationId, since])),
    addresses: await countAddresses(db, { gateIds, now }),
    now,
  }
}

/**
 * What our own actor knows of its notes: the servers that took one, blocked or followed from no more since or not; those
 * who follow now; and how often it was passed on.
 */
export async function reachOfNotes(db: Db, ids: readonly string[]): Promise<Map<string, Seen[]>> {
  const { rows } = await sql<{ publicationId: string; servers: number; followers: number; shares: number }>`
    select n.publication_id,
      (select count(distinct split_part(m.inbox, '/', 3))::integer from publish.federation_mail m
        where m.note_id = n.id and m.act = 'create' and m.outcome = 'taken') as servers,
      (select count(*)::integer from publish.followers f where f.actor_id = n.actor_id) as followers,
      (select count(*)::integer from publish.note_reactions r where r.note_id = n.id and r.kind = 'announce') as shares
    from publish.notes n where n.publication_id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(
    rows.map(({ publicationId, servers, followers, shares }) => [
      publicationId,
      [
        { figure: 'servers', value: servers, at: null },
        { figure: 'followers', value: followers, at: null },
        { figure: 'shares', value: shares, at: null },
      ],
    ]),
  )
}
