import { Problem } from '@stagedoor/contract/problems'
import type { Box, KeyedBox } from '@stagedoor/core/timeline'
import { newId } from '../../plant/db/index.ts'
import type { Jobs } from '../../plant/jobs/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { appearanceOf, orderOfRow, readyAsset } from './appearances.ts'

/** The job that follows a box drawn by hand. */
export const TRACK_BOX = 'clearance.track-box'

interface Tracking {
  readonly productionId: string
  readonly appearanceId: string
  readonly atFlicks: number
  readonly box: Box
  readonly actor: Actor
}

/**
 * Follows a box from the moment it was drawn at: the first time over the whole mark, both ways; a correction from there
 * onwards, as far as the next box drawn by hand. Throws `cannot-be-followed`, `already-followed`, `not-found`.
 */
export async function trackBox(
  { db, jobs }: { db: Db; jobs: Pick<Jobs, 'enqueue'> },
  { productionId, appearanceId, atFlicks, box, actor }: Tracking,
): Promise<{ trackingId: string; workId: string }> {
  return db.transaction().execute(async (trx) => {
    const row = await appearanceOf(trx, { productionId, appearanceId })
    const order = orderOfRow(row)
    const asset = await readyAsset(trx, { productionId, assetId: row.assetId })
    if (asset.kind !== 'video' || !order.sides.includes('picture'))
      throw new Problem('cannot-be-followed', {
        detail: 'Only what is seen in moving footage can be followed. The box was not changed.',
      })
    if (atFlicks < order.fromFlicks || atFlicks > order.toFlicks)
      throw new Problem('cannot-be-followed', {
        detail: 'The box lies outside the stretch of its mark. Nothing was changed.',
      })
    const waiting = await trx
      .selectFrom('clearance.trackings')
      .select('id')
      .where('appearanceId', '=', appearanceId)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    if (waiting) throw new Problem('already-followed')
    const asked = await stretchToFollow(trx, { appearanceId, atFlicks, order })
    const trackingId = newId()
    const { assetId } = row
    const payload = { trackingId }
    const workId = await jobs.enqueue(trx, TRACK_BOX, { productionId, ref: assetId, payload })
    await trx
      .insertInto('clearance.trackings')
      .values({
        id: trackingId,
        productionId,
        assetId,
        appearanceId,
        workId,
        atFlicks,
        box: JSON.stringify(box),
        ...asked,
        keptMark: JSON.stringify(order),
        askedBy: actor.name,
      })
      .execute()
    await notifyTopic(trx, productionId, 'clearance')
    return { trackingId, workId }
  })
}

interface Drawn {
  readonly appearanceId: string
  readonly atFlicks: number
  readonly order: {
    readonly fromFlicks: number
    readonly toFlicks: number
    readonly boxes: readonly KeyedBox[]
  }
}

async function stretchToFollow(
  trx: Trx,
  { appearanceId, atFlicks, order }: Drawn,
): Promise<{ fromFlicks: number; toFlicks: number }> {
  const byHand = await trx
    .selectFrom('clearance.trackings')
    .select('atFlicks')
    .where('appearanceId', '=', appearanceId)
    .where('state', 'in', ['followed', 'lost'])
    .where('atFlicks', '>=', order.fromFlicks)
    .where('atFlicks', '<', order.toFlicks)
    .orderBy('atFlicks')
    .execute()
  if (byHand.length === 0) return { fromFlicks: order.fromFlicks, toFlicks: order.toFlicks }
  const next = byHand.find((other) => other.atFlicks > atFlicks)?.atFlicks ?? order.toFlicks
  const isFirst = byHand.every((other) => other.atFlicks > atFlicks)
  const fromFlicks = isFirst ? order.fromFlicks : atFlicks
  return { fromFlicks, toFlicks: Math.max(next, fromFlicks + 1) }
}
