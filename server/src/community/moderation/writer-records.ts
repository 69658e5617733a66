import { type TrustLevel, trustOf, type WriterFacts } from '@stagedoor/core/community'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

/** What crew know of a writer in one production. */
export interface WriterRecord extends WriterFacts {
  readonly writerId: string
  readonly handle: string
  readonly held: number
  readonly removed: number
  readonly trust: TrustLevel
  /** How many of their own reports crew agreed with, and how many not. */
  readonly reportsUpheld: number
  readonly reportsDismissed: number
  readonly isDistrusted: boolean
  readonly ban: { readonly until: Instant | null } | null
  /** Acts of moderation that struck them, the latest first, five at most. */
  readonly acts: readonly { readonly kind: string; readonly reason: string | null; readonly at: Instant }[]
}

type Row = Omit<WriterRecord, 'trust' | 'ban'> & { isBanned: boolean; bannedUntil: Instant | null }

/** The records of some writers in a production, by their ids. Counts of writings stop at a thousand. */
export async function writerRecords(
  db: Db,
  { productionId, writerIds, now }: { productionId: string; writerIds: readonly string[]; now: Instant },
): Promise<ReadonlyMap<string, WriterRecord>> {
  const { rows } = await sql<Row>`
    select r.viewer_id as writer_id, r.handle, r.joined_at, w.shown, w.held, w.removed, u.upheld, u.last_upheld_at,
      m.reports_upheld, m.reports_dismissed,
      exists (select from community.distrusted d
        where d.production_id = ${productionId} and d.writer_id = r.viewer_id) as is_distrusted,
      b.act_id is not null as is_banned, b.until_at as banned_until,
      coalesce(a.acts, '[]') as acts
    from community.writers r
    cross join lateral (
      select count(*) filter (where state = 'shown')::int as shown, count(*) filter (where state = 'held')::int as held,
        count(*) filter (where state = 'removed')::int as removed
      from (select state from community.writings where writer_id = r.viewer_id and production_id = ${productionId}
        limit 1000) as theirs) w
    cross join lateral (
      select count(distinct writing_id)::int as upheld, max(at) as last_upheld_at from (
        select t.writing_id, t.at from community.taken_down t
          where t.writer_id = r.viewer_id and t.production_id = ${productionId}
        union all
        select p.writing_id, p.settled_at from community.writings w
          join community.reports p on p.writing_id = w.id and p.outcome = 'upheld'
          where w.writer_id = r.viewer_id and w.production_id = ${productionId}) as struck) u
    cross join lateral (
      select count(*) filter (where outcome = 'upheld')::int as reports_upheld,
        count(*) filter (where outcome = 'dismissed')::int as reports_dismissed
      from community.reports where reporter_id = r.viewer_id and production_id = ${productionId}) m
    left join community.bans b on b.writer_id = r.viewer_id and b.production_id = ${productionId}
      and b.lifted_at is null and (b.until_at is null or b.until_at > wall.now())
    left join lateral (
      select jsonb_agg(jsonb_build_object('kind', kind, 'reason', reason, 'at', ms) order by seq desc) as acts
      from (select a.kind, a.reason, a.seq, floor(extract(epoch from a.at) * 1000)::bigint as ms
        from community.moderation_personal p join community.moderation_acts a on a.id = p.act_id
        where p.writer_id = r.viewer_id and a.production_id = ${productionId} order by a.seq desc limit 5) as latest) a on true
    where r.viewer_id = any(${[...writerIds]}::uuid[])`.execute(db)
  return new Map(
    rows.map(({ isBanned, bannedUntil, ...row }) => [
      row.writerId,
      { ...row, trust: trustOf(row, now), ban: isBanned ? { until: bannedUntil } : null },
    ]),
  )
}

/** What trust in a writer grows from in a production; one who has no handle yet has written nothing. */
export async function writerFacts(
  db: Db,
  { productionId, writerId, now }: { productionId: string; writerId: string; now: Instant },
): Promise<WriterFacts> {
  const record = (await writerRecords(db, { productionId, writerIds: [writerId], now })).get(writerId)
  return record ?? { joinedAt: now, shown: 0, upheld: 0, lastUpheldAt: null }
}
