import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../plant/clock/index.ts'
import { randomId } from '../plant/db/index.ts'
import type { Identity, Site } from '../plant/http/index.ts'
import type { Db, Trx } from '../schema/index.ts'

const COOKIE = 'stagedoor_viewer'
const A_YEAR_S = 365 * 86_400
const SIGNED = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/

/**
 * Knows a viewer again: by their account, or, for one who has none and told how far they are, by a signed cookie.
 * Whoever has told nothing has no row and no cookie.
 */
export class Viewers {
  readonly #db: Db
  readonly #clock: Clock
  readonly #key: Buffer
  readonly #site: Pick<Site, 'origin'>

  constructor({ db, clock, key, site }: { db: Db; clock: Clock; key: Buffer; site: Pick<Site, 'origin'> }) {
    this.#db = db
    this.#clock = clock
    this.#key = key
    this.#site = site
  }

  /** The id of the viewer that a request comes from, or null for one of whom nothing is known. */
  async whoLooks(headers: Headers, identity: Identity): Promise<string | null> {
    if (identity.kind === 'key') return null
    if (identity.kind === 'nobody') return this.#inCookie(headers)
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
    return { viewerId, setCookie: accountId === null ? this.#cookieOf(viewerId) : null }
  }

  #inCookie(headers: Headers): string | null {
    for (const pair of (headers.get('cookie') ?? '').split(';')) {
      const [name, value = ''] = pair.trim().split('=')
      if (name !== COOKIE) continue
      const [, id = '', signature = ''] = SIGNED.exec(value) ?? []
      if (id !== '' && timingSafeEqual(Buffer.from(signature), Buffer.from(this.#sign(id)))) return id
    }
    return null
  }

  #cookieOf(id: string): string {
    const secure = this.#site.origin.startsWith('https:') ? '; Secure' : ''
    return `${COOKIE}=${id}.${this.#sign(id)}; Path=/; Max-Age=${A_YEAR_S}; HttpOnly; SameSite=Lax${secure}`
  }

  #sign(id: string): string {
    return createHmac('sha256', this.#key).update(id).digest('base64url')
  }
}
