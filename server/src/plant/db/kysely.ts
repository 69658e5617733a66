import { CamelCasePlugin, Kysely, PostgresDialect, type Transaction } from 'kysely'
import type pg from 'pg'
import { type Context, poolInContext } from './context.ts'

/** A handle to read with; writes ask for a {@link Trx}. */
export type Db<Tables> = Kysely<Tables>

/** An open transaction: what every write takes, so that a change, its event and its job share one. */
export type Trx<Tables> = Transaction<Tables>

const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })]
const pools = new WeakMap<object, pg.Pool>()

/** Kysely over a pool: camelCase here, snake_case in SQL, and the keys inside JSON left as they are. */
export function kyselyOver<Tables>(pool: pg.Pool): Kysely<Tables> {
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins })
  pools.set(kysely, pool)
  return kysely
}

/** The same pool, read in a context; throws for anything but a whole pool. */
export function readingIn<Tables>(whole: Kysely<Tables>, context: Context): Kysely<Tables> {
  const pool = pools.get(whole)
  if (pool === undefined)
    throw new TypeError('A context is told to a pool, and to nothing that is open on it.')
  return kyselyOver<Tables>(poolInContext(pool, context))
}
