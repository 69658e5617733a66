import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Instant } from '@stagedoor/core/time'
import type { DemoAsset, DemoPerson } from '../../../fixtures/saltlight/production.ts'
import {
  assetOfUpload,
  beginUpload,
  changeAsset,
  completeUpload,
  listedAsset,
  type Sender,
} from '../ingest/index.ts'
import type { DemoDeps } from './deps.ts'

const MEDIA = new URL('../../../fixtures/saltlight/media/', import.meta.url)

/** What is known of a demo asset besides its file. */
export interface Footage {
  readonly productionId: string
  readonly asset: DemoAsset
  readonly from: DemoPerson
  readonly shootingDayId: string
  readonly sceneIds: readonly string[]
  readonly at: Instant
}

/** Sends a file of the demo as its contributor would have, at its moment; answers the asset, which is then prepared. */
export async function sendFootage(deps: DemoDeps, footage: Footage): Promise<string> {
  const { productionId, asset, from, shootingDayId, at } = footage
  const then = { ...deps, clock: { now: () => at } }
  const path = fileURLToPath(new URL(asset.file, MEDIA))
  const { size } = await stat(path)
  const id = uploadIdOf(`${productionId} ${asset.key}`)
  const sender: Sender = { kind: 'crew', productionId, userId: DEMO_CREW, name: from.name }
  const told = { filename: asset.file, contributor: from.name, craft: from.craft, shootingDay: shootingDayId }
  const before = await assetOfUpload(deps.db, id)
  if (before !== undefined) return before.id
  // Uploads expire by the present clock.
  if ((await deps.arriving.size(id)) === 0) await beginUpload(deps, { id, sender, sizeBytes: size, told })
  const offset = await deps.arriving.size(id)
  await deps.arriving.append({
    id,
    from: offset,
    until: size,
    bytes: createReadStream(path, { start: offset }),
    interrupted: new AbortController().signal,
  })
  await completeUpload(then, id)
  const arrived = await assetOfUpload(deps.db, id)
  if (arrived === undefined) throw new Error(`${asset.file} did not arrive`)
  return arrived.id
}

/** Waits until an asset is prepared; then it gets its title and its scenes. */
export async function describeWhenReady(
  deps: DemoDeps,
  { assetId, footage, signal }: { assetId: string; footage: Footage; signal: AbortSignal },
): Promise<void> {
  for (;;) {
    signal.throwIfAborted()
    const asset = await listedAsset(deps.db, assetId)
    if (asset?.state === 'ready') break
    if (asset?.state !== 'preparing') throw new Error(`${footage.asset.file} could not be prepared`)
    await delay(200, undefined, { signal })
  }
  const { asset, sceneIds } = footage
  await changeAsset(deps, assetId, { title: asset.title, sceneIds, genre: asset.genre })
}

/** Stands for the demo's crew, none of whom has an account. */
export const DEMO_CREW = '00000000-0000-4000-8000-00005a17119b'

// The same demo file is the same upload at every attempt, so that it can arrive once only.
function uploadIdOf(name: string): string {
  const hex = createHash('sha256').update(`demo ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
