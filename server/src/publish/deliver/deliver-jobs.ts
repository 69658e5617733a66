import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Afterwards, Alarms } from '../../plant/alarms/index.ts'
import type { Jobs } from '../../plant/jobs/index.ts'
import type { Trx } from '../../schema/index.ts'
import { carry } from './carry.ts'
import { claimDelivery, releaseDelivery } from './claims.ts'
import { depart } from './depart.ts'
import type { DeliverDeps } from './deps.ts'
import { lockPublication } from '../queries.ts'
import { makeCall } from './make-call.ts'
import { retractPost } from './retract.ts'
import { carryOn, DELIVER, LOOK, RETRACT } from './step-delivery.ts'
import { warmUpAlarms } from './warm-up.ts'
import { lookAtPlace, WATCH } from './watch-place.ts'

const aboutPublication = z.looseObject({ publicationId: z.string() })

// A long upload on a slow line; a worker that died is noticed by its heartbeat, not by this.
const LONGEST_DELIVERY_SECONDS = 6 * 3600

/** What this stage does by itself for what goes to platforms. */
export function deliverJobs(deps: DeliverDeps & { jobs: Jobs; alarms: Alarms }): void {
  const { jobs, alarms } = deps
  jobs.handle(
    DELIVER,
    { retryLimit: 20, expireInSeconds: LONGEST_DELIVERY_SECONDS, concurrency: 8 },
    (payload, { signal }) => carry(deps, { ...aboutPublication.parse(payload), signal }),
  )
  jobs.handle(RETRACT, { retryLimit: 20, expireInSeconds: 600, concurrency: 4 }, (payload, { signal }) =>
    retractPost(deps, { ...aboutPublication.parse(payload), signal }),
  )
  warmUpAlarms({ ...deps, alarms })
  alarms.on(LOOK, async (trx, { payload, productionId }) => {
    if (productionId !== null) await carryOn(trx, deps, { ...aboutPublication.parse(payload), productionId })
  })
  alarms.on(WATCH, async (trx, { payload, productionId }) => {
    if (productionId !== null)
      await lookAtPlace(trx, deps, { ...aboutPublication.parse(payload), productionId })
  })
}

/**
 * The moment of a post at a platform: where everything lies there already, the call follows the commit of this
 * transaction without a queue in between; else a worker hands it over now.
 */
export async function ringDeparture(
  trx: Trx,
  deps: DeliverDeps,
  { publicationId, productionId }: { publicationId: string; productionId: string },
): Promise<Afterwards | undefined> {
  const claim = randomUUID()
  // The publication's row comes before its delivery's, here as everywhere.
  await lockPublication(trx, publicationId)
  if (!(await claimDelivery(trx, publicationId, claim))) {
    await carryOn(trx, deps, { publicationId, productionId })
    return undefined
  }
  const called = await depart(trx, deps, publicationId)
  if (called === null) {
    await releaseDelivery(trx, publicationId, claim)
    await carryOn(trx, deps, { publicationId, productionId })
    return undefined
  }
  return async () => {
    try {
      await makeCall(deps, { publicationId, claim, signal: AbortSignal.timeout(60_000) }, called)
    } finally {
      await releaseDelivery(deps.db, publicationId, claim)
    }
  }
}
