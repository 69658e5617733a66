import { LANES, type SharedStep, type SharedWorker, WORKER_SILENT_MS, whatToTake } from '@stagedoor/core/work'
import { sql } from 'kysely'
import type { Db, Trx } from '../../schema/index.ts'
import { notifyTopic } from '../realtime/index.ts'
import type { WorkerPlace } from './worker-place.ts'

/** A step that this worker has taken and nobody else has. */
export interface TakenStep {
  readonly id: string
  readonly job: string
  readonly payload: Record<string, unknown>
}

// More than any machine has room for; the rest comes into sight as these begin.
const SEEN_OF_EACH_LANE = 40

/**
 * Takes the next step for a worker that works on the steps `mine`, if its machine has room for one. One worker chooses
 * at a time: what a machine does is counted before something is added to it.
 */
export function takeWork(db: Db, place: WorkerPlace, mine: ReadonlySet<string>): Promise<TakenStep | null> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('shared-work', 0))`.execute(trx)
    await freeLapsed(trx, place, mine)
    const now = await trueNow(trx)
    const steps = await stepsInSight(trx, now)
    const next = whatToTake(steps, await workersOf(trx), { workerId: place.id, now })
    if (next === null) return null
    return trx
      .updateTable('plant.work')
      .set({ state: 'working', workerId: place.id, workerName: place.name, startedAt: null, notBefore: null })
      .where('id', '=', next.id)
      .returning(['id', 'job', 'payload'])
      .executeTakeFirstOrThrow()
  })
}

/**
 * What a dead worker worked on waits again; so does what this one no longer works on though its row says so: the
 * database was away when it took the step, or when it let go of it.
 */
async function freeLapsed(trx: Trx, place: WorkerPlace, mine: ReadonlySet<string>): Promise<void> {
  const { rows } = await sql<{ productionId: string }>`
    update plant.work w set state = 'waiting', worker_id = null, updated_at = wall.now()
    where rank is not null and state = 'working' and (
      (worker_id = ${place.id} and not (id = any (${[...mine]}::uuid[])))
      or not exists (
        select 1 from plant.workers p
        where p.id = w.worker_id and p.heard_at > clock_timestamp() - ${WORKER_SILENT_MS} * interval '1 millisecond'))
    returning production_id`.execute(trx)
  for (const { productionId } of rows) await notifyTopic(trx, productionId, 'work')
}

/** The database's true time in epoch milliseconds, which no manual clock moves. */
export async function trueNow(db: Db | Trx): Promise<number> {
  const { rows } = await sql<{ now: number }>`select clock_timestamp()::timestamptz(3) as now`.execute(db)
  return rows[0]?.now ?? 0
}

/** Every worker that was heard of within the hour. */
export async function workersOf(db: Db | Trx): Promise<(SharedWorker & { readonly name: string })[]> {
  const rows = await db.selectFrom('plant.workers').selectAll().orderBy('startedAt').execute()
  return rows.map(({ memoryMb, ...worker }) => ({ ...worker, memoryMB: memoryMb }))
}

// What is worked on, and the first of each lane that may begin: a queue of thousands is not read for one step.
async function stepsInSight(trx: Trx, now: number): Promise<SharedStep[]> {
  const columns = sql`w.id, w.job, w.ref, w.state, w.rank, w.lane, w.memory_mb as "memoryMB", w.created_at as asked_at,
    w.not_before, w.worker_id, w.shunned`
  const { rows } = await sql<Omit<SharedStep, 'waitsFor'>>`
    select ${columns} from plant.work w where rank is not null and state = 'working'
    union all
    select first.* from unnest(${[...LANES]}::text[]) as lanes (lane) cross join lateral (
      select ${columns} from plant.work w
      where w.rank is not null and w.state = 'waiting' and w.lane = lanes.lane
        and (w.not_before is null or w.not_before <= to_timestamp(${now} / 1000.0))
        and not exists (
          select 1 from plant.work before
          where before.rank is not null and before.ref = w.ref and before.job = any (w.waits_for)
            and before.state <> 'done')
      order by w.rank, w.created_at, w.id limit ${SEEN_OF_EACH_LANE}
    ) as first`.execute(trx)
  return rows.map((row) => ({ ...row, waitsFor: [] }))
}
