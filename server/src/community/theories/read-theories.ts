import { Problem } from '@stagedoor/contract/problems'
import type { TheoryMark, TheoryState } from '@stagedoor/core/community'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { readCursor } from './cursor.ts'

// Read through the fan's pool: a seal is all that is there until its gate is passed, whatever is asked for beside it.

/** What a viewer reads of a theory's words: its writer always, others once it is open. */
export interface TheoryWords {
  readonly text: string
  /** Null where the name went with an account. */
  readonly writer: string | null
  readonly sealedAt: Instant
}

/** A theory as one viewer sees it. */
export interface SeenTheory {
  readonly id: string
  readonly state: TheoryState
  readonly isMine: boolean
  /** SHA-256 of its sealed file, in hexadecimal digits. */
  readonly hash: string
  readonly day: string
  /** What it waits for, in the words that fans have for it; null for a point that the story does not have any more. */
  readonly about: { readonly id: string; readonly label: string } | null
  /** Whose it is, where they let the seal say so. */
  readonly signedBy: string | null
  readonly words: TheoryWords | null
  readonly mark: { readonly says: TheoryMark; readonly isCalled: boolean } | null
}

/** Which theories of a production: those whose gate is ahead, those that are open, or one's own. */
export type TheoryList = 'waiting' | 'open' | 'mine'

/** Some theories of a production, latest day first, and the cursor of those after them. */
export async function seenTheories(
  seen: Db,
  {
    productionId,
    list,
    about,
    cursor,
    limit,
  }: { productionId: string; list: TheoryList; about: string | null; cursor: string | null; limit: number },
): Promise<{ theories: SeenTheory[]; next: string | null }> {
  const after = cursor === null ? null : readCursor(cursor)
  const isPassed = sql<boolean>`exists (select 1 from wall.gates g where g.id = s.gate_id)`
  const rows = await theories(seen)
    .where('s.productionId', '=', productionId)
    .$if(list === 'waiting', (query) => query.where(sql<boolean>`not ${isPassed}`))
    .$if(list === 'open', (query) => query.where(isPassed))
    .$if(list === 'mine', (query) =>
      query.where(sql<boolean>`s.theory_id = any (array(select community.my_theories(${productionId})))`),
    )
    .$if(about !== null, (query) => query.where('s.labelId', '=', about))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(s.day < ${after?.day}::date or (s.day = ${after?.day}::date and s.theory_id > ${after?.id}))`,
      ),
    )
    .orderBy('s.day', 'desc')
    .orderBy('s.theoryId')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    theories: await withOwn(seen, page),
    next:
      rows.length > limit && last !== undefined
        ? Buffer.from(`${last.day} ${last.id}`).toString('base64url')
        : null,
  }
}

/** One theory; throws `not-found`. */
export async function seenTheory(
  seen: Db,
  { productionId, theoryId }: { productionId: string; theoryId: string },
): Promise<SeenTheory> {
  const row = await theories(seen)
    .where('s.productionId', '=', productionId)
    .where('s.theoryId', '=', theoryId)
    .executeTakeFirst()
  const [theory] = row === undefined ? [] : await withOwn(seen, [row])
  if (theory === undefined) throw new Problem('not-found')
  return theory
}

/** What somebody called in a production, as far as the viewer passed it: the newest first. */
export async function calledBy(
  seen: Db,
  { productionId, handle }: { productionId: string; handle: string },
): Promise<{ id: string; label: string | null }[]> {
  return seen
    .selectFrom('community.theoryMarks as m')
    .innerJoin('community.writings as w', 'w.id', 'm.theoryId')
    .innerJoin('community.seals as s', 's.theoryId', 'm.theoryId')
    .leftJoin('production.storyLabels as l', 'l.id', 's.labelId')
    .select(['m.theoryId as id', 'l.label'])
    .where('m.productionId', '=', productionId)
    .where('m.isCalled', '=', true)
    .where('w.handle', '=', handle)
    .orderBy('s.day', 'desc')
    .orderBy('m.theoryId')
    .limit(50)
    .execute()
}

function theories(seen: Db) {
  return seen
    .selectFrom('community.seals as s')
    .leftJoin('community.writings as w', (join) =>
      join.onRef('w.id', '=', 's.theoryId').on('w.state', 'in', ['shown', 'held']),
    )
    .leftJoin('production.storyLabels as l', 'l.id', 's.labelId')
    .leftJoin('community.theoryMarks as m', 'm.theoryId', 's.theoryId')
    .select([
      's.theoryId as id',
      's.day',
      's.hash',
      's.handle as signedBy',
      's.isWithdrawn',
      's.labelId',
      'l.label',
      'w.id as writingId',
      'w.source',
      'w.handle',
      'w.writtenAt',
      'm.mark',
      'm.isCalled',
    ])
    .select(sql<boolean>`exists (select 1 from wall.gates g where g.id = s.gate_id)`.as('isPassed'))
}

type Row = Awaited<ReturnType<ReturnType<typeof theories>['executeTakeFirstOrThrow']>>

async function withOwn(seen: Db, rows: readonly Row[]): Promise<SeenTheory[]> {
  const visible = rows.flatMap(({ writingId }) => writingId ?? [])
  const { rows: about } =
    visible.length === 0
      ? { rows: [] }
      : await sql<{ id: string }>`
        select id from community.about_writings(${visible}::uuid[]) where is_mine`.execute(seen)
  const mine = new Set(about.map(({ id }) => id))
  return rows.map((row) => {
    const { id, day, hash, signedBy, labelId, label, mark, isCalled } = row
    return {
      id,
      day,
      hash: hash.toString('hex'),
      signedBy,
      isMine: mine.has(id),
      state: row.isWithdrawn ? 'withdrawn' : row.isPassed && row.writingId !== null ? 'open' : 'sealed',
      about: labelId === null || label === null ? null : { id: labelId, label },
      words:
        row.source === null || row.writtenAt === null
          ? null
          : { text: row.source, writer: row.handle, sealedAt: row.writtenAt },
      mark: mark === null || isCalled === null ? null : { says: mark, isCalled },
    }
  })
}
