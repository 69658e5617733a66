import type { ModerationActKind, ModerationReason } from '@stagedoor/core/community'
import type { Instant } from '@stagedoor/core/time'
import { writeCsv } from '@stagedoor/core/words'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

/** A line of the record of moderation. */
export interface ActRead {
  readonly id: string
  readonly seq: number
  readonly kind: ModerationActKind
  readonly reason: ModerationReason | null
  readonly at: Instant
  readonly by: string
  /** Whom it struck; null where nobody was, or who has left since. */
  readonly handle: string | null
  readonly note: string
  readonly writingId: string | null
  readonly threadId: string | null
  readonly answers: string | null
  readonly moved: number
  readonly until: Instant | null
  readonly isUndone: boolean
}

/** Which lines of the record are wanted: before one, of one writer. */
export interface ActsWanted {
  readonly productionId: string
  readonly before: number | null
  readonly writerId: string | null
  readonly limit: number
}

/** Lines of the record of moderation, the latest first. */
export async function readActs(
  db: Db,
  { productionId, before, writerId, limit }: ActsWanted,
): Promise<readonly ActRead[]> {
  const { rows } = await sql<ActRead>`
    select a.id, a.seq, a.kind, a.reason, a.at, a.by_name as by, p.handle, coalesce(p.note, '') as note, a.writing_id,
      a.thread_id, a.answers, jsonb_array_length(coalesce(a.changed -> 'writings', '[]')) as moved,
      (a.changed ->> 'until')::bigint as until,
      exists (select from community.moderation_acts u where u.answers = a.id and u.kind = 'undo') as is_undone
    from community.moderation_acts a left join community.moderation_personal p on p.act_id = a.id
    where a.production_id = ${productionId} and (${before}::bigint is null or a.seq < ${before})
      and (${writerId}::uuid is null or p.writer_id = ${writerId})
    order by a.seq desc limit ${limit}`.execute(db)
  return rows
}

const PAGE = 500
const HEADS = ['at', 'act', 'reason', 'by', 'handle', 'note', 'writings', 'writing', 'thread', 'undone']

/** The whole record of moderation as a table, the latest first, in pages. */
export async function* actsAsCsv(db: Db, productionId: string): AsyncGenerator<string> {
  yield writeCsv(HEADS, [])
  for (let before: number | null = null; ;) {
    const page = await readActs(db, { productionId, before, writerId: null, limit: PAGE })
    yield writeCsv(
      [],
      page.map((act) => [
        new Date(act.at).toISOString(),
        act.kind,
        act.reason ?? '',
        act.by,
        act.handle ?? '',
        act.note,
        String(act.moved),
        act.writingId ?? '',
        act.threadId ?? '',
        act.isUndone ? 'yes' : '',
      ]),
    )
      .split('\r\n')
      .slice(1)
      .join('\r\n')
    before = page.at(-1)?.seq ?? null
    if (page.length < PAGE) return
  }
}
