import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { Problem } from '@stagedoor/contract/problems'
import type { Lock, Locker } from '@tus/server'
import { sql } from 'kysely'
import type { Hold, Holding, Listening } from '../../plant/db/index.ts'
import type { Db } from '../../schema/index.ts'

interface Held {
  readonly interrupt: AbortController
  readonly released: PromiseWithResolvers<void>
  hold: Hold | null
}

const LONGEST_WAIT_MS = 10_000
const ASKED_AGAIN_AFTER_MS = 50
const TOLD_AGAIN_AFTER = 20
const CHANNEL = 'uploads'

/** What locks on uploads need: the session that holds them, and a way to tell other processes. */
export interface UploadLockPorts {
  readonly db: Db
  readonly listener: Listening & Holding
}

/**
 * One request at a time for each upload, whichever process of the house it comes to. A newer one interrupts the one that
 * holds it, which keeps what it has: the older connection is usually a dead one that the phone has left and the server
 * not yet noticed.
 */
export class UploadLocks implements Locker {
  readonly #ports: UploadLockPorts
  readonly #process = randomUUID()
  readonly #held = new Map<string, Held>()
  #listening: Promise<unknown> | null = null

  constructor(ports: UploadLockPorts) {
    this.#ports = ports
  }

  newLock(id: string): Lock {
    return { lock: () => this.#lock(id), unlock: () => this.#unlock(id) }
  }

  /** Aborts when somebody else wants the upload that is locked now, or may have it already. */
  interrupted(id: string): AbortSignal {
    const held = this.#held.get(id)
    if (!held?.hold) throw new Error(`the upload ${id} is not locked`)
    return AbortSignal.any([held.interrupt.signal, held.hold.lost])
  }

  async #lock(id: string): Promise<void> {
    const patience = AbortSignal.timeout(LONGEST_WAIT_MS)
    const late = new Promise<'late'>((resolve) => patience.addEventListener('abort', () => resolve('late')))
    for (let held = this.#held.get(id); held !== undefined; held = this.#held.get(id)) {
      held.interrupt.abort()
      if ((await Promise.race([held.released.promise, late])) === 'late') throw new Problem('upload-in-use')
    }
    const held: Held = {
      interrupt: new AbortController(),
      released: Promise.withResolvers(),
      hold: null,
    }
    this.#held.set(id, held)
    try {
      held.hold = await this.#holdInHouse(id, AbortSignal.any([patience, held.interrupt.signal]))
    } catch (error) {
      await this.#unlock(id)
      throw error
    }
  }

  /** Has the lock of the whole house, once the process that has it was told and let go. */
  async #holdInHouse(id: string, givenUp: AbortSignal): Promise<Hold> {
    const { db, listener } = this.#ports
    this.#listening ??= listener.listen(CHANNEL, { heard: (wish) => this.#hear(wish) })
    await this.#listening
    for (let asked = 0; !givenUp.aborted; asked += 1) {
      const hold = await listener.hold(`upload ${id}`)
      if (hold) return hold
      if (asked % TOLD_AGAIN_AFTER === 0)
        await sql`select pg_notify(${CHANNEL}, ${`${id} ${this.#process}`})`.execute(db)
      await delay(ASKED_AGAIN_AFTER_MS, undefined, { ref: false })
    }
    throw new Problem('upload-in-use')
  }

  /** Another process wants an upload; who only waits for it as well is left to wait. */
  #hear(wish: string): void {
    const [id = '', process] = wish.split(' ')
    const held = this.#held.get(id)
    if (held?.hold && process !== this.#process) held.interrupt.abort()
  }

  async #unlock(id: string): Promise<void> {
    const held = this.#held.get(id)
    await held?.hold?.letGo()
    this.#held.delete(id)
    held?.released.resolve()
  }
}
