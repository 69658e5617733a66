import type { TheoryMark } from '@stagedoor/core/community'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Clock } from '../../plant/clock/index.ts'
import type { Db } from '../../schema/index.ts'
import { cursorAt, readCursor } from './seal-page.ts'

/** A theory as crew read it. */
export interface DeskTheory {
  readonly id: string
  readonly hash: string
  readonly day: string
  readonly label: string | null
  /** Whether its point is out, so that it may be marked. */
  readonly isOut: boolean
  readonly writer: string
  readonly sealedAt: Instant
  readonly text: string
  readonly mark: TheoryMark | null
  readonly isCalled: boolean
}

/**
 * Theories of a production for those who mark them: the unmarked first, only where the point is out. Crew may be
 * spoiled too; what is not out yet they read by asking for it.
 */
export async function deskTheories(
  { db, clock }: { db: Db; clock: Clock },
  {
    productionId,
    withSealed,
    cursor,
    limit,
  }: { productionId: string; withSealed: boolean; cursor: string | null; limit: number },
): Promise<{ theories: DeskTheory[]; next: string | null }> {
  const now = new Date(clock.now())
  const after = cursor === null ? null : readCursor(cursor.replace(/^[01]/, ''))
  const isDone = cursor?.startsWith('1') ?? false
  const rows = await db
    .selectFrom('community.sealOpenings as o')
    .innerJoin('community.seals as s', 's.theoryId', 'o.theoryId')
    .innerJoin('community.writings as w', 'w.id', 'o.theoryId')
    .leftJoin('production.storyLabels as l', 'l.id', 's.labelId')
    .leftJoin('community.theoryMarks as m', 'm.theoryId', 'o.theoryId')
    .select([
      'o.theoryId as id',
      's.hash',
      's.day',
      'l.label',
      'l.shownFrom',
      'o.handle as writer',
      'o.sealedAt',
    ])
    .select(['w.source as text', 'm.mark', 'm.isCalled'])
    .select(sql<boolean>`m.theory_id is not null`.as('isMarked'))
    .where('o.productionId', '=', productionId)
    .where('w.state', '=', 'shown')
    .$if(!withSealed, (query) => query.where('l.shownFrom', '<=', sql<never>`${now}`))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`((m.theory_id is not null) > ${isDone} or ((m.theory_id is not null) = ${isDone} and
          (s.day < ${after?.day}::date or (s.day = ${after?.day}::date and s.theory_id > ${after?.id}))))`,
      ),
    )
    .orderBy('isMarked')
    .orderBy('s.day', 'desc')
    .orderBy('o.theoryId')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    theories: page.map((row) => ({
      id: row.id,
      hash: row.hash.toString('hex'),
      day: row.day,
      label: row.label,
      isOut: row.shownFrom !== null && row.shownFrom <= clock.now(),
      writer: row.writer,
      sealedAt: row.sealedAt,
      text: row.text,
      mark: row.mark,
      isCalled: row.isCalled ?? false,
    })),
    next: rows.length > limit && last !== undefined ? `${last.isMarked ? '1' : '0'}${cursorAt(last)}` : null,
  }
}
