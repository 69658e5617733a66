import { createSecretKey, type KeyObject, randomUUID } from 'node:crypto'
import {
  mediaAddressDiesAt,
  passes,
  type Gate,
  type MadeViewer,
  type Viewer,
  type Who,
} from '@stagedoor/core/wall'
import type { AccountId } from '@stagedoor/core/production'
import { instant } from '@stagedoor/core/time'
import type { Clock } from '../plant/clock/index.ts'
import { at } from '../plant/db/index.ts'
import type { Db } from '../schema/index.ts'
import type { GateWatch } from './gate-watch.ts'
import { momentOf } from './made-viewers.ts'
import { type Door, type MediaGrant, openGrant, sealGrant } from './media-token.ts'

/** What an address is minted for. Mint only after the viewer passed the gate. */
export interface AddressOrder {
  gateId: string
  mintedFor: Door
  /** Hex. */
  sha256: string
  mediaType: string
  downloadName?: string
  /** It is dead as its last byte leaves: for a platform that fetches the film by itself. */
  isForOneFetch?: boolean
}

/** Mints short-lived opaque addresses of media, and says of each request whether its thing still stands. */
export class MediaAddresses {
  readonly #db: Db
  readonly #key: KeyObject
  readonly #clock: Clock
  readonly #gates: GateWatch

  constructor({ db, key, clock, gates }: { db: Db; key: Buffer; clock: Clock; gates: GateWatch }) {
    this.#db = db
    this.#key = createSecretKey(key)
    this.#clock = clock
    this.#gates = gates
  }

  /** A path of this house that leads to the bytes for ten minutes, or until the gate shuts. */
  mint({ gateId, mintedFor, sha256, mediaType, downloadName, isForOneFetch }: AddressOrder): string {
    const diesAt = mediaAddressDiesAt(this.#clock.now())
    const grant: MediaGrant = {
      gateId,
      mintedFor,
      sha256,
      mediaType,
      downloadName: downloadName ?? null,
      once: isForOneFetch ? randomUUID() : null,
      diesAt,
    }
    return `/m/${sealGrant(this.#key, grant)}`
  }

  /**
   * What a token leads to now; null for altered, expired, shut and unknown alike. What is open to no fan yet may be to
   * somebody made up: whom the request wears is asked only then, and the address is worth nothing without them.
   */
  async resolve(
    token: string,
    worn: () => Promise<MadeViewer | null> = noneWorn,
  ): Promise<MediaGrant | null> {
    const grant = openGrant(this.#key, token)
    if (grant === null || grant.diesAt <= this.#clock.now() || (await this.#isUsedUp(grant))) return null
    return (await this.#isOpen(grant, worn)) ? grant : null
  }

  /**
   * Calls back, once or more, when what is being sent may no longer be seen; a transfer that outlives its address by
   * itself is let go on. The answer ends the watch.
   */
  whenShut(
    grant: MediaGrant,
    shut: () => void,
    worn: () => Promise<MadeViewer | null> = noneWorn,
  ): () => void {
    const look = (): void => {
      this.#isOpen(grant, worn).then(
        (isOpen) => isOpen || shut(),
        // Whether it still stands cannot be known.
        () => shut(),
      )
    }
    const unwatch = this.#gates.onChange(grant.gateId, look)
    // It may have been shut between the first look and this watch.
    look()
    return unwatch
  }

  /** An address that is for a single fetch is dead from now on, for every process of the house. */
  async useUp({ once, diesAt }: MediaGrant): Promise<void> {
    if (once === null) return
    await this.#db.deleteFrom('wall.usedAddresses').where('diesAt', '<', at(this.#clock.now())).execute()
    await this.#db
      .insertInto('wall.usedAddresses')
      .values({ id: once, diesAt: at(instant(diesAt)) })
      .onConflict((known) => known.doNothing())
      .execute()
  }

  async #isUsedUp({ once }: MediaGrant): Promise<boolean> {
    if (once === null) return false
    const used = await this.#db
      .selectFrom('wall.usedAddresses')
      .select('id')
      .where('id', '=', once)
      .executeTakeFirst()
    return used !== undefined
  }

  async #isOpen(grant: MediaGrant, worn: () => Promise<MadeViewer | null>): Promise<boolean> {
    const gate = await this.#gates.gate(grant.gateId)
    if (gate === null) return false
    const [viewer, now] = [viewerOf(grant.mintedFor, gate), this.#clock.now()]
    if (passes(gate, viewer, now)) return true
    if (grant.mintedFor !== 'public') return false
    const moment = momentOf(await worn(), { productionId: gate.production, now })
    return moment > now && passes(gate, viewer, moment)
  }
}

const noneWorn = async (): Promise<null> => null

// Account, age and progress were asked when the address was minted; here only the door counts, and what time and a
// recall say of the gate.
const MINTED = 'minted' as AccountId

function viewerOf(door: Door, gate: Gate): Viewer {
  return { ...whoComesBy(door, gate), passed: new Set(gate.horizon?.points) }
}

function whoComesBy(door: Door, gate: Gate): Who {
  switch (door) {
    case 'crew':
      return { kind: 'crew', account: MINTED, productions: [gate.production] }
    case 'slip':
      return { kind: 'slip', production: gate.production, gates: [gate.id] }
    case 'public':
      return { kind: 'fan', account: MINTED, isGrown: true }
  }
}
