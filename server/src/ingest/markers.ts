import { Problem } from '@stagedoor/contract/problems'
import type { MarkerKind } from '@stagedoor/core/ingest'
import type { Instant } from '@stagedoor/core/time'
import type { Clock } from '../plant/clock/index.ts'
import { at } from '../plant/db/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { lockAsset } from './queries.ts'

/** A marker on the time of an asset; a moment begins and ends at the same flick. */
export interface Marker {
  readonly id: string
  readonly kind: MarkerKind
  readonly name: string
  readonly note: string
  readonly fromFlicks: number
  readonly toFlicks: number
  readonly madeBy: string
  readonly madeAt: Instant
}

/** What somebody writes of a marker; its id is the writer's own, so that sending it twice writes it once. */
export type MarkerOrder = Pick<Marker, 'id' | 'kind' | 'name' | 'note' | 'fromFlicks' | 'toFlicks'>

// What an asset can hold before a list of markers is none any more.
const MOST = 2_000

interface Ports {
  readonly db: Db
  readonly clock: Clock
}

/** The markers of an asset, in the order of its time. */
export function markersOf(db: Db, assetId: string): Promise<Marker[]> {
  return db
    .selectFrom('ingest.markers')
    .select(['id', 'kind', 'name', 'note', 'fromFlicks', 'toFlicks', 'madeBy', 'madeAt'])
    .where('assetId', '=', assetId)
    .where('removedAt', 'is', null)
    .orderBy('fromFlicks')
    .orderBy('id')
    .limit(MOST)
    .execute()
}

/**
 * Sets a marker, or writes one anew; one that was removed is there again. Throws `invalid-request` outside of the
 * asset and where it holds too many, and `not-found` where the id is another asset's.
 */
export async function putMarker(
  { db, clock }: Ports,
  { assetId, marker, by }: { assetId: string; marker: MarkerOrder; by: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const asset = await lockAsset(trx, assetId)
    if (asset.state === 'deleted') throw new Problem('not-found')
    if (asset.durationFlicks !== null && marker.toFlicks > asset.durationFlicks)
      throw new Problem('invalid-request', { detail: 'A marker lies within its asset. Nothing was written.' })
    const { productionId } = asset
    const stands = await markerById(trx, marker.id)
    const now = at(clock.now())
    if (stands === undefined) {
      await refuseTooMany(trx, assetId)
      await trx
        .insertInto('ingest.markers')
        .values({ ...marker, productionId, assetId, madeBy: by, madeAt: now })
        .execute()
    } else {
      if (stands.assetId !== assetId) throw new Problem('not-found')
      const { id, ...said } = marker
      await trx
        .updateTable('ingest.markers')
        .set({ ...said, changedBy: by, changedAt: now, removedAt: null })
        .where('id', '=', id)
        .execute()
    }
    await notifyTopic(trx, productionId, 'dailies')
  })
}

/** Takes a marker away; writing it again brings it back. */
export async function removeMarker(
  { db, clock }: Ports,
  { assetId, markerId, by }: { assetId: string; markerId: string; by: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { productionId } = await lockAsset(trx, assetId)
    const now = at(clock.now())
    const removed = await trx
      .updateTable('ingest.markers')
      .set({ removedAt: now, changedBy: by, changedAt: now })
      .where('id', '=', markerId)
      .where('assetId', '=', assetId)
      .where('removedAt', 'is', null)
      .executeTakeFirst()
    if (removed.numUpdatedRows > 0n) await notifyTopic(trx, productionId, 'dailies')
  })
}

/** Forgets what was noted on an asset that is deleted. */
export async function forgetMarkers(trx: Trx, assetId: string): Promise<void> {
  await trx.deleteFrom('ingest.markers').where('assetId', '=', assetId).execute()
}

function markerById(trx: Trx, id: string) {
  return trx.selectFrom('ingest.markers').select('assetId').where('id', '=', id).executeTakeFirst()
}

async function refuseTooMany(trx: Trx, assetId: string): Promise<void> {
  const { count } = await trx
    .selectFrom('ingest.markers')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('assetId', '=', assetId)
    .where('removedAt', 'is', null)
    .executeTakeFirstOrThrow()
  if (Number(count) >= MOST)
    throw new Problem('invalid-request', {
      detail: `An asset holds ${MOST} markers at most. Nothing was written; remove one first.`,
    })
}
