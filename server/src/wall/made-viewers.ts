import { mayDo, type ProductionId, type Role, type StoryPointId } from '@stagedoor/core/production'
import type { Instant } from '@stagedoor/core/time'
import type { MadeViewer } from '@stagedoor/core/wall'
import type { Clock } from '../plant/clock/index.ts'
import { at, randomId } from '../plant/db/index.ts'
import type { Identity, Site } from '../plant/http/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { SignedCookie } from './signed-cookie.ts'

// Longer than an afternoon of looking, shorter than a browser left open overnight.
const LIFE_S = 8 * 3_600

/** Somebody made up, as the wall knows them: their id is the context of what they read. */
export interface WornViewer extends MadeViewer {
  readonly id: string
  readonly diesAt: Instant
}

/**
 * Knows as whom a member of the crew looks. It takes our signed cookie and, at the time of the request, the session of the
 * account that made them up and its role in that production; the database asks for the membership once more, in every
 * statement. Whoever is made up reads, and writes nothing.
 */
export class MadeViewers {
  readonly #db: Db
  readonly #clock: Clock
  readonly #cookie: SignedCookie

  constructor({ db, clock, key, site }: { db: Db; clock: Clock; key: Buffer; site: Pick<Site, 'origin'> }) {
    this.#db = db
    this.#clock = clock
    this.#cookie = new SignedCookie({ name: 'stagedoor_view_as', key, site })
  }

  /** Whether a request carries such a cookie of ours, be whoever it names still there or not. */
  isClaimed(headers: Headers): boolean {
    return this.#cookie.idIn(headers) !== null
  }

  /** As whom a request looks; null where it looks as itself. */
  async whoIsWorn(headers: Headers, identity: Identity): Promise<WornViewer | null> {
    const id = this.#cookie.idIn(headers)
    if (id === null || identity.kind !== 'account') return null
    const row = await this.#db
      .selectFrom('wall.madeViewers as v')
      .innerJoin('production.memberships as m', (join) =>
        join.onRef('m.productionId', '=', 'v.productionId').onRef('m.userId', '=', 'v.accountId'),
      )
      .select(['v.id', 'v.productionId', 'v.points', 'v.guise', 'v.asOf', 'v.diesAt', 'm.role'])
      .where('v.id', '=', id)
      .where('v.accountId', '=', identity.userId)
      .where('v.diesAt', '>', at(this.#clock.now()) as never)
      .executeTakeFirst()
    return row === undefined || !mayDo(row.role as Role, 'view-as') ? null : wornOf(row)
  }

  /** Makes somebody up for an account that may; the header sets the cookie by which they are worn. Those who died are forgotten. */
  async make(
    trx: Trx,
    { production, told, guise, asOf, accountId }: MadeViewer & { readonly accountId: string },
  ): Promise<{ worn: WornViewer; setCookie: string }> {
    const now = this.#clock.now()
    await trx
      .deleteFrom('wall.madeViewers')
      .where('diesAt', '<=', at(now) as never)
      .execute()
    const row = await trx
      .insertInto('wall.madeViewers')
      .values({
        id: randomId(),
        productionId: production,
        accountId,
        points: [...told],
        guise,
        asOf: asOf === null ? null : at(asOf),
        diesAt: at((now + LIFE_S * 1_000) as Instant),
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    return { worn: wornOf(row), setCookie: this.#cookie.of(row.id, LIFE_S) }
  }

  /** Lets go of whom a request wears; the header takes the cookie away. */
  async letGo(trx: Trx, headers: Headers, identity: Identity): Promise<{ setCookie: string }> {
    const worn = await this.whoIsWorn(headers, identity)
    if (worn !== null) await trx.deleteFrom('wall.madeViewers').where('id', '=', worn.id).execute()
    return { setCookie: this.#cookie.cleared() }
  }
}

/** The moment at which a request looks at a production: the clock's, or that of whom it wears there. */
export function momentOf(
  worn: MadeViewer | null | undefined,
  { productionId, now }: { productionId: string; now: Instant },
): Instant {
  return worn?.production === productionId ? (worn.asOf ?? now) : now
}

interface MadeRow {
  readonly id: string
  readonly productionId: string
  readonly points: string[]
  readonly guise: MadeViewer['guise']
  readonly asOf: Instant | null
  readonly diesAt: Instant
}

const wornOf = ({ id, productionId, points, guise, asOf, diesAt }: MadeRow): WornViewer => ({
  id,
  production: productionId as ProductionId,
  told: points as StoryPointId[],
  guise,
  asOf,
  diesAt,
})
