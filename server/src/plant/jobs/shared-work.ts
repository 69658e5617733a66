import type { Db } from '../../schema/index.ts'
import type { Listening } from '../db/index.ts'
import type { Log } from '../log/index.ts'
import { type JobHandler, type GiveUp, runJob, type Settled } from './run-job.ts'
import { takeWork, type TakenStep } from './take-work.ts'
import { leavePlace, sayAlive, type WorkerPlace, workerPlace } from './worker-place.ts'

/** What is done for a kind of shared work, and what follows its end in the same transaction. */
export interface SharedKind {
  readonly retryLimit: number
  readonly handler: JobHandler
  readonly giveUp: GiveUp | null
  readonly settled: Settled | null
}

interface Ports {
  readonly db: Db
  readonly listener: Listening
  readonly log: Log
  readonly running: Map<string, AbortController>
  readonly isStopping: () => boolean
}

const BEAT_MS = 2_000
const LOOK_MS = 1_000

/** The hands of this process: they take shared work while the machine has room, and say that they live. */
export class SharedHands {
  readonly place: WorkerPlace = workerPlace()
  readonly #ports: Ports
  readonly #kinds: ReadonlyMap<string, SharedKind>
  readonly #mine = new Set<string>()
  #timers: NodeJS.Timeout[] = []
  #looking: Promise<void> | null = null
  #isAskedAgain = false
  #end: (() => Promise<void>) | null = null

  constructor(ports: Ports, kinds: ReadonlyMap<string, SharedKind>) {
    this.#ports = ports
    this.#kinds = kinds
  }

  async start(): Promise<void> {
    const { db, listener } = this.#ports
    await sayAlive(db, this.place)
    this.#timers = [
      setInterval(() => void this.#beat(), BEAT_MS),
      // Retries come due and workers die without a word.
      setInterval(() => this.look(), LOOK_MS),
    ]
    this.#end = await listener.listen('shared-work', { heard: () => this.look() })
    this.look()
  }

  /** Lets go: no new step is taken, and the others hear at once that this worker is gone. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    await this.#end?.()
    await this.#looking
  }

  /** After the last step was let go. */
  async leave(): Promise<void> {
    await leavePlace(this.#ports.db, this.place.id)
  }

  /** Takes what there is room for. */
  look(): void {
    this.#isAskedAgain = true
    this.#looking ??= this.#takeAll().finally(() => (this.#looking = null))
  }

  async #takeAll(): Promise<void> {
    while (this.#isAskedAgain && !this.#ports.isStopping()) {
      this.#isAskedAgain = false
      try {
        for (let taken = await this.#take(); taken !== null; taken = await this.#take())
          void this.#work(taken)
      } catch (error) {
        if (!this.#ports.isStopping()) this.#ports.log.error({ err: error }, 'shared work was not looked for')
      }
    }
  }

  async #take(): Promise<TakenStep | null> {
    return this.#ports.isStopping() ? null : takeWork(this.#ports.db, this.place, this.#mine)
  }

  async #work({ id, job, payload }: TakenStep): Promise<void> {
    const { log } = this.#ports
    const kind = this.#kinds.get(job)
    this.#mine.add(id)
    try {
      if (kind === undefined) throw new Error(`No shared work is called ${job}`)
      await runJob(this.#ports, {
        job,
        workId: id,
        payload,
        retryLimit: kind.retryLimit,
        claim: null,
        handler: kind.handler,
        giveUp: kind.giveUp,
        shared: { workerId: this.place.id, settled: kind.settled },
      })
    } catch (error) {
      // Its row says so already: it waits for its next try, or for another worker.
      log.debug({ err: error, job, workId: id }, 'shared work was let go')
    } finally {
      this.#mine.delete(id)
      this.look()
    }
  }

  async #beat(): Promise<void> {
    const { db, log, running } = this.#ports
    try {
      await sayAlive(db, this.place)
      if (this.#mine.size === 0) return
      // A machine that slept was taken for dead: what it works on is another's by now.
      const held = await db
        .selectFrom('plant.work')
        .select('id')
        .where('workerId', '=', this.place.id)
        .where('endedAt', 'is', null)
        .execute()
      const mine = new Set(held.map(({ id }) => id))
      for (const id of this.#mine) if (!mine.has(id)) running.get(id)?.abort('lost')
    } catch (error) {
      if (!this.#ports.isStopping()) log.error({ err: error }, 'this worker could not say that it lives')
    }
  }
}
