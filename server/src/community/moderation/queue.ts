import { patternOf, type ReportPattern, type WeighedReport, weighReports } from '@stagedoor/core/community'
import type { StoryPointId } from '@stagedoor/core/production'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { storyLabelsOf } from '../../production/index.ts'
import type { WritingKind, WritingState } from '../../schema/community.ts'
import type { Db } from '../../schema/index.ts'
import { writerRecords, type WriterRecord } from './writer-records.ts'

/** A report as crew read it, with what is known of its maker. */
export interface ReportRead extends WeighedReport {
  readonly handle: string | null
  readonly reason: string
  readonly words: string
}

/** A writing that waits for crew, in its place. */
export interface Waiting {
  readonly id: string
  readonly since: Instant
  readonly kind: WritingKind
  readonly state: WritingState
  readonly handle: string | null
  readonly source: string
  readonly writtenAt: Instant
  readonly editedAt: Instant | null
  readonly badge: string | null
  readonly thread: {
    readonly id: string
    readonly kind: string
    readonly title: string | null
    readonly isClosed: boolean
    readonly slowModeS: number
  }
  readonly parent: { readonly handle: string | null; readonly source: string } | null
  /** What its gates wait for, as fans call it, in the order of the story. */
  readonly after: readonly string[]
  /** What its own words seemed to give away when it was written. */
  readonly findings: readonly { readonly name: string; readonly event: string; readonly label: string }[]
  readonly record: WriterRecord | null
  readonly reports: readonly ReportRead[]
  readonly reportCount: number
  readonly pattern: ReportPattern
  readonly weight: number
}

interface Row extends Omit<
  Waiting,
  'thread' | 'parent' | 'after' | 'findings' | 'record' | 'reports' | 'pattern' | 'weight'
> {
  writerId: string | null
  threadId: string
  threadKind: string
  title: string | null
  isClosed: boolean
  slowModeS: number
  parentHandle: string | null
  parentSource: string | null
  isAnswer: boolean
  points: StoryPointId[]
  pairs: { name: string; event: string; pointId: string }[]
}

/** Where a page of the queue begins: after a writing that was waiting since a moment. */
export interface QueueCursor {
  readonly since: Instant
  readonly id: string
}

const REPORTS_READ = 200

/**
 * What waits for crew in a production, the newest first: held writings, and shown ones with reports that somebody heard
 * made and nobody answered. With `asViewerId` only what this viewer has passed is told, and how much more there is.
 */
export async function readQueue(
  db: Db,
  {
    productionId,
    now,
    after,
    limit,
    asViewerId,
  }: {
    productionId: string
    now: Instant
    after: QueueCursor | null
    limit: number
    asViewerId: string | null
  },
): Promise<{ waiting: readonly Waiting[]; next: QueueCursor | null; beyond: number }> {
  return db.transaction().execute(async (trx) => {
    if (asViewerId !== null)
      await sql`select set_config('stagedoor.viewer', ${asViewerId}, true)`.execute(trx)
    const passed = sql`(wall.viewer_passes(w.thread_gate_id) and (w.gate_id is null or wall.viewer_passes(w.gate_id)))`
    const isTold = asViewerId === null ? sql`true` : passed
    const since = after === null ? null : new Date(after.since)
    const { rows } = await sql<Row>`
      with ${waitingRows(productionId)}
      select w.id, q.since, w.kind, w.state, w.handle, w.writer_id, w.source, w.written_at, w.edited_at,
        b.name as badge, t.id as thread_id, t.kind as thread_kind, p.title, t.is_closed, t.slow_mode_s,
        up.handle as parent_handle, up.source as parent_source, w.parent_id is not null as is_answer,
        array(select distinct point from wall.gates g cross join lateral unnest(g.horizon_points) as point
          where g.id in (w.thread_gate_id, w.gate_id)) as points,
        coalesce((select jsonb_agg(jsonb_build_object('name', x.name, 'event', x.event, 'pointId', x.point_id))
          from community.findings f join community.term_pairs x on x.id = any (f.pair_ids)
          where f.writing_id = w.id), '[]') as pairs,
        (select count(*)::int from community.reports r where r.writing_id = w.id and r.outcome is null) as report_count
      from waiting q join community.writings w on w.id = q.id join community.threads t on t.id = w.thread_id
        left join publish.posts p on t.kind = 'post' and p.id = t.ref
        left join community.badges b on b.id = w.badge_id
        left join community.writings up on up.id = w.parent_id
      where ${isTold} and (${since}::timestamptz is null or (q.since, w.id) < (${since}, ${after?.id ?? null}::uuid))
      order by q.since desc, w.id desc limit ${limit + 1}`.execute(trx)
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const beyond = asViewerId === null ? 0 : await countBeyond(trx, productionId)
    const waiting = await inTheirPlace(trx, { productionId, now, rows: page })
    const next = rows.length > limit && last !== undefined ? { since: last.since, id: last.id } : null
    return { waiting, next, beyond }
  })
}

