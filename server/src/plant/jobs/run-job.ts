import { Problem, type ProblemDetails } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import type { Db, Trx } from '../../schema/index.ts'
import type { Log } from '../log/index.ts'
import { notifyTopic } from '../realtime/index.ts'

/** How far a job is: a stage in words, and `done` of `total` in any unit. */
export interface Progress {
  stage: string
  done?: number
  total?: number | null
}

/** What a handler is given besides its payload; `signal` aborts with 'cancelled', 'stopping', 'handed-on' or 'lost'. */
export interface JobContext {
  workId: string
  /** Which try this is, from 1. */
  tries: number
  signal: AbortSignal
  progress: (progress: Progress) => void
}

/** The work itself; it may run again after a crash, so what it leaves must be the same twice. A Problem ends it. */
export type JobHandler = (payload: Record<string, unknown>, context: JobContext) => Promise<void>

/** What is done once for a job whose tries are used up, before it counts as failed; the same when it comes twice. */
export type GiveUp = (payload: Record<string, unknown>) => Promise<void>

/** A piece of shared work that ended for good. */
export interface Ended {
  readonly productionId: string
  readonly ref: string | null
  readonly job: string
  readonly state: 'done' | 'failed' | 'cancelled'
  readonly problem: ProblemDetails | null
}

/** What follows the end of shared work, in the transaction that writes it. */
export type Settled = (trx: Trx, ended: Ended) => Promise<void>

const TELL_EVERY_MS = 250

interface Taken {
  job: string
  workId: string
  payload: Record<string, unknown>
  /** Tries after the first. */
  retryLimit: number
  /** Aborts when the queue has taken the job from this worker: it ran too long, or was not heard of. */
  claim: AbortSignal | null
  handler: JobHandler
  giveUp: GiveUp | null
  /** Where workers share it: which one this is, and what follows its end. */
  shared?: { workerId: string; settled: Settled | null }
}

interface Around {
  db: Db
  log: Log
  running: Map<string, AbortController>
  isStopping: () => boolean
}

/** Runs one taken job and keeps its row true: working, then done, failed, cancelled, or waiting for the next try. */
export async function runJob({ db, log, running, isStopping }: Around, taken: Taken): Promise<void> {
  const { job, workId, handler, payload } = taken
  // Taken from this worker and given back to it, while its handler has not come to an end yet.
  if (running.has(workId)) throw new Error(`${job} ${workId} is still running here`)
  const run = await begin(db, taken)
  if (run === null) return
  if (run.tries > taken.retryLimit + 1) return wearOut({ db, log }, taken, run)
  const controller = new AbortController()
  const lose = (): void => controller.abort('lost')
  taken.claim?.addEventListener('abort', lose, { once: true })
  running.set(workId, controller)
  const teller = tellProgress({ db, log }, run)
  try {
    if (run.isCancelled) controller.abort('cancelled')
    controller.signal.throwIfAborted()
    const { signal } = controller
    await handler(payload, { workId, tries: run.tries, signal, progress: teller.progress })
    await teller.end()
    await end(db, run, { state: 'done' })
  } catch (error) {
    await teller.end()
    const why: unknown = controller.signal.aborted ? controller.signal.reason : null
    if (why === 'cancelled') return await end(db, run, { state: 'cancelled' })
    if (error instanceof Problem) {
      log.warn({ job, workId, problem: error.toDetails() }, 'a job was refused')
      return await end(db, run, { state: 'failed', problem: error.toDetails() })
    }
    if (why === 'stopping' || why === 'handed-on' || isStopping()) {
      await end(db, run, { state: 'let-go' })
      throw error
    }
    log.error({ err: error, job, workId }, 'a job failed')
    if (run.tries > taken.retryLimit) return await wearOut({ db, log }, taken, run)
    await end(db, run, { state: 'waiting' })
    throw error
  } finally {
    taken.claim?.removeEventListener('abort', lose)
    running.delete(workId)
  }
}

async function wearOut(
  { db, log }: Pick<Around, 'db' | 'log'>,
  { job, workId, payload, giveUp }: Taken,
  run: Run,
): Promise<void> {
  await giveUp?.(payload).catch((error: unknown) =>
    log.error({ err: error, job, workId }, 'what a job that failed leaves was not cleared away'),
  )
  const detail = 'It was tried several times and failed; the log has the cause.'
  await end(db, run, { state: 'failed', problem: new Problem('internal', { detail }).toDetails() })
}

/** One try of a piece of work; whatever it still writes after another try has begun is not taken. */
interface Run {
  workId: string
  tries: number
  isCancelled: boolean
  workerId: string | null
  settled: Settled | null
}

