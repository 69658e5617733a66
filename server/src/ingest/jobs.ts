import { z } from 'zod'
import type { Alarms } from '../plant/alarms/index.ts'
import type { Jobs } from '../plant/jobs/index.ts'
import { releaseBytes } from './bytes.ts'
import type { ArrivalPorts } from './complete-upload.ts'
import { RELEASE_BYTES } from './delete-material.ts'
import type { PreparePorts } from './prepare/ports.ts'
import { settleStep } from './prepare/settle-step.ts'
import { type StepName, STEPS } from './prepare/steps.ts'
import { makeStep } from './prepare-asset.ts'
import { SETTLE_UPLOAD, settleUpload } from './settle-upload.ts'
import { UPLOAD_DUE } from './upload-due.ts'

/** What the work of this stage needs. */
export interface IngestWork extends PreparePorts, ArrivalPorts {
  readonly jobs: Jobs
  readonly alarms: Alarms
}

const about = {
  asset: z.object({ assetId: z.uuid() }),
  upload: z.object({ uploadId: z.uuid() }),
  bytes: z.object({ digests: z.array(z.string()) }),
}

const TRIES_AFTER_THE_FIRST = 3

/** How each job of this stage is tried that the queue hands out; the steps of a preparation are shared among workers. */
export const INGEST_JOBS = {
  [SETTLE_UPLOAD]: { retryLimit: 5, expireInSeconds: 3600, concurrency: 1 },
  [RELEASE_BYTES]: { retryLimit: 5, expireInSeconds: 600, concurrency: 1 },
} as const

/** Registers this stage's jobs and alarms. */
export function ingestJobs(work: IngestWork): void {
  const { jobs, alarms } = work
  for (const [step, job] of Object.entries(STEPS) as [StepName, string][])
    jobs.share(
      job,
      { retryLimit: TRIES_AFTER_THE_FIRST, settled: (trx, ended) => settleStep(trx, jobs, ended) },
      (payload, run) => makeStep(work, { assetId: about.asset.parse(payload).assetId, step }, run),
    )
  jobs.handle(SETTLE_UPLOAD, INGEST_JOBS[SETTLE_UPLOAD], (payload) =>
    settleUpload(work, about.upload.parse(payload).uploadId),
  )
  jobs.handle(RELEASE_BYTES, INGEST_JOBS[RELEASE_BYTES], (payload) =>
    releaseBytes(work, about.bytes.parse(payload).digests),
  )
  alarms.on(UPLOAD_DUE, async (trx, { payload, productionId }) => {
    const { uploadId } = about.upload.parse(payload)
    if (productionId === null) return
    await jobs.enqueue(trx, SETTLE_UPLOAD, { productionId, ref: uploadId, payload: { uploadId } })
  })
}
