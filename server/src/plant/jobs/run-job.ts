import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import type { Log } from '../log/index.ts'
import { notifyTopic } from '../realtime/index.ts'

/** How far a job is: a stage in words, and `done` of `total` in any unit. */
export interface Progress {
  stage: string
  done?: number
  total?: number | null
}

/** What a handler is given besides its payload; `signal` aborts with 'cancelled' or 'stopping'. */
export interface JobContext {
  workId: string
  signal: AbortSignal
  progress: (progress: Progress) => void
}

/** The work itself; it may run again after a crash, so what it leaves must be the same twice. A Problem ends it. */
export type JobHandler = (payload: Record<string, unknown>, context: JobContext) => Promise<void>

const TELL_EVERY_MS = 250

interface Taken {
  job: string
  workId: string
  payload: Record<string, unknown>
  isLastTry: boolean
  handler: JobHandler
}

interface Around {
  db: Db
  log: Log
  running: Map<string, AbortController>
  isStopping: () => boolean
}

/** Runs one taken job and keeps its row true: working, then done, failed, cancelled, or waiting for the next try. */
export async function runJob({ db, log, running, isStopping }: Around, taken: Taken): Promise<void> {
  const { workId, handler, payload } = taken
  const before = await begin(db, workId)
  if (before === 'over') return
  const controller = new AbortController()
  running.set(workId, controller)
  const teller = tellProgress({ db, log }, workId)
  try {
    if (before === 'cancel-asked') controller.abort('cancelled')
    controller.signal.throwIfAborted()
    await handler(payload, { workId, signal: controller.signal, progress: teller.progress })
    await teller.end()
    await end(db, workId, { state: 'done' })
  } catch (error) {
    await teller.end()
    if (controller.signal.aborted && controller.signal.reason === 'cancelled') {
      await end(db, workId, { state: 'cancelled' })
    } else if (error instanceof Problem) {
      log.warn({ job: taken.job, workId, problem: error.toDetails() }, 'a job was refused')
      await end(db, workId, { state: 'failed', problem: error.toDetails() })
    } else {
      if (!isStopping()) log.error({ err: error, job: taken.job, workId }, 'a job failed')
      const problem = new Problem('internal', { detail: 'It was tried several times and failed; the log has the cause.' })
      await end(db, workId, taken.isLastTry ? { state: 'failed', problem: problem.toDetails() } : { state: 'waiting' })
      throw error
    }
  } finally {
    running.delete(workId)
  }
}

async function begin(db: Db, workId: string): Promise<'go' | 'cancel-asked' | 'over'> {
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
    .returning(['cancelAskedAt'])
    .executeTakeFirst()
  if (work === undefined) return 'over'
  return work.cancelAskedAt === null ? 'go' : 'cancel-asked'
}

interface Ending {
  state: 'done' | 'failed' | 'cancelled' | 'waiting'
  problem?: Record<string, unknown>
}

async function end(db: Db, workId: string, { state, problem }: Ending): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const work = await trx
      .updateTable('plant.work')
      .set({
        state,
        updatedAt: sql<never>`wall.now()`,
        problem: problem === undefined ? null : JSON.stringify(problem),
        ...(state === 'waiting' ? {} : { endedAt: sql<never>`wall.now()` }),
      })
      .where('id', '=', workId)
      .returning('productionId')
      .executeTakeFirst()
    if (work !== undefined) await notifyTopic(trx, work.productionId, 'work')
  })
}

/** Writes the newest progress at most four times a second, never two writes at once. */
function tellProgress({ db, log }: { db: Db; log: Log }, workId: string) {
  let newest: Progress | null = null
  let writing: Promise<void> | null = null
  let last = 0
  let timer: NodeJS.Timeout | null = null

  const write = async (progress: Progress): Promise<void> => {
    await db.transaction().execute(async (trx) => {
      const work = await trx
        .updateTable('plant.work')
        .set({ stage: progress.stage, done: progress.done ?? 0, total: progress.total ?? null, updatedAt: sql<never>`wall.now()` })
        .where('id', '=', workId)
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