/** How many writings wait for crew in a production. */
export async function countWaiting(db: Db, productionId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with ${waitingRows(productionId)} select count(*)::int as count from waiting`.execute(db)
  return rows[0]?.count ?? 0
}

// Reports by those whom crew distrust bring nothing here.
const waitingRows = (productionId: string) => sql`waiting as (
  select id, max(since) as since from (
    select w.id, w.written_at as since from community.writings w
      where w.production_id = ${productionId} and w.state = 'held'
    union all
    select w.id, r.reported_at from community.reports r join community.writings w on w.id = r.writing_id and w.state = 'shown'
      where r.production_id = ${productionId} and r.outcome is null and not exists (select from community.distrusted d
        where d.production_id = r.production_id and d.writer_id = r.reporter_id)) as each
  group by id)`

async function countBeyond(db: Db, productionId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with ${waitingRows(productionId)}
    select count(*)::int as count from waiting q join community.writings w on w.id = q.id
    where not (wall.viewer_passes(w.thread_gate_id) and (w.gate_id is null or wall.viewer_passes(w.gate_id)))`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

async function inTheirPlace(
  db: Db,
  { productionId, now, rows }: { productionId: string; now: Instant; rows: readonly Row[] },
): Promise<Waiting[]> {
  const labels = await storyLabelsOf(db, productionId)
  const labelOf = new Map<string, string>(labels.map(({ pointId, label }) => [pointId, label]))
  const reports = await reportsOf(db, { productionId, writingIds: rows.map(({ id }) => id) })
  const writerIds = [...new Set(rows.flatMap(({ writerId }) => writerId ?? []))]
  const records = await writerRecords(db, { productionId, writerIds, now })
  return rows.map((row) => {
    const { writerId, threadId, threadKind, title, isClosed, slowModeS, points, pairs, ...writing } = row
    const { parentHandle, parentSource, isAnswer, ...rest } = writing
    const theirs = reports.get(row.id) ?? []
    return {
      ...rest,
      thread: { id: threadId, kind: threadKind, title, isClosed, slowModeS },
      parent: isAnswer ? { handle: parentHandle, source: parentSource ?? '' } : null,
      after: labels.filter(({ pointId }) => points.includes(pointId)).map(({ label }) => label),
      findings: pairs.map(({ name, event, pointId }) => ({ name, event, label: labelOf.get(pointId) ?? '' })),
      record: (writerId === null ? undefined : records.get(writerId)) ?? null,
      reports: theirs,
      pattern: patternOf(theirs, now),
      weight: weighReports(theirs, now),
    }
  })
}

async function reportsOf(
  db: Db,
  { productionId, writingIds }: { productionId: string; writingIds: readonly string[] },
): Promise<ReadonlyMap<string, readonly ReportRead[]>> {
  const { rows } = await sql<ReportRead & { writingId: string }>`
    select w.id as writing_id, coalesce(r.reporter_id, r.id) as reporter_id, m.handle, r.reason, r.words,
      r.reported_at as at, coalesce(m.joined_at, v.created_at, r.reported_at) as joined_at,
      coalesce(k.upheld, 0) as upheld, coalesce(k.dismissed, 0) as dismissed, coalesce(k.against, 1) as against_this_writer,
      exists (select from community.distrusted d
        where d.production_id = r.production_id and d.writer_id = r.reporter_id) as is_distrusted
    from community.writings w
    cross join lateral (select * from community.reports r where r.writing_id = w.id and r.outcome is null
      order by r.reported_at desc limit ${REPORTS_READ}) r
    left join community.writers m on m.viewer_id = r.reporter_id
    left join wall.viewers v on v.id = r.reporter_id
    left join lateral (
      select count(*) filter (where o.outcome = 'upheld')::int as upheld,
        count(*) filter (where o.outcome = 'dismissed')::int as dismissed,
        count(*) filter (where ow.writer_id = w.writer_id)::int as against
      from community.reports o join community.writings ow on ow.id = o.writing_id
      where o.reporter_id = r.reporter_id and o.production_id = ${productionId}) k on true
    where w.id = any(${[...writingIds]}::uuid[])
    order by r.reported_at desc, r.id`.execute(db)
  const reports = new Map<string, ReportRead[]>()
  for (const { writingId, ...report } of rows)
    reports.set(writingId, [...(reports.get(writingId) ?? []), report])
  return reports
}
