import type { AssetKind } from '@stagedoor/core/ingest'
import type { Announcement } from '../plant/events/index.ts'

/** The names of what this stage announces. */
export const ASSET_ARRIVED = 'ingest.asset-arrived'
export const ASSET_READY = 'ingest.asset-ready'
export const ASSET_REFUSED = 'ingest.asset-refused'
export const ASSET_DELETED = 'ingest.asset-deleted'
export const ASSET_CHANGED = 'ingest.asset-changed'

interface Arrived {
  readonly productionId: string
  readonly assetId: string
  readonly uploadId: string
  readonly kind: AssetKind
  readonly contributorId: string
  readonly shootingDayId: string | null
}

/** An asset arrived whole and is being prepared. */
export function assetArrived({ productionId, ...payload }: Arrived): Announcement {
  return { name: ASSET_ARRIVED, productionId, payload }
}

interface About {
  readonly productionId: string
  readonly assetId: string
}

/** An asset has its clean copy and everything made from it. */
export function assetReady({ productionId, assetId }: About): Announcement {
  return { name: ASSET_READY, productionId, payload: { assetId } }
}

/** What arrived turned out not to be media; its bytes are gone. */
export function assetRefused({ productionId, assetId }: About): Announcement {
  return { name: ASSET_REFUSED, productionId, payload: { assetId } }
}

/** An asset was deleted by its sender or the crew: shut, and its bytes gone. */
export function assetDeleted({ productionId, assetId, by }: About & { by: 'sender' | 'crew' }): Announcement {
  return { name: ASSET_DELETED, productionId, payload: { assetId, by } }
}

/** The crew said something else about an asset; embargoes on scenes reach it by its scenes. */
export function assetChanged({
  productionId,
  assetId,
  scenesChanged,
}: About & { scenesChanged: boolean }): Announcement {
  return { name: ASSET_CHANGED, productionId, payload: { assetId, scenesChanged } }
}
