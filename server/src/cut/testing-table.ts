import type { TestDatabase } from '../plant/db/testing.ts'
import { engineHere } from '../plant/media/testing.ts'
import { prepareAsset } from '../ingest/testing-prepare.ts'
import { openSet, saltlight, sendFromSet } from '../ingest/testing.ts'
import { drawFilm } from '../ingest/testing-footage.ts'

/** What a job is told that nobody stops or watches. */
export const calmly = {
  workId: '',
  tries: 1,
  signal: new AbortController().signal,
  progress: () => undefined,
}

/** A cutting table: a set with an engine, the queues of these jobs, and four seconds of film to cut; `close` it at the end. */
export async function openTable(
  house: TestDatabase,
  { jobs, name, sound }: { jobs: readonly string[]; name: string; sound: boolean },
) {
  const set = await openSet(house)
  for (const job of jobs) set.jobs.define(job, { retryLimit: 3, expireInSeconds: 600, concurrency: 1 })
  await set.openQueues()
  const { productionId, ...day } = await saltlight(house)
  const media = await engineHere()
  const deps = { ...(await set.restarted()), media }
  const laid = async (bytes: Buffer, fileName: string): Promise<string> => {
    const sent = await sendFromSet(deps, { productionId, ...day, bytes, name: fileName })
    await prepareAsset(deps, sent.assetId, calmly)
    return sent.assetId
  }
  const assetId = await laid(await drawFilm(deps, { seconds: 4, sound }), name)
  return {
    deps,
    productionId,
    assetId,
    /** Another film on the table. */
    laid,
    close: async () => {
      await media.close()
      await set.close()
    },
  }
}
