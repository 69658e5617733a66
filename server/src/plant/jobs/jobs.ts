import { PgBoss } from 'pg-boss'
import { Problem } from '@stagedoor/contract/problems'
import { isAlive, type Lane } from '@stagedoor/core/work'
import { sql } from 'kysely'
import type { Db, Trx } from '../../schema/index.ts'
import { type Listening, newId } from '../db/index.ts'
import type { Log } from '../log/index.ts'
import { notifyTopic } from '../realtime/index.ts'
import { type GiveUp, type JobHandler, runJob, type Settled } from './run-job.ts'
import { trueNow, workersOf } from './take-work.ts'
import { SharedHands, type SharedKind } from './shared-work.ts'

/** What a job is about; `ref` is the thing it works on, so that its progress can be shown beside it. */
export interface JobOrder {
  productionId: string
  ref: string | null
  payload: Record<string, unknown>
}

/** How a kind of job is tried: `concurrency` at once in this process, `retryLimit` tries after the first. */
export interface JobOptions {
  retryLimit: number
  expireInSeconds: number
  concurrency: number
}

/** A piece of work that workers share among them; there is one of its kind about one thing. */
export interface SharedOrder extends JobOrder {
  ref: string
  /** Lower goes first, whoever it is for. */
  rank: number
  lane: Lane
  memoryMB: number
  /** Jobs about the same thing that must be done before. */
  waitsFor: readonly string[]
}

// pg-boss takes no shorter heartbeat; with a look every second a job of a killed worker is taken up again within 15 s.
const HEARTBEAT_SECONDS = 10
const LOOK_SECONDS = 1
// The queue counts every time a worker let go of a job, also when it was closed in peace; which tries count, and when
// they are used up, the job's own row says.
const TRIES_OF_THE_QUEUE = 1_000

interface Registered {
  options: JobOptions
  handler: JobHandler
  giveUp: GiveUp | null
}

/** Long work: enqueued with the change that needs it, retried after a crash, shown while it runs, cancelled on request. */
export class Jobs {
  readonly #boss: PgBoss
  readonly #db: Db
  readonly #listener: Listening
  readonly #log: Log
  readonly #kinds = new Map<string, JobOptions>()
  readonly #handlers = new Map<string, Registered>()
  readonly #running = new Map<string, AbortController>()
  readonly #workers = new Map<string, string>()
  readonly #shared = new Map<string, SharedKind>()
  #hands: SharedHands | null = null
  #isStopping = false
  #ends: (() => Promise<void>)[] = []

  readonly #crewRole: string

