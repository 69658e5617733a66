import { Problem } from '@stagedoor/contract/problems'
import type { TheoryMark, TheoryState } from '@stagedoor/core/community'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { hushedAmong } from '../comments/silence.ts'
import { cursorAt, readCursor, theoriesBehind } from './seal-page.ts'

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

/**
 * Some theories of a production, latest day first, and the cursor of those after them; open ones of whom the viewer
 * silenced are not among them.
 */
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
  const ids =
    list === 'mine'
      ? await myTheories(seen, productionId)
      : await theoriesBehind(seen, {
          productionId,
          gates: (await theoryGates(seen, productionId))[list],
          about,
          after,
          limit: limit + 1,
        })
  const rows = await seals(seen)
    .where('productionId', '=', productionId)
    .where('theoryId', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('day', 'desc')
    .orderBy('theoryId')
    .execute()
  const page = list === 'mine' ? rows : rows.slice(0, limit)
  const last = page.at(-1)
  const theories = await asSeen(seen, page)
  const hushed = list === 'open' ? await hushedAmong(seen, theories) : new Set()
  return {
    theories: theories.filter(({ id }) => !hushed.has(id)),
    next:
      rows.length > page.length && last !== undefined ? cursorAt({ day: last.day, id: last.theoryId }) : null,
  }
}

/** One theory; throws `not-found`. */
export async function seenTheory(
  seen: Db,
  { productionId, theoryId }: { productionId: string; theoryId: string },
): Promise<SeenTheory> {
  const row = await seals(seen)
    .where('productionId', '=', productionId)
    .where('theoryId', '=', theoryId)
    .executeTakeFirst()
  const [theory] = row === undefined ? [] : await asSeen(seen, [row])
  if (theory === undefined) throw new Problem('not-found')
  return theory
}

/** The production of a theory that is open before the viewer, its writer too; throws `not-found`. */
export async function openTheory(
  seen: Db,
  { production, theoryId }: { production: string; theoryId: string },
): Promise<string> {
  const row = await seen
    .selectFrom('community.sealOpenings as o')
    .innerJoin('community.writings as w', 'w.id', 'o.theoryId')
    .innerJoin('production.frontPages as f', 'f.productionId', 'w.productionId')
    .select('w.productionId')
    .where('o.theoryId', '=', theoryId)
    .where('f.slug', '=', production)
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return row.productionId
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

function seals(seen: Db) {
  return seen
    .selectFrom('community.seals')
    .select(['theoryId', 'gateId', 'labelId', 'day', 'hash', 'handle as signedBy', 'isWithdrawn'])
}

// One's own, all at once: nobody may seal so many.
async function myTheories(seen: Db, productionId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from community.my_theories(${productionId}) as mine (id)`.execute(seen)
  return rows.map(({ id }) => id)
}

// Few gates, however many theories: from one to the next by the index, and each asked for once.
async function theoryGates(seen: Db, productionId: string): Promise<{ open: string[]; waiting: string[] }> {
  const next = (after: ReturnType<typeof sql>) =>
    sql`(select s.gate_id from community.seals s where s.production_id = ${productionId} and s.gate_id > ${after}
      order by s.gate_id limit 1)`
  const { rows } = await sql<{ id: string; isPassed: boolean }>`
    with recursive steps (id) as (
      select ${next(sql`'00000000-0000-0000-0000-000000000000'`)}
      union all select ${next(sql`steps.id`)} from steps where steps.id is not null
    )
    select steps.id, g.id is not null as is_passed from steps left join wall.gates g on g.id = steps.id
    where steps.id is not null`.execute(seen)
  const idsWhere = (isPassed: boolean) => rows.filter((row) => row.isPassed === isPassed).map(({ id }) => id)
  return { open: idsWhere(true), waiting: idsWhere(false) }
}

type Seal = Awaited<ReturnType<ReturnType<typeof seals>['executeTakeFirstOrThrow']>>

// Asked one after the other: joined, the policies of all of them together take longer to plan than to run.
async function asSeen(seen: Db, page: readonly Seal[]): Promise<SeenTheory[]> {
  if (page.length === 0) return []
  const ids = sql<string>`any(${page.map(({ theoryId }) => theoryId)}::uuid[])`
  const labels = await seen
    .selectFrom('production.storyLabels')
    .select(['id', 'label'])
    .where('id', '=', sql<string>`any(${page.flatMap(({ labelId }) => labelId ?? [])}::uuid[])`)
    .execute()
  const words = await seen
    .selectFrom('community.writings')
    .select(['id', 'source', 'handle', 'writtenAt'])
    .where('id', '=', ids)
    .where('state', 'in', ['shown', 'held'])
    .execute()
  const passed = await seen
    .selectFrom('wall.gates')
    .select('id')
    .where('id', '=', sql<string>`any(${page.map(({ gateId }) => gateId)}::uuid[])`)
    .execute()
  const marks =
    words.length === 0
      ? []
      : await seen
          .selectFrom('community.theoryMarks')
          .select(['theoryId', 'mark', 'isCalled'])
          .where('theoryId', '=', ids)
          .execute()
  const { rows: mine } =
    words.length === 0
      ? { rows: [] }
      : await sql<{ id: string }>`
        select id from community.about_writings(${words.map(({ id }) => id)}::uuid[]) where is_mine`.execute(
          seen,
        )
  return page.map(({ theoryId: id, gateId, labelId, day, hash, signedBy, isWithdrawn }) => {
    const label = labels.find((one) => one.id === labelId)
    const own = words.find((one) => one.id === id)
    const mark = marks.find(({ theoryId }) => theoryId === id)
    const isOpen = own !== undefined && passed.some((gate) => gate.id === gateId)
    return {
      id,
      day,
      hash: hash.toString('hex'),
      signedBy,
      isMine: mine.some((one) => one.id === id),
      state: isWithdrawn ? 'withdrawn' : isOpen ? 'open' : 'sealed',
      about: label ?? null,
      words: own === undefined ? null : { text: own.source, writer: own.handle, sealedAt: own.writtenAt },
      mark: mark === undefined ? null : { says: mark.mark, isCalled: mark.isCalled },
    }
  })
}
