import type { Clock } from '../plant/clock/index.ts'
import { randomId } from '../plant/db/index.ts'
import type { Identity, Site } from '../plant/http/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { SignedCookie } from './signed-cookie.ts'

const A_YEAR_S = 365 * 86_400

/**
 * Knows a viewer again: by their account, or, for one who has none and told how far they are, by a signed cookie.
 * Whoever has told nothing has no row and no cookie.
 */
export class Viewers {
  readonly #db: Db
  readonly #clock: Clock
  readonly #cookie: SignedCookie

  constructor({ db, clock, key, site }: { db: Db; clock: Clock; key: Buffer; site: Pick<Site, 'origin'> }) {
    this.#db = db
    this.#clock = clock
    this.#cookie = new SignedCookie({ name: 'stagedoor_viewer', key, site })
  }

  /** The id of the viewer that a request comes from, or null for one of whom nothing is known. */
  async whoLooks(headers: Headers, identity: Identity): Promise<string | null> {
    if (identity.kind === 'key') return null
    if (identity.kind === 'nobody') return this.#cookie.idIn(headers)
    const viewer = await this.#db
      .selectFrom('wall.viewers')
      .select('id')
      .where('accountId', '=', identity.userId)
      .executeTakeFirst()
    return viewer?.id ?? null
  }

  /** The viewer of a request, made where there is none yet, and the cookie by which one without an account is known again. */
  async meet(
    trx: Trx,
    headers: Headers,
    identity: Identity,
  ): Promise<{ viewerId: string; setCookie: string | null }> {
    const known = await this.whoLooks(headers, identity)
    const now = new Date(this.#clock.now())
    if (known !== null) {
      const seen = await trx
        .updateTable('wall.viewers')
        .set({ seenAt: now })
        .where('id', '=', known)
        .returning('id')
        .executeTakeFirst()
      if (seen !== undefined) return { viewerId: known, setCookie: null }
    }
    const accountId = identity.kind === 'account' ? identity.userId : null
    const { id: viewerId } = await trx
      .insertInto('wall.viewers')
      .values({ id: randomId(), accountId, seenAt: now })
      .onConflict((conflict) => conflict.column('accountId').doUpdateSet({ seenAt: now }))
      .returning('id')
      .executeTakeFirstOrThrow()
    return { viewerId, setCookie: accountId === null ? this.#cookie.of(viewerId, A_YEAR_S) : null }
  }

  /**
   * The viewer of an account, who takes over what this browser told before of productions of which the account has told
   * nothing; `setCookie` makes the browser forget it.
   */
  async settle(
    trx: Trx,
    headers: Headers,
    accountId: string,
  ): Promise<{ viewerId: string; setCookie: string | null }> {
    const now = new Date(this.#clock.now())
    const { id: viewerId } = await trx
      .insertInto('wall.viewers')
      .values({ id: randomId(), accountId, seenAt: now })
      .onConflict((conflict) => conflict.column('accountId').doUpdateSet({ seenAt: now }))
      .returning('id')
      .executeTakeFirstOrThrow()
    const before = this.#cookie.idIn(headers)
    if (before === null) return { viewerId, setCookie: null }
    await takeOver(trx, before, viewerId)
    return { viewerId, setCookie: this.#cookie.cleared() }
  }

  /** Whether a request carries a viewer's cookie of ours. */
  carries(headers: Headers): boolean {
    return this.#cookie.idIn(headers) !== null
  }

  /** The header by which a browser forgets who looked: it may be shared. */
  forget(): string {
    return this.#cookie.cleared()
  }
}

// Only the word of one who had no account moves: a cookie of old may name a viewer who has one.
async function takeOver(trx: Trx, before: string, viewerId: string): Promise<void> {
  const anonymous = await trx
    .selectFrom('wall.viewers')
    .select('id')
    .where('id', '=', before)
    .where('accountId', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (anonymous === undefined) return
  await trx
    .insertInto('wall.toldProgress')
    .columns(['viewerId', 'productionId', 'points', 'toldAt'])
    .expression((from) =>
      from
        .selectFrom('wall.toldProgress')
        .select((column) => [column.val(viewerId).as('viewerId'), 'productionId', 'points', 'toldAt'])
        .where('viewerId', '=', before),
    )
    .onConflict((conflict) => conflict.columns(['viewerId', 'productionId']).doNothing())
    .execute()
  await trx.deleteFrom('wall.viewers').where('id', '=', before).execute()
}
