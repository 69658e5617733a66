import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { cursorBehind, readCursor } from './cursor.ts'
import { badged, COMMENT, type CommentRow, type SeenComment, seenComments } from './seen-comment.ts'

const PAGE = 20

/** What somebody said in a production, as far as this viewer sees it, with the post that it is about. */
export interface FanPage {
  readonly handle: string
  readonly badge: SeenComment['badge']
  readonly zone: string
  readonly editWindowS: number
  readonly isYou: boolean
  readonly writings: readonly (SeenComment & {
    readonly post: { readonly slug: string; readonly title: string }
  })[]
  readonly next: string | null
}

/**
 * The page of a fan. Whoever has said nothing that this viewer sees is as missing as whoever is not there; one's own
 * page is always there. Throws `not-found`.
 */
export async function readFan(
  seen: Db,
  {
    production,
    handle,
    cursor,
    viewer,
  }: { production: string; handle: string; cursor: string | null; viewer: string | null },
): Promise<FanPage> {
  const after = readCursor(cursor)
  const page = await sql<{ productionId: string; zone: string; editWindowS: number; mine: string | null }>`
    select f.production_id, f.zone, coalesce(s.edit_window_s, 900) as edit_window_s,
      (select r.handle from community.writers r where r.handle = ${handle}) as mine
    from production.front_pages f left join community.settings s on s.production_id = f.production_id
    where f.slug = ${production}`.execute(seen)
  const [open] = page.rows
  if (open === undefined) throw new Problem('not-found')
  const { rows } = await sql<CommentRow & { slug: string; title: string }>`
    select said.*, p.slug, p.title from (${badged(sql`(
      select ${COMMENT}, t.ref from community.writings w join community.threads t on t.id = w.thread_id
      where w.production_id = ${open.productionId} and w.handle = ${handle} and w.kind = 'comment' and t.kind = 'post'
        and w.state <> 'deleted'
        ${after === null ? sql`` : sql`and w.written_at <= ${after.writtenAt} and (w.written_at < ${after.writtenAt} or w.id > ${after.id}::uuid)`}
      order by w.written_at desc, w.id limit ${PAGE + 1})`)}) said
    join publish.posts p on p.id = said.ref order by said.written_at desc, said.id`.execute(seen)
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown.at(-1) : undefined
  const said = await seenComments(seen, { rows: shown.map((row) => ({ ...row, parentId: null })), viewer })
  const posts = new Map(shown.map(({ id, slug, title }) => [id, { slug, title }]))
  const isYou = open.mine !== null
  if (said.length === 0 && !isYou) throw new Problem('not-found')
  return {
    handle,
    badge: said.find(({ badge }) => badge !== null)?.badge ?? null,
    zone: open.zone,
    editWindowS: open.editWindowS,
    isYou,
    writings: said.flatMap((one) => {
      const post = posts.get(one.id)
      return post === undefined ? [] : [{ ...one, post }]
    }),
    next: last === undefined ? null : cursorBehind(last),
  }
}
