import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely'
import type pg from 'pg'

/** A handle to read with; writes ask for a {@link Trx}. */
export type Db<Tables> = Kysely<Tables>

/** An open transaction: what every write takes, so that a change, its event and its job share one. */
export type Trx<Tables> = Transaction<Tables>

/** Kysely over a pool: camelCase here, snake_case in SQL, and the keys inside JSON left as they are. */
export function kyselyOver<Tables>(pool: pg.Pool): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}
