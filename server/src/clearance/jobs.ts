import { instant } from '@stagedoor/core/time'
import { z } from 'zod'
import type { Alarms } from '../plant/alarms/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import type { Events } from '../plant/events/index.ts'
import type { Mailing } from '../plant/mail/index.ts'
import type { Trx } from '../schema/index.ts'
import { openAssetExposure } from './asset-exposure.ts'
import { roundAlarms } from './kills/index.ts'
import { WATCH } from './judge-under-lock.ts'
import { MAJORITY, ringMajority } from './majority.ts'
import { closeExposure } from './open-exposure.ts'
import { exposureFor } from './queries.ts'
import { EXPIRY, ringExpiry } from './forms/remind-of-expiry.ts'
import { ringWatch } from './ring-watch.ts'

const aboutAsset = z.looseObject({ assetId: z.string() })
const aboutForm = z.object({ releaseFormId: z.string(), days: z.number() })
const aboutExposure = z.looseObject({ exposureId: z.string() })

/** What clearance does by itself: it listens to ingest, and watches over every verdict that time alone would change. */
export function clearanceJobs({
  events,
  alarms,
  clock,
  mail = null,
}: {
  events: Events
  alarms: Alarms
  clock: Clock
} & Mailing): void {
  listenToIngest({ events, clock })
  roundAlarms({ alarms, clock, mail })
  alarms.on(MAJORITY, ringMajority)
  alarms.on(EXPIRY, (trx, { payload }) => ringExpiry(trx, aboutForm.parse(payload)))
  // The server's clock may lag the database's by a little; the bell has rung, so it is at least that moment.
  alarms.on(WATCH, (trx, alarm) => {
    const { exposureId } = aboutExposure.parse(alarm.payload)
    return ringWatch(trx, { exposureId, alarm, now: instant(Math.max(clock.now(), alarm.moment)) })
  })
}

// What it made ready is judged, what it deleted is let go.
function listenToIngest({ events, clock }: { events: Events; clock: Clock }): void {
  const names = ['ingest.asset-ready', 'ingest.asset-deleted']
  events.on('clearance.assets', names, async (trx, { name, productionId, payload }) => {
    const { assetId } = aboutAsset.parse(payload)
    const now = clock.now()
    const known = await exposureFor(trx, { kind: 'asset', ref: assetId })
    switch (name) {
      case 'ingest.asset-ready':
        if (known === undefined && (await isReady(trx, assetId)))
          await openAssetExposure(trx, { productionId, assetId, question: {}, now })
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
