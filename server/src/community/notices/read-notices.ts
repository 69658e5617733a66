import {
  type NoticeKind,
  type NoticeMatter,
  type NoticePlace,
  type ToldNotice,
} from '@stagedoor/core/community'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

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

interface Row {
  readonly id: string
  readonly kind: NoticeKind
  readonly refKind: string
  readonly ref: string
  readonly madeAt: Instant
  readonly isToYou: boolean
  readonly slug: string
  readonly title: string
  readonly postSlug: string | null
  readonly postTitle: string | null
  readonly sessionTitle: string | null
  readonly label: string | null
  readonly rootId: string | null
  readonly handle: string | null
  readonly badge: string | null
  readonly threadKind: string | null
  readonly threadRef: string | null
  readonly placeSlug: string | null
  readonly placeTitle: string | null
  readonly placeSessionTitle: string | null
}

/**
 * Notices of a viewer, latest first, read as they: row-level security leaves out what they do not pass, whom they
 * silenced, and what is gone. What was said to them is not told a second time because they follow it too.
 */
export async function seenNotices(seen: Db, query: NoticeQuery): Promise<SeenNotice[]> {
  const { rows } = await sql<Row>`
    select n.id, n.kind, n.ref_kind, n.ref, n.made_at, n.for_viewer is not null as is_to_you, f.slug, f.title,
      p.slug as post_slug, p.title as post_title, s.title as session_title, l.label,
      coalesce(w2.parent_id, w.parent_id, w.id) as root_id, w.handle, b.name as badge,
      t.kind as thread_kind, t.ref as thread_ref, tp.slug as place_slug, tp.title as place_title, ts.title as place_session_title
    from (${picked(query)}) picked
    join community.notices n on n.id = picked.id
    join production.front_pages f on f.production_id = n.production_id
    left join publish.posts p on n.ref_kind = 'post' and p.id = n.ref
    left join community.sessions s on n.ref_kind = 'session' and s.id = n.ref
    left join production.story_labels l on n.ref_kind = 'point' and l.point_id = n.ref
    left join community.writings w on n.ref_kind = 'writing' and w.id = n.ref
    left join community.writings w2 on w2.id = w.parent_id
    left join community.badges b on b.id = w.badge_id and b.revoked_at is null
    left join community.threads t on t.id = w.thread_id
    left join publish.posts tp on t.kind = 'post' and tp.id = t.ref
    left join community.sessions ts on t.kind = 'session' and ts.id = t.ref
    order by n.made_at desc, n.id`.execute(seen)
  return rows.flatMap((row) => {
    const matter = matterOf(row)
    const { id, kind, madeAt, isToYou, slug, title } = row
    return matter === null ? [] : [{ id, kind, madeAt, isToYou, production: { slug, title }, matter }]
  })
}

/** How many of them there are, counted to a limit. */
export async function countNotices(seen: Db, query: NoticeQuery): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${picked(query)}) picked`.execute(seen)
  return rows[0]?.count ?? 0
}

// From each thing that is followed its latest, which an index gives; so it costs by what one follows, never by how many
// follow it.
function picked({ viewerId, kinds, after, before, limit }: NoticeQuery) {
  const older =
    before === null
      ? sql``
      : sql`and (n.made_at < ${new Date(before.madeAt)} or (n.made_at = ${new Date(before.madeAt)} and n.id > ${before.id}))`
  const asked = sql`n.kind = any (${[...kinds]}::text[]) and n.made_at > ${new Date(after)} ${older}`
  return sql`
    select distinct made_at, id from (
      (select n.made_at, n.id from community.notices n where n.for_viewer = ${viewerId} and ${asked}
        order by n.made_at desc, n.id limit ${limit})
      union all
      select broad.made_at, broad.id from community.follows f cross join lateral (
        select n.made_at, n.id from community.notice_topics t join community.notices n on n.id = t.notice_id
        where t.topic = f.topic and t.made_at >= f.since and t.made_at > ${new Date(after)}
          and n.for_viewer is null and ${asked}
          and not exists (select from community.notices d where d.for_viewer = ${viewerId} and d.ref = n.ref
            and (d.kind = 'theory') = (n.kind = 'theory'))
        order by t.made_at desc, t.notice_id limit ${limit}) broad
    ) found order by made_at desc, id limit ${limit}`
}

function matterOf(row: Row): NoticeMatter | null {
  switch (row.refKind) {
    case 'post':
      return row.postSlug === null || row.postTitle === null
        ? null
        : { kind: 'post', slug: row.postSlug, title: row.postTitle }
    case 'session':
      return row.sessionTitle === null ? null : { kind: 'session', id: row.ref, title: row.sessionTitle }
    case 'point':
      return { kind: 'reveal', label: row.label }
    default:
      return row.rootId === null
        ? null
        : {
            kind: 'writing',
            id: row.ref,
            rootId: row.rootId,
            handle: row.handle,
            badge: row.badge,
            place: placeOf(row),
          }
  }
}

function placeOf({ threadKind, threadRef, placeSlug, placeTitle, placeSessionTitle }: Row): NoticePlace {
  if (threadKind === 'post' && placeSlug !== null && placeTitle !== null)
    return { kind: 'post', slug: placeSlug, title: placeTitle }
  if (threadKind === 'session' && threadRef !== null && placeSessionTitle !== null)
    return { kind: 'session', id: threadRef, title: placeSessionTitle }
  if (threadKind === 'questions' || threadKind === 'theories') return { kind: threadKind }
  return { kind: 'page' }
}
