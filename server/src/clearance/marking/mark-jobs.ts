import { z } from 'zod'
import type { Clock } from '../../plant/clock/index.ts'
import type { Events } from '../../plant/events/index.ts'
import type { Jobs } from '../../plant/jobs/index.ts'
import type { LookingPorts } from './track-frames.ts'
import { FIND_FACES } from './face-search.ts'
import { findFaces } from './face-search-job.ts'
import { FIND_SHOTS, findShots } from './mark-shots.ts'
import { TRACK_BOX } from './track-box.ts'
import { performTracking } from './track-job.ts'

/** What the long work of marking needs. */
export interface MarkingWork extends LookingPorts {
  readonly clock: Clock
  readonly jobs: Jobs
  readonly events: Events
}

const aboutTracking = z.looseObject({ trackingId: z.string() })
const aboutAsset = z.looseObject({ assetId: z.string() })
const tried = { retryLimit: 2, expireInSeconds: 3600, concurrency: 1 } as const
// An hour of footage is looked through in less than an hour and a half on a slow core.
const long = { retryLimit: 2, expireInSeconds: 6 * 3600, concurrency: 1 } as const

/** Registers the long work of marking: following boxes, finding the shots of what has become ready, and faces. */
export function markingJobs(work: MarkingWork): void {
  const { jobs, events } = work
  jobs.handle(TRACK_BOX, tried, (payload, run) =>
    performTracking(work, aboutTracking.parse(payload).trackingId, run),
  )
  jobs.handle(FIND_SHOTS, tried, (payload, run) => findShots(work, aboutAsset.parse(payload).assetId, run))
  jobs.handle(FIND_FACES, long, (payload, run) => findFaces(work, aboutAsset.parse(payload).assetId, run))
  events.on('clearance.faces', ['ingest.asset-deleted'], async (trx, { payload }) => {
    const { assetId } = aboutAsset.parse(payload)
    await trx.deleteFrom('clearance.faceProposals').where('assetId', '=', assetId).execute()
    await trx.deleteFrom('clearance.faceSearches').where('assetId', '=', assetId).execute()
  })
  events.on('clearance.shots', ['ingest.asset-ready'], async (trx, { productionId, payload }) => {
    const { assetId } = aboutAsset.parse(payload)
    const asset = await trx
      .selectFrom('ingest.assetFacts')
      .select(['kind', 'state'])
      .where('id', '=', assetId)
      .executeTakeFirst()
    if (asset?.state !== 'ready' || asset.kind !== 'video') return
    await jobs.enqueue(trx, FIND_SHOTS, { productionId, ref: assetId, payload: { assetId } })
  })
}
