import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import { instant } from '@stagedoor/core/time'
import { z } from 'zod'
import type { Alarms } from '../plant/alarms/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import type { Events } from '../plant/events/index.ts'
import type { Trx } from '../schema/index.ts'
import { openAssetExposure } from './asset-exposure.ts'
import { changeEvidence } from './change-evidence.ts'
import { WATCH } from './judge-under-lock.ts'
import { closeExposure } from './open-exposure.ts'
import { exposureFor } from './queries.ts'
import { ringWatch } from './ring-watch.ts'

const aboutAsset = z.looseObject({ assetId: z.string() })
const aboutExposure = z.looseObject({ exposureId: z.string() })

/** What clearance does by itself: it listens to ingest, and watches over every verdict that time alone would change. */
export function clearanceJobs({
  events,
  alarms,
  clock,
}: {
  events: Events
  alarms: Alarms
  clock: Clock
}): void {
  listenToIngest({ events, clock })
  // The server's clock may lag the database's by a little; the bell has rung, so it is at least that moment.
  alarms.on(WATCH, (trx, alarm) => {
    const { exposureId } = aboutExposure.parse(alarm.payload)
    return ringWatch(trx, { exposureId, alarm, now: instant(Math.max(clock.now(), alarm.moment)) })
  })
}

// What it made ready is judged, what it describes is judged again, what it deleted is let go.
function listenToIngest({ events, clock }: { events: Events; clock: Clock }): void {
  const names = ['ingest.asset-ready', 'ingest.asset-changed', 'ingest.asset-deleted']
  events.on('clearance.assets', names, async (trx, { name, productionId, payload }) => {
    const { assetId } = aboutAsset.parse(payload)
    const now = clock.now()
    const known = await exposureFor(trx, { kind: 'asset', ref: assetId })
    switch (name) {
      case 'ingest.asset-ready':
        if (known === undefined && (await isReady(trx, assetId)))
          await openAssetExposure(trx, { productionId, assetId, question: {}, now })
        return
      case 'ingest.asset-changed':
        if (payload['scenesChanged'] === false) return
        await changeEvidence(trx, { productionId, now }, async () => ({
          result: undefined,
          touched: [{ kind: 'asset-facts', assetId: assetIdOf(assetId) }],
          entry: { kind: 'asset-described', body: { assetId } },
        }))
        return
      case 'ingest.asset-deleted':
        await closeExposure(trx, { kind: 'asset', ref: assetId, now })
        return
    }
  })
}

// A deletion may have come between the announcement and this turn.
async function isReady(trx: Trx, assetId: string): Promise<boolean> {
  const asset = await trx
    .selectFrom('ingest.assetFacts')
    .select('state')
    .where('id', '=', assetId)
    .executeTakeFirst()
  return asset?.state === 'ready'
}
