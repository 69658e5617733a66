import {
  isAlive,
  type SharedStep,
  type SharedWorker,
  type WaitingReason,
  whyWaiting,
} from '@stagedoor/core/work'
import { sql } from 'kysely'
import { trueNow, workersOf } from '../plant/jobs/index.ts'
import type { Db } from '../schema/index.ts'

// A page is for people: what comes after this many open steps is counted and not listed.
const SHOWN = 60
// What may stand before them is looked through as far as this.
const SEEN = 300

// What is not done, in the order of a page: what somebody stopped can be tried again.
const OPEN = ['working', 'waiting', 'failed', 'cancelled'] as const

/** One step of a preparation as people see it. */
export type ProcessingStep = Awaited<ReturnType<typeof readProcessing>>['steps'][number]

/**
 * What a production's preparations are doing, or with `assetId` every step of one asset: what is done, under way, how
 * far and how much longer, what waits and why, what failed, and what was stopped.
 */
export async function readProcessing(
  db: Db,
  { productionId, assetId }: { productionId: string; assetId: string | null },
) {
  const now = await trueNow(db)
  const workers = await workersOf(db)
  const world = await openSteps(db)
  const rows = await db
    .selectFrom('plant.work as w')
    .innerJoin('ingest.assets as a', 'a.id', 'w.ref')
    .selectAll('w')
    .select(['a.title', 'a.state as assetState'])
    .select(sql<number>`extract(epoch from (wall.now() - w.started_at)) * 1000`.as('runningMs'))
    .where('w.productionId', '=', productionId)
    .where('w.rank', 'is not', null)
    .where('a.state', '<>', 'deleted')
    .$if(assetId !== null, (query) => query.where('w.ref', '=', assetId))
    .$if(assetId === null, (query) => query.where('w.state', 'in', OPEN))
    .orderBy(sql`array_position(${sql.val(OPEN)}::text[], w.state)`)
    .orderBy('w.rank')
    .orderBy('w.createdAt')
    .orderBy('w.id')
    .limit(SHOWN)
    .execute()
  const counts = await db
    .selectFrom('plant.work')
    .select(['state', (eb) => eb.fn.countAll<number>().as('steps')])
    .where('productionId', '=', productionId)
    .where('rank', 'is not', null)
    .where('state', 'in', OPEN)
    .groupBy('state')
    .execute()
  const living = workers.filter((worker) => isAlive(worker, now))
  return {
    workers: living.map(({ id, name, cores }) => ({
      id,
      name,
      cores,
      steps: world.filter(({ state, workerId }) => state === 'working' && workerId === id).length,
    })),
    waiting: countOf(counts, 'waiting'),
    working: countOf(counts, 'working'),
    failed: countOf(counts, 'failed'),
    stopped: countOf(counts, 'cancelled'),
    steps: rows.map((row) => ({
      id: row.id,
      job: row.job,
      assetId: row.ref ?? '',
      title: row.title,
      state: row.state,
      stage: row.stage,
      done: row.done,
      total: row.total,
      tries: row.tries,
      worker: row.workerName,
      waits: row.state === 'waiting' ? reasonOf(row.id, { world, workers, now }) : null,
      leftMs: row.state === 'working' ? leftOf(row) : null,
      mayHandOn:
        row.state === 'working' && living.some(({ id }) => id !== row.workerId && !row.shunned.includes(id)),
      // What was made of it is gone: one step alone would have nothing to begin with.
      againBy: row.assetState === 'unreadable' ? ('asset' as const) : ('step' as const),
      problem: row.problem,
      startedAt: row.startedAt,
      endedAt: row.endedAt,
    })),
  }
}

function countOf(counts: readonly { state: string; steps: number }[], state: string): number {
  return Number(counts.find((one) => one.state === state)?.steps ?? 0)
}

function reasonOf(
  id: string,
  { world, workers, now }: { world: readonly SharedStep[]; workers: readonly SharedWorker[]; now: number },
): WaitingReason {
  const step = world.find((one) => one.id === id)
  // Further back than anybody looks.
  if (step === undefined) return { because: 'behind', steps: world.length }
  return whyWaiting(step, { steps: world, workers, now })
}

// At the speed so far; nothing is said before a fiftieth is done.
function leftOf({
  done,
  total,
  runningMs,
}: {
  done: number
  total: number | null
  runningMs: number | null
}) {
  if (!total || runningMs === null || done / total < 0.02) return null
  return Math.max(0, Math.round((Number(runningMs) * (total - done)) / done))
}

// The house's open steps in their order, with those they wait for.
async function openSteps(db: Db): Promise<SharedStep[]> {
  const { rows } = await sql<SharedStep>`
    with first as (
      select * from plant.work where rank is not null and state in ('waiting', 'working')
      order by state desc, rank, created_at, id limit ${SEEN})
    select id, job, ref, state, rank, lane, memory_mb as "memoryMB", waits_for, created_at as asked_at, not_before,
      worker_id, shunned from first
    union all
    select id, job, ref, state, rank, lane, memory_mb, waits_for, created_at, not_before, worker_id, shunned
    from plant.work w where rank is not null and ended_at is not null
      and exists (select 1 from first f where f.ref = w.ref and w.job = any (f.waits_for))`.execute(db)
  return rows
}
