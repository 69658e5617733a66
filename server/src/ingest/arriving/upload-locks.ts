import { setTimeout as delay } from 'node:timers/promises'
import { Problem } from '@stagedoor/contract/problems'
import type { Lock, Locker } from '@tus/server'

interface Held {
  readonly interrupt: AbortController
  readonly released: PromiseWithResolvers<void>
}

const LONGEST_WAIT_MS = 10_000

/**
 * One request at a time for each upload. A newer one interrupts the one that holds it, which keeps what it has: the
 * older connection is usually a dead one that the phone has left and the server not yet noticed.
 */
export class UploadLocks implements Locker {
  readonly #held = new Map<string, Held>()

  newLock(id: string): Lock {
    return { lock: () => this.#lock(id), unlock: () => this.#unlock(id) }
  }

  /** Aborts when somebody else wants the upload that is locked now. */
  interrupted(id: string): AbortSignal {
    const held = this.#held.get(id)
    if (held === undefined) throw new Error(`the upload ${id} is not locked`)
    return held.interrupt.signal
  }

  async #lock(id: string): Promise<void> {
    const patience = new AbortController()
    const outOfTime = delay(LONGEST_WAIT_MS, 'late', { signal: patience.signal, ref: false }).catch(
      () => 'late',
    )
    try {
      for (let held = this.#held.get(id); held !== undefined; held = this.#held.get(id)) {
        held.interrupt.abort()
        if ((await Promise.race([held.released.promise, outOfTime])) === 'late')
          throw new Problem('upload-in-use')
      }
    } finally {
      patience.abort()
    }
    this.#held.set(id, { interrupt: new AbortController(), released: Promise.withResolvers() })
  }

  async #unlock(id: string): Promise<void> {
    const held = this.#held.get(id)
    this.#held.delete(id)
    held?.released.resolve()
  }
}
