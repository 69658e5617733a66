import type { Alarms } from '../plant/alarms/index.ts'
import type { Jobs } from '../plant/jobs/index.ts'
import { z } from 'zod'
import type { ArrivingFiles } from './arriving/arriving-files.ts'
import { UPLOAD_EXPIRES } from './begin-upload.ts'
import { releaseBytes } from './bytes.ts'
import { PREPARE_ASSET } from './complete-upload.ts'
import { markEnded, RELEASE_BYTES, removeEnded } from './delete-material.ts'
import type { PreparePorts } from './prepare/ports.ts'
import { prepareAsset } from './prepare-asset.ts'

/** What the work of this stage needs. */
export interface IngestWork extends PreparePorts {
  readonly jobs: Jobs
  readonly alarms: Alarms
  readonly arriving: ArrivingFiles
}

const about = {
  asset: z.object({ assetId: z.uuid() }),
  upload: z.object({ uploadId: z.uuid() }),
  bytes: z.object({ digests: z.array(z.string()).default([]), uploadId: z.uuid().optional() }),
}

/** How each job of this stage is tried; one preparation at a time leaves the other core to the house. */
export const INGEST_JOBS = {
  [PREPARE_ASSET]: { retryLimit: 3, expireInSeconds: 4 * 3600, concurrency: 1 },
  [RELEASE_BYTES]: { retryLimit: 5, expireInSeconds: 600, concurrency: 1 },
} as const

/** Registers this stage's jobs and alarms. */
export function ingestJobs(work: IngestWork): void {
  const { jobs, alarms } = work
  jobs.handle(PREPARE_ASSET, INGEST_JOBS[PREPARE_ASSET], (payload, run) =>
    prepareAsset(work, about.asset.parse(payload).assetId, run),
  )
  jobs.handle(RELEASE_BYTES, INGEST_JOBS[RELEASE_BYTES], async (payload) => {
    const { digests, uploadId } = about.bytes.parse(payload)
    await releaseBytes(work, digests)
    if (uploadId !== undefined) await removeEnded(work, uploadId)
  })
  alarms.on(UPLOAD_EXPIRES, async (trx, { payload, productionId }) => {
    const { uploadId } = about.upload.parse(payload)
    if ((await markEnded(trx, { id: uploadId, as: 'abandoned' })) && productionId !== null)
      await jobs.enqueue(trx, RELEASE_BYTES, { productionId, ref: uploadId, payload: { uploadId } })
  })
}
