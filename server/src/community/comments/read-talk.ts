import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { type Behind, cursorBehind, readCursor } from './cursor.ts'
import { type TalkPlace, talkPlace } from './place.ts'
import { ANSWERS, badged, COMMENT, type CommentRow, type SeenComment, seenComments } from './seen-comment.ts'

// Everything here is read as the viewer: row-level security decides, and what is hidden takes no place in a page.

/** So many lines of talk are on a page. */
export const PAGE = 20

/** A comment with the first of its answers, and whether there are more. */
export type Told<Answer> = SeenComment & { readonly answers: readonly Answer[]; readonly hasMore: boolean }
/** An answer, with the answers to it. */
export type ToldAnswer = Told<SeenComment>
/** A comment on a post, with the talk below it. */
export type ToldComment = Told<ToldAnswer>

/** The talk of a post, as a viewer may see it. */
export interface Talk {
  readonly place: TalkPlace
  readonly count: number
  readonly comments: readonly ToldComment[]
  readonly next: string | null
  readonly you: { readonly handle: string; readonly hasBadge: boolean } | null
}

/** In which order comments come. */
export type TalkOrder = 'newest' | 'oldest'

interface TalkAsked {
  readonly production: string
  readonly post: string
  readonly order: TalkOrder
  readonly cursor: string | null
  readonly viewer: string | null
}

/** A page of the talk of a post. Throws `not-found`. */
export async function readTalk(
  seen: Db,
  { production, post, order, cursor, viewer }: TalkAsked,
): Promise<Talk> {
  const after = readCursor(cursor)
  const at = { production, post }
  const { place, you } =
    viewer === null ? { place: await talkPlace(seen, at), you: null } : await placeOfKnown(seen, at)
  const { threadId } = place
  const count = place.count + (you?.held ?? 0)
  const whose = you === null ? null : { handle: you.handle, hasBadge: you.hasBadge }
  if (threadId === null || !place.isOpen) return { place, count: 0, comments: [], next: null, you: whose }
  const rows = await commentRows(seen, { threadId, order, after })
  const tops = rows.filter(({ parentId }) => parentId === null)
  const last = tops.length > PAGE ? tops[PAGE - 1] : undefined
  const shown = new Set(tops.slice(0, PAGE).map(({ id }) => id))
  // Who has no handle has written nothing here, and reacted to nothing.
  const comments = await seenComments(seen, { rows, viewer: you === null ? null : viewer })
  return {
    place,
    count,
    comments: comments.filter(({ id }) => shown.has(id)).map((top) => withAnswers(top, comments)),
    next: last === undefined ? null : cursorBehind(last),
    you: whose,
  }
}

/** Answers to a comment behind the first ones, or, of any kind, to another writing, each with those to it. Throws `not-found`. */
export async function readAnswers(
  seen: Db,
  {
    production,
    writing,
    cursor,
    viewer,
    ofAnyKind = false,
  }: {
    production: string
    writing: string
    cursor: string | null
    viewer: string | null
    ofAnyKind?: boolean
  },
): Promise<{ zone: string; editWindowS: number; answers: ToldAnswer[]; next: string | null }> {
  const after = readCursor(cursor)
  const top = await commentPlace(seen, { production, writing, ofAnyKind })
  const { rows } = await sql<CommentRow>`
    select * from community.answer_rows(${writing}, ${after?.writtenAt ?? null}, ${after?.id ?? null})`.execute(
    seen,
  )
  const comments = await seenComments(seen, { rows, viewer })
  const answers = rows.filter(({ parentId }) => parentId === writing)
  const last = answers.length > PAGE ? answers[PAGE - 1] : undefined
  const shown = new Set(answers.slice(0, PAGE).map(({ id }) => id))
  return {
    zone: top.zone,
    editWindowS: top.editWindowS,
    answers: comments.filter(({ id }) => shown.has(id)).map((answer) => withLast(answer, comments)),
    next: last === undefined ? null : cursorBehind(last),
  }
}

