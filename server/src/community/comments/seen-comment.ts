import type { Reaction } from '@stagedoor/core/community'
import type { Instant } from '@stagedoor/core/time'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

/** A comment as a viewer may see it; `gone` and `hushed` have no words and stand only where an answer hangs below. */
export interface SeenComment {
  readonly id: string
  readonly parentId: string | null
  readonly standing: 'there' | 'gone' | 'hushed'
  readonly handle: string | null
  readonly badge: { readonly kind: 'crew' | 'cast'; readonly name: string; readonly craft: string } | null
  readonly html: string
  /** What its writer typed, for them alone. */
  readonly source: string | null
  readonly atFlicks: number | null
  readonly writtenAt: Instant
  readonly isEdited: boolean
  /** Behind a gate of its own: its time is told to the day. */
  readonly isRaised: boolean
  readonly reactions: Readonly<Partial<Record<Reaction, number>>>
  readonly reacted: readonly Reaction[]
  readonly isMine: boolean
}

/** A comment's row, as the policy of writings lets it through. */
export interface CommentRow {
  readonly id: string
  readonly parentId: string | null
  readonly state: 'shown' | 'held' | 'deleted'
  readonly handle: string | null
  readonly html: string
  readonly source: string
  readonly atFlicks: number | null
  readonly writtenAt: Instant
  readonly editedAt: Instant | null
  readonly gateId: string | null
  readonly reactions: Record<string, number>
  readonly badgeKind: 'crew' | 'cast' | null
  readonly badgeName: string | null
  readonly badgeCraft: string | null
}

/** The columns of a comment's row from `w`, with its badge while that is not revoked. */
export const COMMENT = sql`w.id, w.parent_id, w.state, w.handle, w.html, w.source, w.at_flicks, w.written_at, w.edited_at,
  w.gate_id, w.reactions, w.badge_id`

/** Rows of `COMMENT` with what their badges say. */
export const badged = (rows: RawBuilder<unknown>) => sql<CommentRow>`
  select w.*, b.kind as badge_kind, b.name as badge_name, b.craft as badge_craft
  from ${rows} w left join community.badges b on b.id = w.badge_id and b.revoked_at is null`

/** How many answers to each are shown at once; one more is read. */
export const ANSWERS = 3

interface About {
  readonly id: string
  readonly isMine: boolean
  readonly reacted: Reaction[]
  readonly isHushed: boolean
}

/** Makes of rows what this viewer sees of them; whoever is unknown has made none of them and silenced nobody. */
export async function seenComments(
  seen: Db,
  { rows, viewer }: { rows: readonly CommentRow[]; viewer: string | null },
): Promise<SeenComment[]> {
  const about = new Map<string, About>()
  if (viewer !== null && rows.length > 0) {
    const told = await sql<About>`
      select * from community.about_writings(${rows.map(({ id }) => id)}::uuid[])`.execute(seen)
    for (const one of told.rows) about.set(one.id, one)
  }
  const isHushed = ({ id }: CommentRow) => about.get(id)?.isHushed ?? false
  return rows.filter(hasSomething(rows, isHushed)).map((row) => {
    const { isMine = false, reacted = [] } = about.get(row.id) ?? {}
    const standing = isHushed(row) ? 'hushed' : row.state === 'deleted' ? 'gone' : 'there'
    return seenComment(row, { standing, isMine, reacted })
  })
}

// What has no words stands only above an answer that has some; of more answers than are read, one may.
function hasSomething(
  rows: readonly CommentRow[],
  isHushed: (row: CommentRow) => boolean,
): (row: CommentRow) => boolean {
  const answers = new Map<string, CommentRow[]>()
  for (const row of rows)
    if (row.parentId !== null) answers.set(row.parentId, [...(answers.get(row.parentId) ?? []), row])
  const has = (row: CommentRow): boolean => {
    const below = answers.get(row.id) ?? []
    return (row.state !== 'deleted' && !isHushed(row)) || below.length > ANSWERS || below.some(has)
  }
  return has
}

function seenComment(
  row: CommentRow,
  { standing, isMine, reacted }: Pick<SeenComment, 'standing' | 'isMine' | 'reacted'>,
): SeenComment {
  const { id, parentId, handle, html, source, atFlicks, writtenAt, editedAt, gateId, reactions } = row
  const place = { id, parentId, standing, writtenAt, isRaised: gateId !== null, isMine }
  if (standing !== 'there')
    return {
      ...place,
      handle: null,
      badge: null,
      html: '',
      source: null,
      atFlicks: null,
      isEdited: false,
      reactions: {},
      reacted: [],
    }
  const { badgeKind, badgeName, badgeCraft } = row
  return {
    ...place,
    handle,
    badge:
      badgeKind === null || badgeName === null
        ? null
        : { kind: badgeKind, name: badgeName, craft: badgeCraft ?? '' },
    html,
    source: isMine ? source : null,
    atFlicks,
    isEdited: editedAt !== null,
    reactions,
    reacted,
  }
}
