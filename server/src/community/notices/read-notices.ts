import type { NoticeKind, ToldNotice } from '@stagedoor/core/community'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { type PickedNotice, wordsOf } from './read-words.ts'

/** A notice as its reader may see it now. */
export interface SeenNotice extends ToldNotice {
  readonly id: string
  readonly madeAt: Instant
}

/** Which notices of a viewer: of these kinds, later than a moment, older than the last of the page before. */
export interface NoticeQuery {
  readonly viewerId: string
  readonly kinds: readonly NoticeKind[]
  readonly after: Instant
  readonly before: { readonly madeAt: Instant; readonly id: string } | null
  readonly limit: number
}

/** How long a notice is kept, in milliseconds. */
export const NOTICES_KEPT_MS = 90 * 86_400_000

/**
 * Notices of a viewer, latest first, read as they: row-level security leaves out what they do not pass, whom they
 * silenced, and what is gone.
 */
export async function seenNotices(seen: Db, query: NoticeQuery): Promise<SeenNotice[]> {
  const { rows } = await sql<PickedNotice>`
    select distinct made_at, id, production_id, kind, ref_kind, ref, for_viewer is not null as is_to_you
    from (${picked(query)}) picked order by made_at desc, id limit ${query.limit}`.execute(seen)
  const words = await wordsOf(seen, rows)
  return rows.flatMap((row) => {
    const said = words(row)
    const { id, kind, madeAt, isToYou } = row
    return said === null ? [] : [{ id, kind, madeAt, isToYou, ...said }]
  })
}

/** How many of them there are, counted to a limit; in no order, so that a long absence costs no more than that. */
export async function countNotices(seen: Db, query: Omit<NoticeQuery, 'before'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct id)::int as count from (
      select n.id from community.notices n where n.for_viewer = ${query.viewerId} and ${askedIn(query)}
      union all
      select n.id from community.follows f
        join community.notice_topics t on t.topic = f.topic and t.made_at >= f.since and t.made_at > ${new Date(query.after)}
        join community.notices n on n.id = t.notice_id
        where ${broadIn(query)}
      limit ${query.limit * MOST_TOPICS}) found`.execute(seen)
  return Math.min(query.limit, rows[0]?.count ?? 0)
}

// The same news may come by several things that one follows.
const MOST_TOPICS = 3

const COLUMNS = sql`n.made_at, n.id, n.production_id, n.kind, n.ref_kind, n.ref, n.for_viewer`

const askedIn = ({ kinds, after }: Pick<NoticeQuery, 'kinds' | 'after'>) =>
  sql`n.kind = any (${[...kinds]}::text[]) and n.made_at > ${new Date(after)}`

// What was said to them is not told a second time because they follow it too.
const broadIn = (query: Pick<NoticeQuery, 'kinds' | 'after' | 'viewerId'>) => sql`
  n.for_viewer is null and ${askedIn(query)}
  and not exists (select from community.notices d where d.for_viewer = ${query.viewerId} and d.ref = n.ref
    and (d.kind = 'theory') = (n.kind = 'theory'))`

// From each thing that is followed its latest, which an index gives; so it costs by what one follows, never by how many
// follow it.
function picked(query: NoticeQuery) {
  const { viewerId, after, before, limit } = query
  const older =
    before === null
      ? sql``
      : sql`and (n.made_at < ${new Date(before.madeAt)} or (n.made_at = ${new Date(before.madeAt)} and n.id > ${before.id}))`
  return sql`
    (select ${COLUMNS} from community.notices n where n.for_viewer = ${viewerId} and ${askedIn(query)} ${older}
      order by n.made_at desc, n.id limit ${limit})
    union all
    select broad.* from community.follows f cross join lateral (
      select ${COLUMNS} from community.notice_topics t join community.notices n on n.id = t.notice_id
      where t.topic = f.topic and t.made_at >= f.since and t.made_at > ${new Date(after)} and ${broadIn(query)} ${older}
      order by t.made_at desc, t.notice_id limit ${limit}) broad`
}