  /** `db` is a pool of the worker role, which owns the queue's tables; `crewRole` may enqueue. */
  constructor({ db, listener, log, crewRole }: { db: Db; listener: Listening; log: Log; crewRole: string }) {
    this.#db = db
    this.#crewRole = crewRole
    this.#listener = listener
    this.#log = log
    this.#boss = new PgBoss({
      schema: 'jobs',
      createSchema: false,
      db: { executeSql: (text, values) => executeOn(db, text, values) },
      schedule: false,
      superviseIntervalSeconds: LOOK_SECONDS,
      monitorIntervalSeconds: LOOK_SECONDS,
      reindex: false,
      monitorVacuum: false,
    })
    this.#boss.on('error', (error) => this.#isStopping || this.#log.error({ err: error }, 'the job queue'))
  }

  /** Names a kind of job, with or without a worker in this process; before `start`. */
  define(job: string, options: JobOptions): void {
    this.#kinds.set(job, options)
  }

  /** Says what this process does for a kind of job; before `start`. */
  handle(job: string, options: JobOptions & { readonly giveUp?: GiveUp }, handler: JobHandler): void {
    this.define(job, options)
    this.#handlers.set(job, { options, handler, giveUp: options.giveUp ?? null })
  }

  /** Says what this process does for a kind of work that workers share; `settled` follows its end. Before `start`. */
  share(
    job: string,
    kind: { readonly retryLimit: number; readonly giveUp?: GiveUp; readonly settled?: Settled },
    handler: JobHandler,
  ): void {
    const { retryLimit, giveUp = null, settled = null } = kind
    this.#shared.set(job, { retryLimit, giveUp, settled, handler })
  }

  /** As whom this process takes shared work; null while it takes none. */
  get name(): string | null {
    return this.#hands?.place.name ?? null
  }

  /** Opens the queues, and the workers when this process works. */
  async start({ works }: { works: boolean }): Promise<void> {
    await this.#boss.start()
    await sql`grant select, insert, update, delete on all tables in schema jobs to ${sql.id(this.#crewRole)}`.execute(
      this.#db,
    )
    for (const [job, options] of this.#kinds) {
      const queue = {
        retryLimit: TRIES_OF_THE_QUEUE,
        retryDelay: 1,
        retryBackoff: true,
        retryDelayMax: 60,
        expireInSeconds: options.expireInSeconds,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        retentionSeconds: 14 * 86_400,
      }
      await this.#boss.createQueue(job, queue)
      // The queue may be an older program's.
      await this.#boss.updateQueue(job, queue)
      // A queue that was never asked for is read on a handle of its own, which inside a transaction may wait for ever.
      await this.#boss.findJobs(job, { id: newId() })
    }
    if (works) await this.work()
  }

  /** Starts this process's workers, after `start`. */
  async work(): Promise<void> {
    for (const [job, { options, handler, giveUp }] of this.#handlers) {
      const workerId = await this.#boss.work<Record<string, unknown>>(
        job,
        {
          batchSize: 1,
          localConcurrency: options.concurrency,
          pollingIntervalSeconds: 2,
          includeMetadata: true,
        },
        async ([taken]) => {
          if (taken === undefined) return
          await runJob(
            { db: this.#db, log: this.#log, running: this.#running, isStopping: () => this.#isStopping },
            {
              job,
              workId: taken.id,
              payload: taken.data,
              retryLimit: options.retryLimit,
              claim: taken.signal,
              handler,
              giveUp,
            },
          )
        },
      )
      this.#workers.set(job, workerId)
    }
    if (this.#shared.size > 0) {
      const ports = { db: this.#db, listener: this.#listener, log: this.#log, running: this.#running }
      this.#hands = new SharedHands({ ...ports, isStopping: () => this.#isStopping }, this.#shared)
      await this.#hands.start()
    }
    this.#ends.push(
      await this.#listener.listen('work-hand-on', {
        heard: (workId) => this.#running.get(workId)?.abort('handed-on'),
      }),
      await this.#listener.listen('jobs', {
        heard: (job) => {
          const workerId = this.#workers.get(job)
          if (workerId !== undefined) this.#boss.notifyWorker(workerId)
        },
      }),
      await this.#listener.listen('work-cancel', {
        heard: (workId) => this.#running.get(workId)?.abort('cancelled'),
      }),
    )
  }

  /** Lets running jobs go: what is not done is taken up again by the next worker. */
  async stop(): Promise<void> {
    this.#isStopping = true
    for (const end of this.#ends) await end()
    await this.#hands?.stop()
    for (const controller of this.#running.values()) controller.abort('stopping')
    await this.#boss.stop({ graceful: true, timeout: 3_000, close: false })
    await this.#hands?.leave()
  }

  /** Enqueues in the transaction of the change; answers the id under which its work is shown. */
  async enqueue(trx: Trx, job: string, { productionId, ref, payload }: JobOrder): Promise<string> {
    if (!this.#kinds.has(job)) throw new Error(`No job is called ${job}`)
    const workId = newId()
    await trx
      .insertInto('plant.work')
      .values({ id: workId, productionId, job, ref, stage: null, total: null })
      .execute()
    const sent = await this.#boss.send(job, payload, {
      id: workId,
      db: { executeSql: (text, values) => executeOn(trx, text, values) },
    })
    if (sent === null) throw new Error(`The job ${job} was not taken`)
    await sql`select pg_notify('jobs', ${job})`.execute(trx)
    await notifyTopic(trx, productionId, 'work')
    return workId
  }

  /**
   * Asks for shared work in the transaction of the change. What was asked for before and has not begun goes by the new
   * order; what ended otherwise than done is asked for again; what is done stays done. Answers its id.
   */
  async ask(trx: Trx, job: string, order: SharedOrder): Promise<string> {
    const { productionId, ref, rank, lane, memoryMB, waitsFor, payload } = order
    const asked = {
      rank,
      lane,
      memoryMb: memoryMB,
      waitsFor: [...waitsFor],
      payload: JSON.stringify(payload),
    }
    const before = await trx
      .selectFrom('plant.work')
      .select(['id', 'state', 'productionId'])
      .where('ref', '=', ref)
      .where('job', '=', job)
      .where('rank', 'is not', null)
      .forUpdate()
      .executeTakeFirst()
    if (before?.state === 'done' || before?.state === 'working') return before.id
    const id = before?.id ?? newId()
    if (before === undefined)
      await trx
        .insertInto('plant.work')
        .values({ id, productionId, job, ref, stage: null, total: null, ...asked })
        .execute()
    else if (before.state === 'waiting')
      await trx.updateTable('plant.work').set(asked).where('id', '=', id).execute()
    else await beginAgain(trx, id, asked)
    await tellOfShared(trx, productionId)
    return id
  }

  /** Forgets shared work that is not wanted after all and has not begun. */
  async withdraw(trx: Trx, { ref, jobs }: { ref: string; jobs: readonly string[] }): Promise<void> {
    if (jobs.length === 0) return
    await trx
      .deleteFrom('plant.work')
      .where('ref', '=', ref)
      .where('job', 'in', jobs)
      .where('rank', 'is not', null)
      .where('state', 'in', ['waiting', 'failed', 'cancelled'])
      .execute()
  }

  /** Tries shared work once more that failed or was cancelled; a Problem where it did not end so. */
  async again(trx: Trx, workId: string): Promise<void> {
    const work = await lockShared(trx, workId)
    if (work.state !== 'failed' && work.state !== 'cancelled')
      throw new Problem('already-decided', { detail: 'This step waits, is under way or is done.' })
    await beginAgain(trx, workId, {})
    await tellOfShared(trx, work.productionId)
  }

  /** Lets the worker go that has a step, so that another one takes it; a Problem where there is no other. */
  async handOn(trx: Trx, workId: string): Promise<void> {
    const work = await lockShared(trx, workId)
    if (work.state !== 'working' || work.workerId === null)
      throw new Problem('already-decided', { detail: 'Nobody works on this step now.' })
    const now = await trueNow(trx)
    const left = [...work.shunned, work.workerId]
    const others = (await workersOf(trx)).filter(
      (worker) => isAlive(worker, now) && !left.includes(worker.id),
    )
    if (others.length === 0)
      throw new Problem('already-decided', {
        detail: 'No other worker is running. Start one with “stagedoor work”; until then this one goes on.',
      })
    await trx.updateTable('plant.work').set({ shunned: left }).where('id', '=', workId).execute()
    await sql`select pg_notify('work-hand-on', ${workId})`.execute(trx)
    await notifyTopic(trx, work.productionId, 'work')
  }

  /** Asks for a job's end; one that waits ends at once, one that runs at its next breath. */
  async cancel(trx: Trx, workId: string): Promise<void> {
    const work = await trx
      .selectFrom('plant.work')
      .selectAll()
      .where('id', '=', workId)
      .forUpdate()
      .executeTakeFirst()
    if (work === undefined || work.endedAt !== null) return
    const waits = work.state === 'waiting'
    await trx
      .updateTable('plant.work')
      .set({
        cancelAskedAt: sql<never>`wall.now()`,
        ...(waits ? { state: 'cancelled' as const, endedAt: sql<never>`wall.now()` } : {}),
      })
      .where('id', '=', workId)
      .execute()
    if (waits && work.rank !== null)
      await this.#shared.get(work.job)?.settled?.(trx, { ...work, state: 'cancelled', problem: null })
    else if (waits)
      await this.#boss.cancel(work.job, workId, {
        db: { executeSql: (text, values) => executeOn(trx, text, values) },
      })
    await sql`select pg_notify('work-cancel', ${workId})`.execute(trx)
    await notifyTopic(trx, work.productionId, 'work')
  }
}

