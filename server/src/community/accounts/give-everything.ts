import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { BELONGINGS, type Belonging } from './belongings.ts'
import type { AccountDeps } from './deps.ts'
import { readMe } from './me.ts'

const ROWS_AT_ONCE = 500

/**
 * All that the house holds of somebody as the text of one JSON document, in pieces: their account, and every table of
 * `BELONGINGS`, their own words even where the post below them was recalled. Nothing that others said, no ids, no gates.
 */
export async function* giveEverything(deps: AccountDeps, userId: string): AsyncGenerator<string> {
  const { db, clock, site } = deps
  const { progress: _told, ...account } = await readMe(deps, userId)
  const viewerId = await viewerOf(db, userId)
  const head = { house: site.origin, at: new Date(clock.now()).toISOString(), account }
  yield JSON.stringify(head, null, 1).slice(0, -2)
  for (const belonging of BELONGINGS) {
    if (belonging.called === null) continue
    yield `,\n ${JSON.stringify(belonging.called)}: [`
    let before = ''
    for await (const rows of pagesOf(db, belonging, { userId, viewerId })) {
      yield before + rows.map((row) => `\n  ${row}`).join(',')
      before = ','
    }
    yield ']'
  }
  yield '\n}\n'
}

async function* pagesOf(
  db: Db,
  { table, naming, column, exported }: Belonging,
  { userId, viewerId }: { userId: string; viewerId: string | null },
): AsyncGenerator<string[]> {
  const theirs: RawBuilder<unknown> =
    naming === 'account'
      ? sql`${sql.ref(column)} = ${userId}`
      : naming === 'viewer'
        ? sql`${sql.ref(column)} = ${viewerId}`
        : sql`${sql.ref(column)} in (select id from community.writings where writer_id = ${viewerId})`
  // Page by page, by where the rows lie: a slow reader keeps no transaction open.
  let last = '(0,0)'
  for (;;) {
    const { rows } = await sql<{ place: string; row: string }>`
      select place, (select row_to_json(shown) from (select ${sql.raw(exported.join(', '))}) as shown)::text as row
      from (select ctid::text as place, * from ${sql.table(table)}
        where ${theirs} and ctid > ${last}::tid order by ctid limit ${ROWS_AT_ONCE}) as ${sql.id(table.split('.')[1] ?? table)}`.execute(
      db,
    )
    if (rows.length > 0) yield rows.map(({ row }) => row)
    const end = rows.at(-1)
    if (end === undefined || rows.length < ROWS_AT_ONCE) return
    last = end.place
  }
}

async function viewerOf(db: Db, userId: string): Promise<string | null> {
  const viewer = await db
    .selectFrom('wall.viewers')
    .select('id')
    .where('accountId', '=', userId)
    .executeTakeFirst()
  return viewer?.id ?? null
}
