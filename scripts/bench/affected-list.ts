import { sql } from 'kysely'
import { withdrawByProduction } from '../../server/src/clearance/forms/withdraw-release-form.ts'
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
  against: 'nothing: no peer gives such a list',
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
      // Whoever signed twice is carried by the other form: a withdrawal that changes nothing measures little.
      const { rows: forms } = await sql<{ id: string }>`
        select (array_agg(id))[1] as id from clearance.release_forms group by subject_id having count(*) = 1
        order by 1 limit ${WITHDRAWALS + WARM_UP}`.execute(db)
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
      return [
        {
          name: 'affected-list-p50',
          value: median(measured),
          unit: 'ms',
          reference: null,
          ratio: null,
          goal: '< 200',
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
