import { sql } from 'kysely'
import { withdrawByProduction } from '../../server/src/clearance/withdraw-release-form.ts'
import { startProduction } from '../../server/src/production/index.ts'
import { fillProduction } from './affected-list-world.ts'
import { inBenchHouse } from './bench-house.ts'
import type { Bench } from './figure.ts'
import { median, quantile } from './figure.ts'

const WITHDRAWALS = 25
const WARM_UP = 5
const ACTOR = { userId: '00000000-0000-4000-8000-000000000001', name: 'Wren Okafor' }

/** From a withdrawal to everything it touches, judged again and shut, at commit: the house's own use case. */
export const affectedList: Bench = {
  name: 'affected-list',
  against: 'one pass over the same dependencies without their index',
  run: async () =>
    inBenchHouse(async ({ db, database, clock }) => {
      const ports = { db, clock }
      const { id: productionId } = await startProduction(ports, {
        title: 'Saltlight',
        slug: 'saltlight',
        kind: 'feature',
        zone: 'Europe/Oslo',
        ownerId: null,
      })
      await fillProduction(database.owner, productionId)
      const forms = await db
        .selectFrom('clearance.releaseForms')
        .select('id')
        .orderBy('id')
        .limit(WITHDRAWALS + WARM_UP)
        .execute()
      const times: number[] = []
      const touched: number[] = []
      for (const { id: releaseFormId } of forms) {
        const before = performance.now()
        const { changed } = await withdrawByProduction(ports, {
          productionId,
          releaseFormId,
          reason: 'as asked',
          claimedAt: null,
          actor: ACTOR,
        })
        times.push(performance.now() - before)
        touched.push(changed.length)
      }
      const measured = times.slice(WARM_UP)
      const scan = await timeOf(async () => {
        await sql`select count(*) from clearance.dependencies where key || '' = 'subject:none'`.execute(db)
      })
      return [
        {
          name: 'affected-list-p50',
          value: median(measured),
          unit: 'ms',
          reference: scan,
          ratio: median(measured) / scan,
          goal: '<= 1',
        },
        {
          name: 'affected-list-p95',
          value: quantile(measured, 0.95),
          unit: 'ms',
          reference: null,
          ratio: null,
          goal: '< 200',
        },
        {
          name: 'affected-list-cuts',
          value: median(touched.slice(WARM_UP)),
          unit: 'cuts',
          reference: null,
          ratio: null,
          goal: '> 0',
        },
      ]
    }),
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
