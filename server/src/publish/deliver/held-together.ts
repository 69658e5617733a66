import type { Db } from '../../schema/index.ts'
import { CLAIM_BEAT_MS, keepClaims, releaseDeliveries } from './claims.ts'
import { Gathering } from './gathering.ts'

/** Deliveries of one claim: renewed together as long as anything is at work on them, and each let go when it is done. */
export class HeldTogether {
  readonly #held: Set<string>
  readonly #beat: NodeJS.Timeout
  readonly #released: Gathering<string, void>

  constructor(db: Db, { publicationIds, claim }: { publicationIds: readonly string[]; claim: string }) {
    this.#held = new Set(publicationIds)
    // The database may be away for a moment; the claim runs on, and every save asks for it again.
    this.#beat = setInterval(
      () => void keepClaims(db, [...this.#held], claim).catch(() => undefined),
      CLAIM_BEAT_MS,
    )
    this.#released = new Gathering<string, void>({
      together: async (ids) => {
        await releaseDeliveries(db, ids, claim)
        return ids.map(() => undefined)
      },
      // Nobody renews it any more: its claim runs out by itself.
      alone: () => Promise.resolve(),
      most: publicationIds.length,
      restMs: () => 0,
    })
  }

  /** Lets one go: whoever calls it back need not wait for the others. */
  letGo(publicationId: string): Promise<void> {
    this.#held.delete(publicationId)
    if (this.#held.size === 0) clearInterval(this.#beat)
    return this.#released.ask(publicationId)
  }
}
