import { type Log } from '../../plant/log/index.ts'
import { send, type SendParts } from './send.ts'

const CARRIERS = 4
const LOOK_MS = 30_000
const FIRST_PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 6 * 3_600_000
// Over these tries about two days pass.
const MOST_TRIES = 16

/** How long to wait after so many tries: doubling, up to six hours. */
export const pauseAfter = (tries: number): number =>
  Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, tries - 1), LONGEST_PAUSE_MS)

/** Carries what waits to the inboxes it is for, until it is stopped. */
export class PostRound {
  readonly #parts: SendParts
  readonly #log: Log
  readonly #stopping = new AbortController()
  #carriers: Promise<void>[] = []
  #unlisten: (() => Promise<void>) | null = null
  #wake: (() => void)[] = []

  constructor(parts: SendParts, log: Log) {
    this.#parts = parts
    this.#log = log
  }

  async start(): Promise<void> {
    this.#unlisten = await this.#parts.desk.onMail(() => this.#wakeAll())
    this.#carriers = Array.from({ length: CARRIERS }, () => this.#carry())
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#wakeAll()
    await this.#unlisten?.()
    await Promise.allSettled(this.#carriers)
  }

  #wakeAll(): void {
    const sleepers = this.#wake
    this.#wake = []
    for (const wake of sleepers) wake()
  }

  async #carry(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        await this.#carryNext()
      } catch (error) {
        if (this.#stopping.signal.aborted) return
        this.#log.error({ err: error }, 'mail to other servers')
        await this.#sleep(LOOK_MS)
      }
    }
  }

  async #carryNext(): Promise<void> {
    const { desk } = this.#parts
    const taken = await desk.takeMail()
    if (taken === null || 'inMs' in taken) return this.#sleep(Math.min(taken?.inMs ?? LOOK_MS, LOOK_MS))
    const { id, tries } = taken
    try {
      const sent = await send(this.#parts, taken, this.#stopping.signal)
      if (sent.kind !== 'failed') return await desk.settleMail(id, { outcome: sent.kind, said: sent.said })
      await this.#again(id, { tries, said: sent.said, retryMs: sent.retryMs })
    } catch (error) {
      // Stopped in the middle: its claim runs out, and it is taken up again.
      if (this.#stopping.signal.aborted) return
      const said = error instanceof Error ? error.message.slice(0, 200) : 'It could not be reached.'
      await this.#again(id, { tries, said, retryMs: null })
    }
  }

  #again(
    id: number,
    { tries, said, retryMs }: { tries: number; said: string; retryMs: number | null },
  ): Promise<void> {
    const { desk } = this.#parts
    if (tries >= MOST_TRIES) return desk.settleMail(id, { outcome: 'given-up', said })
    const inMs = Math.min(Math.max(pauseAfter(tries), retryMs ?? 0), LONGEST_PAUSE_MS)
    return desk.settleMail(id, { outcome: 'waiting', said, inMs })
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.#stopping.signal.aborted) return resolve()
      const timer = setTimeout(resolve, Math.max(ms, 20))
      timer.unref()
      this.#wake.push(() => {
        clearTimeout(timer)
        resolve()
      })
    })
  }
}
