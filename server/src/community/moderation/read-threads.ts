import { sql } from 'kysely'
import type { Instant } from '@stagedoor/core/time'
import type { Db } from '../../schema/index.ts'

/** A thread as crew see it. */
export interface ThreadRead {
  readonly id: string
  readonly kind: string
  readonly title: string | null
  readonly slug: string | null
  readonly isClosed: boolean
  readonly slowModeS: number
  readonly shown: number
  readonly held: number
  readonly lastAt: Instant | null
}

/** Where a page of threads begins: after one that was last written in at a moment, null being never. */
export interface ThreadCursor {
  readonly lastAt: Instant | null
  readonly id: string
}

/** Threads of a production, those written in latest first, a page of them. */
export async function readThreads(
  db: Db,
  { productionId, after, limit }: { productionId: string; after: ThreadCursor | null; limit: number },
): Promise<{ threads: readonly ThreadRead[]; next: ThreadCursor | null }> {
  const lastAt = new Date(after?.lastAt ?? 0)
  const { rows } = await sql<ThreadRead>`
    select t.id, t.kind, coalesce(p.title, s.title) as title, p.slug, t.is_closed, t.slow_mode_s,
      coalesce((select sum(c.shown)::int from community.tallies c where c.thread_id = t.id), 0) as shown,
      (select count(*)::int from community.writings w where w.thread_id = t.id and w.state = 'held'
        and w.production_id = t.production_id) as held, t.last_at
    from (select *, (select max(w.written_at) from community.writings w where w.thread_id = threads.id) as last_at
      from community.threads where production_id = ${productionId}) t
      left join publish.posts p on t.kind = 'post' and p.id = t.ref
      left join community.sessions s on t.kind = 'session' and s.id = t.ref
    where ${after === null} or coalesce(t.last_at, 'epoch') < ${lastAt}
      or (coalesce(t.last_at, 'epoch') = ${lastAt} and t.id > ${after?.id ?? null}::uuid)
    order by coalesce(t.last_at, 'epoch') desc, t.id limit ${limit + 1}`.execute(db)
  const threads = rows.slice(0, limit)
  const last = rows.length > limit ? threads.at(-1) : undefined
  return { threads, next: last ?? null }
}

/** A writing of one writer, as crew read it on the writer's page. */
export interface WritingRead {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly source: string
  readonly title: string | null
  readonly writtenAt: Instant
  readonly reports: number
}

/** What a writer wrote in a production, the latest first. */
export async function writingsOf(
  db: Db,
  { productionId, writerId }: { productionId: string; writerId: string },
): Promise<readonly WritingRead[]> {
  const { rows } = await sql<WritingRead>`
    select w.id, w.kind, w.state, w.source, p.title, w.written_at,
      (select count(*)::int from community.reports r where r.writing_id = w.id) as reports
    from community.writings w join community.threads t on t.id = w.thread_id
      left join publish.posts p on t.kind = 'post' and p.id = t.ref
    where w.production_id = ${productionId} and w.writer_id = ${writerId}
    order by w.written_at desc, w.id limit 50`.execute(db)
  return rows
}
