import { z } from 'zod'
import type { Alarms } from '../plant/alarms/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import type { Events } from '../plant/events/index.ts'
import type { Jobs } from '../plant/jobs/index.ts'
import type { Db } from '../schema/index.ts'
import {
  type DeliverDeps,
  deliverJobs,
  followCopy,
  hasCopies,
  LET_COPIES_GO,
  letCopiesGo,
} from './deliver/index.ts'
import { answerShutExposure } from './recall/answer-shut-exposure.ts'
import { hideAddress } from './addresses/hide-address.ts'
import { dropKeyArtOf } from './pages/key-art.ts'
import { COMPARE_SAVED, COMPARE_SAVED_OPTIONS } from './kits/check/saved-jobs.ts'
import { CHECK_KIT, CHECK_KIT_OPTIONS, LOOK_AT_POST, ringLook } from './kits/check/watch-kit.ts'
import { type Outside, readBack } from './ledger/read-back.ts'
import { READ_BACK } from './recall/recall-cut.ts'
import { recallJobs } from './recall/recall-jobs.ts'
import type { Reminding } from './ledger/remind-of-line.ts'
import { observeJobs } from './observe/index.ts'
import { openingAlarms } from './calendar/ring-openings.ts'
import { MOVING_EVENTS, settleCleared, settleWhatHangs } from './calendar/settle-all.ts'
import { SHOWN_UNTIL, takeDownShown } from './kits/shown-posts.ts'

const aboutKit = z.looseObject({ kitId: z.string() })
const aboutCopy = z.looseObject({ renditionId: z.string() })
const aboutWhom = z.union([z.object({ cutId: z.string() }), z.object({ publicationId: z.string() })])
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
  } & Reminding,
): void {
  const { clock, jobs, events, alarms, mail = null } = deps
  deliverJobs({ ...deps.deliver, jobs, alarms })
  observeJobs({ ...deps.deliver, events, alarms })
  openingAlarms({ alarms, clock, deliver: deps.deliver })
  recallJobs(deps)
  jobs.define(CHECK_KIT, CHECK_KIT_OPTIONS)
  jobs.define(COMPARE_SAVED, COMPARE_SAVED_OPTIONS)
  alarms.on(SHOWN_UNTIL, (trx, { payload }) => takeDownShown(trx, aboutKit.parse(payload).kitId))
  alarms.on(LOOK_AT_POST, (trx, alarm) => ringLook(deps, trx, alarm))
  events.on('publish.shut-exposures', ['clearance.exposure-shut'], (trx, event) =>
    answerShutExposure({ jobs, mail }, trx, { event, now: clock.now() }),
  )
  events.on('publish.copy-ended', ['cut.rendition-ended'], (trx, { payload }) =>
    followCopy(trx, { jobs }, aboutCopy.parse(payload)),
  )
  jobs.handle(LET_COPIES_GO, { retryLimit: 5, expireInSeconds: 300, concurrency: 1 }, (payload) =>
    letCopiesGo(deps.deliver, aboutWhom.parse(payload)),
  )
  events.on(
    'publish.copies-go',
    ['publish.opened', 'publish.cancelled', 'publish.recalled'],
    async (trx, { productionId, payload }) => {
      const about = aboutWhom.parse(payload)
      if (await hasCopies(trx, about))
        await jobs.enqueue(trx, LET_COPIES_GO, { productionId, ref: null, payload: { ...about } })
    },
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
