import type { Clock } from '../plant/clock/index.ts'
import { randomId } from '../plant/db/index.ts'
import type { Identity, Site } from '../plant/http/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { watchForSilence } from './old-viewers.ts'
import { SignedCookie } from './signed-cookie.ts'

const DAY_S = 86_400
// How long somebody without an account is known again after they last told how far they are, unless a house says otherwise.
const VIEWERS_KEPT_DAYS = 400

/**
 * Knows a viewer again: by their account, or, for one who has none and told how far they are, by a signed cookie.
 * Whoever has told nothing has no row and no cookie.
 */
export class Viewers {
  readonly #db: Db
  readonly #clock: Clock
  readonly #cookie: SignedCookie
  readonly #lifeS: number

  constructor({
    db,
    clock,
    key,
    site,
    keptDays = VIEWERS_KEPT_DAYS,
  }: {
    db: Db
    clock: Clock
    key: Buffer
    site: Pick<Site, 'origin'>
    keptDays?: number
  }) {
    this.#db = db
    this.#clock = clock
    this.#cookie = new SignedCookie({ name: 'stagedoor_viewer', key, site })
    this.#lifeS = keptDays * DAY_S
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

  /**
   * The viewer of a request that tells something, made where there is none yet, and the cookie by which one without an
   * account is known again: for as long as the house keeps them from now on. Who only looks on writes nothing.
   */
  async meet(
    trx: Trx,
    headers: Headers,
    identity: Identity,
  ): Promise<{ viewerId: string; setCookie: string | null }> {
    const known = await this.whoLooks(headers, identity)
    const now = new Date(this.#clock.now())
    const accountId = identity.kind === 'account' ? identity.userId : null
    const cookieOf = (id: string) => (accountId === null ? this.#cookie.of(id, this.#lifeS) : null)
    if (accountId === null) await watchForSilence(trx, this.#clock.now())
    if (known !== null) {
      const seen = await trx
        .updateTable('wall.viewers')
        .set({ seenAt: now })
        .where('id', '=', known)
        .returning('id')
        .executeTakeFirst()
      if (seen !== undefined) return { viewerId: known, setCookie: cookieOf(known) }
    }
    const { id: viewerId } = await trx
      .insertInto('wall.viewers')
      .values({ id: randomId(), accountId, seenAt: now })
      .onConflict((conflict) => conflict.column('accountId').doUpdateSet({ seenAt: now }))
      .returning('id')
      .executeTakeFirstOrThrow()
    return { viewerId, setCookie: cookieOf(viewerId) }
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
