import { afterAll } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { engineWhenNeeded } from '../plant/media/index.ts'
import { prepareAsset } from './testing-prepare.ts'
import { openSet, saltlight, sendFromSet, serveIngest, signedIn } from './testing.ts'

/**
 * A set at work, for one test file: *Saltlight* in a database of its own, the media engine, and a door that takes
 * whoever is `asking.as` for signed in, the owner at first. It closes itself after the file's tests.
 */
export async function openDesk({ searchPath }: { searchPath: string | undefined }) {
  const house = await testDatabase()
  const set = await openSet(house)
  await set.openQueues()
  const place = await saltlight(house)
  const media = engineWhenNeeded({ engine: 'auto', ffmpegPath: null, searchPath: searchPath ?? '' })
  const deps = { ...(await set.restarted()), media }
  const asking = { as: signedIn(place.owner) }
  const server = await serveIngest(deps, () => asking.as)
  afterAll(async () => {
    await server.close()
    await set.close()
    await media.close()
  })
  return {
    house,
    set,
    place,
    media,
    deps,
    server,
    asking,
    /** Sends a file from set and makes every step of it. */
    prepared: async (bytes: Buffer, name: string) => {
      const sent = await sendFromSet(deps, { ...place, bytes, name })
      await prepareAsset(deps, sent.assetId)
      return sent
    },
  }
}
