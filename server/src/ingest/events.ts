import type { AssetKind } from '@stagedoor/core/ingest'
import type { Announcement } from '../plant/events/index.ts'

interface Arrived {
  readonly productionId: string
  readonly assetId: string
  readonly uploadId: string
  /** Null where nothing is known of its content. */
  readonly kind: AssetKind | null
  readonly contributorId: string
  readonly shootingDayId: string | null
}

/** An asset arrived whole, and is being prepared unless it cannot be read. */
export function assetArrived({ productionId, ...payload }: Arrived): Announcement {
  return { name: 'ingest.asset-arrived', productionId, payload }
}

interface About {
  readonly productionId: string
  readonly assetId: string
}

/** An asset has its clean copy and everything made from it. */
export function assetReady({ productionId, assetId }: About): Announcement {
  return { name: 'ingest.asset-ready', productionId, payload: { assetId } }
}

/** Nothing of an asset can be shown; its original is kept sealed. */
export function assetUnreadable({ productionId, assetId }: About): Announcement {
  return { name: 'ingest.asset-unreadable', productionId, payload: { assetId } }
}

/** An asset was deleted by its sender or the crew: shut, and its bytes gone. */
export function assetDeleted({ productionId, assetId, by }: About & { by: 'sender' | 'crew' }): Announcement {
  return { name: 'ingest.asset-deleted', productionId, payload: { assetId, by } }
}

/** The crew said something else about an asset; embargoes on scenes reach it by its scenes. */
export function assetChanged({
  productionId,
  assetId,
  scenesChanged,
}: About & { scenesChanged: boolean }): Announcement {
  return { name: 'ingest.asset-changed', productionId, payload: { assetId, scenesChanged } }
}