async function begin(db: Db, { workId, shared }: Taken): Promise<Run | null> {
  const workerId = shared?.workerId ?? null
  const work = await db
    .updateTable('plant.work')
    .set((eb) => ({
      state: 'working',
      tries: eb('tries', '+', 1),
      startedAt: sql<never>`coalesce(started_at, wall.now())`,
      updatedAt: sql<never>`wall.now()`,
    }))
    .where('id', '=', workId)
    .where('endedAt', 'is', null)
    .where(sql<boolean>`worker_id is not distinct from ${workerId}`)
    .returning(['tries', 'cancelAskedAt'])
    .executeTakeFirst()
  if (work === undefined) return null
  const isCancelled = work.cancelAskedAt !== null
  return { workId, tries: work.tries, isCancelled, workerId, settled: shared?.settled ?? null }
}

/** `let-go` is a try that does not count, because this process ended. */
type Ending =
  { state: 'done' | 'cancelled' | 'waiting' | 'let-go' } | { state: 'failed'; problem: ProblemDetails }

const LONGEST_PAUSE_SECONDS = 60

async function end(db: Db, { workId, tries, workerId, settled }: Run, ending: Ending): Promise<void> {
  const isOver = ending.state !== 'waiting' && ending.state !== 'let-go'
  const pause = ending.state === 'waiting' ? Math.min(LONGEST_PAUSE_SECONDS, 2 ** tries) : null
  await db.transaction().execute(async (trx) => {
    const work = await trx
      .updateTable('plant.work')
      .set({
        state: ending.state === 'let-go' ? 'waiting' : ending.state,
        tries: ending.state === 'let-go' ? tries - 1 : tries,
        updatedAt: sql<never>`wall.now()`,
        problem: ending.state === 'failed' ? JSON.stringify(ending.problem) : null,
        workerId: null,
        notBefore: pause === null ? null : sql<never>`clock_timestamp() + ${pause} * interval '1 second'`,
        ...(isOver ? { endedAt: sql<never>`wall.now()` } : {}),
      })
      .where('id', '=', workId)
      .where('tries', '=', tries)
      .where('endedAt', 'is', null)
      .where(sql<boolean>`worker_id is not distinct from ${workerId}`)
      .returning(['productionId', 'ref', 'job', 'rank'])
      .executeTakeFirst()
    if (work === undefined) return
    if (ending.state !== 'waiting' && ending.state !== 'let-go')
      await settled?.(trx, {
        ...work,
        state: ending.state,
        problem: ending.state === 'failed' ? ending.problem : null,
      })
    await notifyTopic(trx, work.productionId, 'work')
    if (work.rank !== null) await sql`select pg_notify('shared-work', '')`.execute(trx)
  })
}

/** Writes the newest progress at most four times a second, never two writes at once. */
function tellProgress({ db, log }: { db: Db; log: Log }, { workId, tries }: Run) {
  let newest: Progress | null = null
  let writing: Promise<void> | null = null
  let last = 0
  let timer: NodeJS.Timeout | null = null

  const write = async (progress: Progress): Promise<void> => {
    await db.transaction().execute(async (trx) => {
      const work = await trx
        .updateTable('plant.work')
        .set({
          stage: progress.stage,
          done: progress.done ?? 0,
          total: progress.total ?? null,
          updatedAt: sql<never>`wall.now()`,
        })
        .where('id', '=', workId)
        .where('tries', '=', tries)
        .where('endedAt', 'is', null)
        .returning('productionId')
        .executeTakeFirst()
      if (work !== undefined) await notifyTopic(trx, work.productionId, 'work')
    })
  }
  const flush = (): void => {
    timer = null
    if (newest === null || writing !== null) return
    const progress = newest
    newest = null
    last = performance.now()
    // Progress is told, not kept: a write that fails costs a step on a bar, never the job.
    writing = write(progress)
      .catch((error: unknown) => log.warn({ err: error }, 'progress was not written'))
      .finally(() => {
        writing = null
        if (newest !== null) timer ??= setTimeout(flush, TELL_EVERY_MS)
      })
  }
  return {
    progress: (progress: Progress): void => {
      newest = progress
      timer ??= setTimeout(flush, Math.max(0, TELL_EVERY_MS - (performance.now() - last)))
    },
    end: async (): Promise<void> => {
      if (timer) clearTimeout(timer)
      timer = null
      await writing
      newest = null
      if (timer) clearTimeout(timer)
    },
  }
}