async function lockShared(trx: Trx, workId: string) {
  const work = await trx
    .selectFrom('plant.work')
    .selectAll()
    .where('id', '=', workId)
    .where('rank', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (work === undefined)
    throw new Problem('already-decided', { detail: 'This work is not shared among workers.' })
  return work
}

async function beginAgain(trx: Trx, workId: string, asked: object): Promise<void> {
  await trx
    .updateTable('plant.work')
    .set({
      ...asked,
      state: 'waiting',
      tries: 0,
      done: 0,
      total: null,
      stage: null,
      problem: null,
      cancelAskedAt: null,
      startedAt: null,
      endedAt: null,
      notBefore: null,
      shunned: [],
    })
    .where('id', '=', workId)
    .execute()
}

async function tellOfShared(trx: Trx, productionId: string): Promise<void> {
  await sql`select pg_notify('shared-work', '')`.execute(trx)
  await notifyTopic(trx, productionId, 'work')
}

// pg-boss writes its statements with $1, $2; Kysely passes such text through as it stands.
async function executeOn(db: Db | Trx, text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
  const { rows } = await db.executeQuery({
    sql: text,
    parameters: values,
    query: { kind: 'RawNode', sqlFragments: [text], parameters: [] },
    queryId: { queryId: newId() },
  } as never)
  return { rows: rows as unknown[] }
}
