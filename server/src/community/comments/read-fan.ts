import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { cursorBehind, readCursor } from './cursor.ts'
import { badged, COMMENT, type CommentRow, type SeenComment, seenComments } from './seen-comment.ts'
import { placesOf, type SaidAt, type SaidKind } from './said-at.ts'

const PAGE = 20

/** Something that a fan wrote, of whatever kind, and where it stands. */
export type FanWriting = SeenComment & { readonly kind: SaidKind; readonly on: SaidAt }

/** What somebody wrote in a production, as far as this viewer sees it, each with the place at which it stands. */
export interface FanPage {
  readonly handle: string
  readonly badge: SeenComment['badge']
  readonly zone: string
  readonly editWindowS: number
  readonly isYou: boolean
  readonly writings: readonly FanWriting[]
  readonly next: string | null
}

type Row = CommentRow & { readonly kind: SaidKind; readonly threadKind: string; readonly ref: string }

/**
 * The page of a fan. Whoever has written nothing that this viewer sees is as missing as whoever is not there; one's own
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
  // A theory is of its writer's page from when it opens, on their own page too: its seal may be unsigned.
  const { rows } = await sql<Row>`
    select said.* from (${badged(sql`(
      select ${COMMENT}, w.kind, t.kind as thread_kind, t.ref
      from community.writings w join community.threads t on t.id = w.thread_id
      where w.production_id = ${open.productionId} and w.handle = ${handle} and w.state <> 'deleted'
        and (w.kind <> 'theory' or exists (select from community.seal_openings o where o.theory_id = w.id))
        ${after === null ? sql`` : sql`and w.written_at <= ${after.writtenAt} and (w.written_at < ${after.writtenAt} or w.id > ${after.id}::uuid)`}
      order by w.written_at desc, w.id limit ${PAGE + 1})`)}) said
    order by said.written_at desc, said.id`.execute(seen)
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown.at(-1) : undefined
  const places = await placesOf(seen, shown)
  const said = await seenComments(seen, { rows: shown.map((row) => ({ ...row, parentId: null })), viewer })
  const writings = said.flatMap((one) => {
    const place = places.get(one.id)
    return place === undefined ? [] : [{ ...one, ...place }]
  })
  const isYou = open.mine !== null
  if (writings.length === 0 && !isYou) throw new Problem('not-found')
  return {
    handle,
    badge: said.find(({ badge }) => badge !== null)?.badge ?? null,
    zone: open.zone,
    editWindowS: open.editWindowS,
    isYou,
    writings,
    next: last === undefined ? null : cursorBehind(last),
  }
}