/** Comments at moments of the film, in its order: as many as a page can keep. Throws `not-found`. */
export async function readMoments(
  seen: Db,
  { production, post, viewer }: Pick<TalkAsked, 'production' | 'post' | 'viewer'>,
): Promise<{ place: TalkPlace; moments: SeenComment[] }> {
  const place = await talkPlace(seen, { production, post })
  if (place.threadId === null || !place.isOpen) return { place, moments: [] }
  const { rows } = await sql<CommentRow>`select * from community.moment_rows(${place.threadId})`.execute(seen)
  const moments = await seenComments(seen, { rows: rows.map((row) => ({ ...row, parentId: null })), viewer })
  return {
    place,
    moments: moments.toSorted((a, b) => (a.atFlicks ?? 0) - (b.atFlicks ?? 0) || a.writtenAt - b.writtenAt),
  }
}

/** One comment that the viewer sees, without what hangs below it. Throws `not-found`. */
export async function readComment(
  seen: Db,
  { production, writing, viewer }: { production: string; writing: string; viewer: string | null },
): Promise<{ zone: string; editWindowS: number; comment: SeenComment }> {
  const place = await commentPlace(seen, { production, writing })
  const { rows } = await badged(sql`(
    select ${COMMENT} from community.writings w where w.id = ${writing} and w.kind = 'comment' and w.state <> 'deleted')`).execute(
    seen,
  )
  const [comment] = await seenComments(seen, { rows, viewer })
  if (comment === undefined) throw new Problem('not-found')
  return { ...place, comment }
}

/** The production in which the viewer sees a comment, or a writing of any kind; throws `not-found`. */
export async function commentPlace(
  seen: Db,
  { production, writing, ofAnyKind = false }: { production: string; writing: string; ofAnyKind?: boolean },
): Promise<{ productionId: string; zone: string; editWindowS: number }> {
  const { rows } = await sql<{ productionId: string; zone: string; editWindowS: number }>`
    select f.production_id, f.zone, coalesce(s.edit_window_s, 900) as edit_window_s
    from production.front_pages f join community.writings w on w.production_id = f.production_id
      left join community.settings s on s.production_id = f.production_id
    where f.slug = ${production} and w.id = ${writing} and (${ofAnyKind} or w.kind = 'comment')`.execute(seen)
  const [place] = rows
  if (place === undefined) throw new Problem('not-found')
  return place
}

async function commentRows(
  seen: Db,
  { threadId, order, after }: { threadId: string; order: TalkOrder; after: Behind | null },
): Promise<CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    select * from community.talk_rows(${threadId}, ${order === 'newest'}, ${after?.writtenAt ?? null}, ${after?.id ?? null})`.execute(
    seen,
  )
  return rows
}

const byTime = (a: SeenComment, b: SeenComment): number => a.writtenAt - b.writtenAt || (a.id < b.id ? -1 : 1)

const below = ({ id }: SeenComment, comments: readonly SeenComment[]): SeenComment[] =>
  comments.filter(({ parentId }) => parentId === id).toSorted(byTime)

function withLast(answer: SeenComment, comments: readonly SeenComment[]): ToldAnswer {
  const answers = below(answer, comments)
  return { ...answer, answers: answers.slice(0, ANSWERS), hasMore: answers.length > ANSWERS }
}

function withAnswers(top: SeenComment, comments: readonly SeenComment[]): ToldComment {
  const answers = below(top, comments)
  return {
    ...top,
    answers: answers.slice(0, ANSWERS).map((answer) => withLast(answer, comments)),
    hasMore: answers.length > ANSWERS,
  }
}

interface You {
  readonly handle: string
  readonly hasBadge: boolean
  readonly held: number
}

// Place and viewer in one statement; `you` is null for one who has told how far they are and has no handle.
async function placeOfKnown(
  seen: Db,
  { production, post }: { production: string; post: string },
): Promise<{ place: TalkPlace; you: You | null }> {
  const { rows } = await sql<TalkPlace & { handle: string | null } & Omit<You, 'handle'>>`
    select p.*, r.handle, r.handle is not null and community.my_badge(p.production_id) is not null as has_badge,
      case when r.handle is null or p.thread_id is null then 0 else community.my_held(p.thread_id, 'comment') end as held
    from community.talk_place(${production}, ${post}) p
      left join (select handle from community.writers limit 1) r on true`.execute(seen)
  const [row] = rows
  if (row === undefined) throw new Problem('not-found')
  const { handle, hasBadge, held, ...place } = row
  return { place, you: handle === null ? null : { handle, hasBadge, held } }
}
