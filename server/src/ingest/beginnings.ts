import { networkPrefix, RateLimit } from '../plant/http/index.ts'
import type { Sender } from './sender.ts'

// All that an inbox may hold (500 files) at once and some tries again, from each network that holds its link.
const INBOX = { burst: 600, perMinute: 60 }
// A whole set is behind one address: some phones, each with its day, through several inboxes.
const NETWORK = { burst: 1800, perMinute: 180 }
// One of the crew with the cards of a day.
const CREW = { burst: 1200, perMinute: 240 }

/** Bounds how many uploads are begun, each a row and a promise of room. Quotas bound their bytes. */
export class Beginnings {
  readonly #inboxes = new RateLimit(INBOX)
  readonly #networks = new RateLimit(NETWORK)
  readonly #crew = new RateLimit(CREW)

  /** Lets one more begin, or throws `too-many-requests`. `now` in ms, monotonic. */
  take(sender: Sender, { address, now }: { address: string; now: number }): void {
    switch (sender.kind) {
      case 'crew':
        return this.#crew.take(sender.userId, now)
      case 'inbox': {
        const network = networkPrefix(address)
        this.#inboxes.take(`${sender.inboxId} ${network}`, now)
        return this.#networks.take(network, now)
      }
    }
  }
}
