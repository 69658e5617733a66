import { secondsToFlicks } from '@stagedoor/core/time'
import { newId } from '../plant/db/index.ts'
import type { Trx } from '../schema/index.ts'
import { createGate } from '../wall/index.ts'

export { triageAssets } from './triage.ts'

/** A piece of footage that somebody of the crew sent. */
export interface ArrivedFootage {
  readonly productionId: string
  readonly title: string
  readonly seconds: number
  readonly sentBy: { readonly userId: string; readonly name: string }
  /** Null for footage of no day. */
  readonly shootingDayId: string | null
  readonly now: number
}

/** Puts a piece of footage where it stands once it has arrived and was prepared, without a file; returns its id. */
export async function arrivedFootage(
  trx: Trx,
  { productionId, title, seconds, sentBy, shootingDayId, now }: ArrivedFootage,
): Promise<string> {
  const [assetId, uploadId] = [newId(), newId()]
  const at = new Date(now)
  const gateId = await createGate(trx, { productionId, audience: 'crew', opensAt: null })
  await trx
    .insertInto('ingest.uploads')
    .values({
      id: uploadId,
      productionId,
      sentBy: sentBy.userId,
      contributorName: sentBy.name,
      fileName: `${title}.mov`,
      sizeBytes: 1,
      state: 'arrived',
      expiresAt: at,
      arrivedAt: at,
    })
    .execute()
  await trx
    .insertInto('ingest.assets')
    .values({
      id: assetId,
      productionId,
      gateId,
      uploadId,
      shootingDayId,
      receivedAt: at,
      kind: 'video',
      title,
      state: 'ready',
      durationFlicks: secondsToFlicks(seconds),
    })
    .execute()
  return assetId
}
