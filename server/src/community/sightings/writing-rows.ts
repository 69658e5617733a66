import type { Instant } from '@stagedoor/core/time'
import { type RawBuilder, sql } from 'kysely'
import type { WritingKind, WritingState } from '../../schema/community.ts'
import type { Db } from '../../schema/index.ts'

/** A writing as crew's own role reads it, with the gates that it waits for. */
export interface PlacedRow {
  readonly id: string
  readonly threadId: string
  readonly threadGateId: string
  readonly gateId: string | null
  readonly alsoGateId: string | null
  readonly parentId: string | null
  readonly kind: WritingKind
  readonly state: WritingState
  readonly handle: string | null
  readonly badge: string | null
  readonly source: string
  readonly writtenAt: Instant
  /** Of a theory: whose name stands on its seal, and when its point of the story is out. */
  readonly seal: { readonly signedBy: string | null; readonly shownFrom: Instant | null } | null
}

/** Where a page of a thread begins: after a writing that nothing is above. */
export interface TalkCursor {
  readonly writtenAt: Instant
  readonly id: string
}

/** How many answers are told to a writing that nothing is above, and to those below; one more is read. */
export const MOST_BELOW = { first: 10, further: 3 } as const
const DEEPEST = 3
const PAGE = 20

type Row = Omit<PlacedRow, 'seal'> & { signedBy: string | null; shownFrom: Instant | null }

/** A page of what was said in a thread, the latest first, with the first answers to each. */
export async function rowsOfThread(
  db: Db,
  { productionId, threadId, after }: { productionId: string; threadId: string; after: TalkCursor | null },
): Promise<{ rows: readonly PlacedRow[]; next: TalkCursor | null }> {
  const at = after === null ? null : new Date(after.writtenAt)
  const { rows: tops } = await sql<TalkCursor>`
    select w.id, w.written_at from community.threads t join community.writings w on w.thread_id = t.id
    where t.id = ${threadId} and t.production_id = ${productionId} and w.parent_id is null
      and w.kind = case t.kind when 'post' then 'comment' when 'theories' then 'theory' else 'question' end
      and (${at}::timestamptz is null or w.written_at < ${at} or (w.written_at = ${at} and w.id > ${after?.id ?? null}::uuid))
    order by w.written_at desc, w.id limit ${PAGE + 1}`.execute(db)
  const page = tops.slice(0, PAGE)
  const rows = await placed(
    db,
    sql`select id, 0 as depth from unnest(${page.map(({ id }) => id)}::uuid[]) as id`,
  )
  const order = new Map(page.map(({ id }, index) => [id, index]))
  return {
    // What has something above it keeps its own order, behind.
    rows: rows.toSorted((a, b) => (order.get(a.id) ?? PAGE) - (order.get(b.id) ?? PAGE)),
    next: tops.length > PAGE ? (page.at(-1) ?? null) : null,
  }
}

/** A writing of a production with all above it and the first answers below; none where it is not there. */
export function rowsAround(
  db: Db,
  { productionId, writingId }: { productionId: string; writingId: string },
): Promise<readonly PlacedRow[]> {
  return placed(
    db,
    sql`select w.id, 0 as depth from community.writings w where w.id = ${writingId} and w.production_id = ${productionId}`,
  )
}

async function placed(db: Db, roots: RawBuilder<unknown>): Promise<readonly PlacedRow[]> {
  const { rows } = await sql<Row>`
    with recursive roots as (${roots}), above as (
      select w.id, w.parent_id from roots join community.writings w on w.id = roots.id
      union select w.id, w.parent_id from above join community.writings w on w.id = above.parent_id
    ), below (id, depth) as (
      select id, depth from roots
      union all
      select next.id, below.depth + 1 from below cross join lateral (
        select w.id, row_number() over (order by w.written_at, w.id) as place from community.writings w
        where w.parent_id = below.id order by w.written_at, w.id limit ${MOST_BELOW.first + 1}) as next
      where below.depth < ${DEEPEST} and (below.depth = 0 or next.place <= ${MOST_BELOW.further + 1})
    ), wanted as (select id from above union select id from below)
    select w.id, w.thread_id, w.thread_gate_id, w.gate_id, w.also_gate_id, w.parent_id, w.kind, w.state, w.handle, w.source,
      w.written_at, b.name as badge, s.handle as signed_by, l.shown_from
    from wanted join community.writings w on w.id = wanted.id
      left join community.badges b on b.id = w.badge_id and b.revoked_at is null
      left join community.seals s on s.theory_id = w.id
      left join production.story_labels l on l.id = s.label_id
    order by w.written_at, w.id`.execute(db)
  return rows.map(({ signedBy, shownFrom, ...row }) => ({
    ...row,
    seal: row.kind === 'theory' ? { signedBy, shownFrom } : null,
  }))
}
