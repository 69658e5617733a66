import type { Instant } from '@stagedoor/core/time'
import { mediaAddressDiesAt } from '@stagedoor/core/wall'
import type { Clock } from '../plant/clock/index.ts'
import { sql } from 'kysely'
import { at } from '../plant/db/index.ts'
import type { Db } from '../schema/index.ts'
import type { AddressOrder, MediaAddresses } from '../wall/index.ts'

// An address lives ten minutes; one that is given to many for a while leaves each of them eight.
const SHARED_MS = 120_000
const REMEMBERED_MS = 86_400_000
const MOST_SHARED = 20_000

/**
 * Mints the addresses that leave the house and keeps each before it is given away, so that a recall can ask all of
 * them whether they are dead. Ask only after the gate's row came back through the viewer's own policy.
 */
export class PublicAddresses {
  readonly #db: Db
  readonly #addresses: MediaAddresses
  readonly #clock: Clock
  readonly #shared = new Map<string, { path: string; mintedAt: Instant }>()

  constructor({ db, addresses, clock }: { db: Db; addresses: MediaAddresses; clock: Clock }) {
    this.#db = db
    this.#addresses = addresses
    this.#clock = clock
  }

  /** A path of this house for each order, in their order. */
  async mint(orders: readonly AddressOrder[]): Promise<string[]> {
    const now = this.#clock.now()
    const fresh: { gateId: string; path: string }[] = []
    const paths = orders.map((order) => {
      const key = JSON.stringify(order)
      const before = this.#shared.get(key)
      if (before !== undefined && before.mintedAt <= now && now - before.mintedAt < SHARED_MS)
        return before.path
      const path = this.#addresses.mint(order)
      if (this.#shared.size >= MOST_SHARED) this.#shared.clear()
      this.#shared.set(key, { path, mintedAt: now })
      fresh.push({ gateId: order.gateId, path })
      return path
    })
    if (fresh.length > 0) await keepAddresses(this.#db, fresh, now)
    return paths
  }
}

async function keepAddresses(
  db: Db,
  minted: readonly { gateId: string; path: string }[],
  now: Instant,
): Promise<void> {
  // One round trip: what was given away long ago goes as the next is given.
  await sql`
    with forgotten as (
      delete from publish.minted_addresses
      where gate_id = any (${[...new Set(minted.map(({ gateId }) => gateId))]}::uuid[]) and dies_at < ${at((now - REMEMBERED_MS) as Instant)}
    )
    insert into publish.minted_addresses (gate_id, path, minted_at, dies_at)
    select gate_id, path, ${at(now)}, ${at(mediaAddressDiesAt(now))}
    from unnest(${minted.map(({ gateId }) => gateId)}::uuid[], ${minted.map(({ path }) => path)}::text[]) as m (gate_id, path)`.execute(
    db,
  )
}

/** Every address of a gate's media that was given away within the last day, the living and the dead. */
export async function addressesGiven(db: Db, gateId: string): Promise<{ path: string; diesAt: Instant }[]> {
  return db
    .selectFrom('publish.mintedAddresses')
    .select(['path', 'diesAt'])
    .where('gateId', '=', gateId)
    .orderBy('id')
    .execute()
}
