import type { Trx } from '../schema/index.ts'
import type { DemoDeps } from './deps.ts'
import { loadDemo } from './load-demo.ts'

const LOAD = 'demo.load'
// The demo belongs to no production until it has made its own.
const HOUSE = '00000000-0000-0000-0000-000000000000'

/** Registers the loading of the demo as long work: a killed loader goes on where it stopped. */
export function demoJobs(deps: DemoDeps): void {
  deps.jobs.handle(
    LOAD,
    { retryLimit: 10, expireInSeconds: 3600, concurrency: 1 },
    (_payload, { signal, progress }) => {
      progress({ stage: 'Saltlight' })
      return loadDemo(deps, signal)
    },
  )
}

/** Has the demo loaded, once in the life of a house, and only into a house without a production. */
export async function loadDemoIfWanted({ db, jobs }: Pick<DemoDeps, 'db' | 'jobs'>): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { demoLoadedAt } = await trx
      .selectFrom('plant.house')
      .select('demoLoadedAt')
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (demoLoadedAt !== null || (await isUnderWay(trx))) return false
    const production = await trx.selectFrom('production.productions').select('id').limit(1).executeTakeFirst()
    if (production !== undefined) return false
    await jobs.enqueue(trx, LOAD, { productionId: HOUSE, ref: null, payload: {} })
    return true
  })
}

async function isUnderWay(trx: Trx): Promise<boolean> {
  const work = await trx
    .selectFrom('plant.work')
    .select('id')
    .where('job', '=', LOAD)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return work !== undefined
}
