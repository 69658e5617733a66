import { randomUUID } from 'node:crypto'
import { benchUpload } from '../../server/src/ingest/upload.bench.ts'
import { INGEST_JOBS } from '../../server/src/ingest/jobs.ts'
import { inBenchHouse } from './bench-house.ts'
import type { Bench } from './figure.ts'

/** Resumable upload of 1 GiB, from its creation to its asset. */
export const upload: Bench = {
  name: 'upload',
  against: 'the same bytes streamed to the same disk and hashed on bare node:http',
  run: () =>
    inBenchHouse(async (house, dataDir) => {
      for (const [job, options] of Object.entries(INGEST_JOBS)) house.jobs.define(job, options)
      await house.jobs.start({ works: false })
      const figure = await benchUpload(house, { userId: randomUUID(), dataDir })
      await house.jobs.stop()
      return [figure]
    }),
}
