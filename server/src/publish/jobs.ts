import { instant } from '@stagedoor/core/time'
import { z } from 'zod'
import type { Alarms } from '../plant/alarms/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import type { Events } from '../plant/events/index.ts'
import type { Jobs } from '../plant/jobs/index.ts'
import type { Mailing } from '../plant/mail/index.ts'
import type { Db } from '../schema/index.ts'
import { type DeliverDeps, deliverJobs, ringDeparture } from './deliver/index.ts'
import { answerShutExposure } from './answer-shut-exposure.ts'
import { hideAddress } from './hide-address.ts'
import { dropKeyArtOf } from './key-art.ts'
import { ringDeadline } from './keep-evidence.ts'
import { ringOpening } from './open-publication.ts'
import { CHECK_KIT, CHECK_KIT_OPTIONS, LOOK_AT_POST, ringLook } from './kit-check/watch-kit.ts'
import { publicationById } from './queries.ts'
import { type Outside, readBack } from './read-back.ts'
import { READ_BACK } from './recall-cut.ts'
import { observeJobs } from './observe/index.ts'
import { OPENING } from './schedule-publication.ts'
import { MOVING_EVENTS, settleCleared, settleWhatHangs } from './settle-all.ts'
import { settleOpening } from './settle-opening.ts'
import { DEADLINE } from './write-ledger.ts'

const aboutPublication = z.looseObject({ publicationId: z.string() })
const aboutLine = z.looseObject({ lineId: z.string() })
const aboutAsset = z.looseObject({ assetId: z.string() })
const aboutExposure = z.looseObject({ kind: z.string(), ref: z.string() })
const aboutRecall = z.looseObject({ recallId: z.string() })

/** What publish does by itself: it notes openings, follows what clearance shuts, and proves what came back. */
export function publishJobs(
  deps: {
    db: Db
    clock: Clock
    jobs: Jobs
    events: Events
    alarms: Alarms
    outside: Outside
    deliver: DeliverDeps
  } & Mailing,
): void {
  const { clock, jobs, events, alarms, mail = null } = deps
  deliverJobs({ ...deps.deliver, jobs, alarms })
  observeJobs({ ...deps.deliver, events, alarms })
  // A bell has rung, so it is at least its moment, though this process's clock may lag the database's a little.
  alarms.on(OPENING, async (trx, { key, name, payload, moment }) => {
    const { publicationId } = aboutPublication.parse(payload)
    const now = instant(Math.max(clock.now(), moment))
    // What it hangs on may have moved just now, and then this is not its moment.
    await settleOpening(trx, { publicationId, late: 'opens', now })
    const publication = await publicationById(trx, publicationId)
    if (publication?.kind === 'platform')
      return ringDeparture(trx, deps.deliver, { publicationId, productionId: publication.productionId })
    await ringOpening(trx, { alarm: { key, name }, publicationId, now })
    return undefined
  })
  alarms.on(DEADLINE, (trx, { payload, moment }) =>
    ringDeadline(trx, { ...aboutLine.parse(payload), now: instant(Math.max(clock.now(), moment)) }),
  )
  jobs.define(CHECK_KIT, CHECK_KIT_OPTIONS)
  alarms.on(LOOK_AT_POST, (trx, alarm) => ringLook(deps, trx, alarm))
  events.on('publish.shut-exposures', ['clearance.exposure-shut'], (trx, event) =>
    answerShutExposure({ jobs, mail }, trx, { event, now: clock.now() }),
  )
  events.on('publish.addresses', ['clearance.verdict-changed'], (trx, { payload }) =>
    hideAddress(trx, { ...aboutExposure.parse(payload), now: clock.now() }),
  )
  events.on('publish.moved-along', MOVING_EVENTS, (trx, event) =>
    settleWhatHangs(trx, { event, now: clock.now() }),
  )
  events.on('publish.cleared-in-time', ['clearance.verdict-changed'], (trx, { payload }) =>
    settleCleared(trx, { ...aboutExposure.parse(payload), now: clock.now() }),
  )
  events.on('publish.key-art', ['ingest.asset-deleted'], (trx, { productionId, payload }) =>
    dropKeyArtOf(trx, { productionId, ...aboutAsset.parse(payload), now: clock.now() }),
  )
  // Doubling pauses: the last of these tries comes about four minutes after the recall.
  jobs.handle(READ_BACK, { retryLimit: 8, expireInSeconds: 300, concurrency: 2 }, (payload, { signal }) =>
    readBack(deps, { ...aboutRecall.parse(payload), signal }),
  )
}
