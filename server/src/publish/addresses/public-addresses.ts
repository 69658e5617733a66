import type { Instant } from '@stagedoor/core/time'
import { mediaAddressDiesAt } from '@stagedoor/core/wall'
import type { Clock } from '../../plant/clock/index.ts'
import { sql } from 'kysely'
import { at } from '../../plant/db/index.ts'
import type { Db } from '../../schema/index.ts'
import type { AddressOrder, MediaAddresses } from '../../wall/index.ts'

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
  readonly #shared = new Map<string, SharedAddress>()
  #waiting: GivenAddress[] = []
  #keeping: Promise<void> = Promise.resolve()
  #next: Promise<void> | null = null

  constructor({ db, addresses, clock }: { db: Db; addresses: MediaAddresses; clock: Clock }) {
    this.#db = db
    this.#addresses = addresses
    this.#clock = clock
  }

  /** A path of this house for each order, in their order. */
  async mint(orders: readonly AddressOrder[]): Promise<string[]> {
    const now = this.#clock.now()
    const fresh: [key: string, address: SharedAddress & GivenAddress][] = []
    const shared = orders.map((order): SharedAddress => {
      const key = JSON.stringify(order)
      // What is good for one fetch is given to one.
      const before = order.isForOneFetch ? undefined : this.#shared.get(key)
      if (before !== undefined && before.mintedAt <= now && now - before.mintedAt < SHARED_MS) return before
      const { gateId } = order
      const address = { gateId, path: this.#addresses.mint(order), mintedAt: now, kept: NOTHING_TO_KEEP }
      if (this.#shared.size >= MOST_SHARED) this.#shared.clear()
      if (!order.isForOneFetch) this.#shared.set(key, address)
      fresh.push([key, address])
      return address
    })
    if (fresh.length > 0) {
      const kept = this.#keep(fresh.map(([, address]) => address))
      for (const [, address] of fresh) address.kept = kept
      // What could not be written down is not given to the next one either.
      kept.catch(() => fresh.forEach(([key]) => this.#shared.delete(key)))
    }
    await Promise.all(new Set(shared.map(({ kept }) => kept)))
    return shared.map(({ path }) => path)
  }

  // What is given away while others are being written down is written down together, in one commit: each caller waits
  // for the one that has theirs.
  #keep(fresh: readonly GivenAddress[]): Promise<void> {
    this.#waiting.push(...fresh)
    this.#next ??= this.#keeping
      .catch(() => undefined)
      .then(() => {
        const given = this.#waiting
        this.#waiting = []
        this.#next = null
        this.#keeping = keepAddresses(this.#db, given)
        return this.#keeping
      })
    return this.#next
  }
}

const NOTHING_TO_KEEP = Promise.resolve()

interface SharedAddress {
  readonly path: string
  readonly mintedAt: Instant
  /** Fulfilled once it is written down, which is when it may be given away. */
  kept: Promise<void>
}

interface GivenAddress {
  readonly gateId: string
  readonly path: string
  readonly mintedAt: Instant
}

async function keepAddresses(db: Db, given: readonly GivenAddress[]): Promise<void> {
  const momentsOf = (momentOf: (address: GivenAddress) => Instant) =>
    given.map((address) => new Date(momentOf(address)).toISOString())
  const latest = Math.max(...given.map(({ mintedAt }) => mintedAt)) as Instant
  // One round trip: what was given away long ago goes as the next is given.
  await sql`
    with forgotten as (
      delete from publish.minted_addresses
      where gate_id = any (${[...new Set(given.map(({ gateId }) => gateId))]}::uuid[])
        and dies_at < ${at((latest - REMEMBERED_MS) as Instant)}
    )
    insert into publish.minted_addresses (gate_id, path, minted_at, dies_at)
    select gate_id, path, minted_at, dies_at from unnest(
      ${given.map(({ gateId }) => gateId)}::uuid[],
      ${given.map(({ path }) => path)}::text[],
      ${momentsOf(({ mintedAt }) => mintedAt)}::timestamptz[],
      ${momentsOf(({ mintedAt }) => mediaAddressDiesAt(mintedAt))}::timestamptz[]
    ) as m (gate_id, path, minted_at, dies_at)`.execute(db)
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

/** How many addresses of each gate's media were given away within the last day, and how many of them live at `now`. */
export async function countAddresses(
  db: Db,
  { gateIds, now }: { gateIds: readonly string[]; now: Instant },
): Promise<ReadonlyMap<string, { readonly given: number; readonly alive: number }>> {
  const { rows } = await sql<{ gateId: string; given: number; alive: number }>`
    select gate_id, count(*)::integer as given, count(*) filter (where dies_at > ${at(now)})::integer as alive
    from publish.minted_addresses where gate_id = any (${[...gateIds]}::uuid[]) group by gate_id`.execute(db)
  return new Map(rows.map(({ gateId, ...count }) => [gateId, count]))
}
