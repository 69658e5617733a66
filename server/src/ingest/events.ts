import type { AssetKind } from '@stagedoor/core/ingest'
import type { Announcement } from '../plant/events/index.ts'

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

/** What arrived turned out not to be media; its bytes are gone. */
export function assetRefused({ productionId, assetId }: About): Announcement {
  return { name: 'ingest.asset-refused', productionId, payload: { assetId } }
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
