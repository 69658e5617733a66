import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { timeRange } from '@stagedoor/core/time'
import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import { OWN_PAGE } from '../../server/src/clearance/index.ts'
import { until } from '../../e2e/until.ts'
import { makeCut, renderCut } from '../../server/src/cut/index.ts'
import type { House } from '../../server/src/house.ts'
import {
  assetOfUpload,
  beginUpload,
  completeUpload,
  listedAsset,
  type Sender,
} from '../../server/src/ingest/index.ts'
import { startProduction } from '../../server/src/production/index.ts'
import { schedulePublication } from '../../server/src/publish/index.ts'
import { registerWork } from '../../server/src/worker.ts'

const CLIP = fileURLToPath(new URL('../../fixtures/clips/plain.mp4', import.meta.url))

/** A port that was free a moment ago. */
export async function openFreePort(create: typeof createServer): Promise<number> {
  const server = create()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Sends, cuts, renders and publishes a tiny clip through the use cases; answers the path of its page. */
export async function publishTinyPost(house: House): Promise<string> {
  registerWork(house)
  await house.jobs.start({ works: true })
  await house.events.start()
  const actor = { userId: randomUUID(), name: 'Bench' }
  const { id: productionId, slug } = await startProduction(house, {
    title: 'Bench',
    kind: 'film',
    zone: 'UTC',
    ownerId: null,
  })
  const id = randomUUID()
  const { size } = await stat(CLIP)
  const sender: Sender = { kind: 'crew', productionId, ...actor }
  await beginUpload(house, { id, sender, sizeBytes: size, told: { filename: 'plain.mp4', craft: 'Camera' } })
  const interrupted = new AbortController().signal
  await house.arriving.append({ id, from: 0, until: size, bytes: createReadStream(CLIP), interrupted })
  await completeUpload(house, id)
  const { id: assetId } = (await assetOfUpload(house.db, id))!
  const asset = await until(async () => {
    const row = await listedAsset(house.db, assetId)
    return row?.state === 'ready' ? row : null
  })
  const { id: cutId } = await makeCut(house, {
    productionId,
    title: 'A page to weigh',
    shape: '16:9',
    timeline: {
      clips: [{ assetId: assetIdOf(assetId), source: timeRange(0, asset.durationFlicks!) }],
      edits: [],
    },
    meantFor: {
      uses: ['publicity'],
      destination: OWN_PAGE,
      territories: ['WORLD'] as never,
      moment: { kind: 'now' },
    },
    by: actor.name,
  })
  await renderCut(house, cutId)
  await until(async () => {
    const row = await house.db
      .selectFrom('cut.listedCuts')
      .select('renderState')
      .where('id', '=', cutId)
      .executeTakeFirst()
    return row?.renderState === 'rendered' ? row : null
  })
  const copy =
    'A page of the usual length, with a paragraph or two of words about who made what and how. '.repeat(6)
  const publication = {
    productionId,
    cutId,
    rule: { kind: 'at-once' as const },
    title: 'A page to weigh',
    copy,
    slug: null,
    actor,
  }
  const made = await schedulePublication(house, publication)
  await house.events.stop()
  await house.jobs.stop()
  return `/${slug}/${made.slug}`
}
