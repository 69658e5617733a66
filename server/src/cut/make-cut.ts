import type { Chapter, Cue, Shape } from '@stagedoor/core/cut'
import type { Timeline } from '@stagedoor/core/timeline'
import type { Clock } from '../plant/clock/index.ts'
import { newId } from '../plant/db/index.ts'
import { announce } from '../plant/events/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import type { Credit, CutDifference } from '../schema/cut.ts'
import type { Db } from '../schema/index.ts'
import { createGate } from '../wall/index.ts'
import { checkTimeline } from './check-timeline.ts'
import type { MeantFor } from './cut-values.ts'
import { cutChanged } from './events.ts'
import { openCutExposure } from './open-cut-exposure.ts'
import { putVersion } from './queries.ts'

/** A cut as it begins. */
export interface CutOrder {
  productionId: string
  title: string
  shape: Shape
  timeline: Timeline
  meantFor: MeantFor
  by: string
  captions?: readonly Cue[]
  chapters?: readonly Chapter[]
  credits?: readonly Credit[] | null
  /** The cut whose material and marks it begins with. */
  origin?: Origin
}

/** Where a cut came from: a version of another, and in what it differs from that. */
export interface Origin {
  readonly cutId: string
  readonly version: number
  readonly difference: CutDifference
}

/** Makes a cut and puts its first version before the doorkeeper. */
export async function makeCut(
  { db, clock }: { db: Db; clock: Clock },
  order: CutOrder,
): Promise<{ id: string }> {
  const { productionId, title, shape, timeline, meantFor, by, credits = null, origin } = order
  await checkTimeline(db, productionId, timeline)
  return db.transaction().execute(async (trx) => {
    const id = newId()
    const gateId = await createGate(trx, { productionId, audience: 'crew', opensAt: null })
    await trx
      .insertInto('cut.cuts')
      .values({
        id,
        productionId,
        title,
        gateId,
        meantFor: JSON.stringify(meantFor),
        lockedBy: null,
        credits: credits && JSON.stringify(credits),
        cameFrom: origin?.cutId ?? null,
        cameFromVersion: origin?.version ?? null,
        cameBy: origin === undefined ? null : JSON.stringify(origin.difference),
      })
      .execute()
    const first = { shape, timeline, captions: order.captions ?? [], chapters: order.chapters ?? [] }
    await putVersion(trx, { cutId: id, version: 1, ...first, madeBy: by })
    await announce(trx, cutChanged(productionId, id, 1))
    await notifyTopic(trx, productionId, 'cuts')
    await openCutExposure(trx, { productionId, cutId: id, version: 1, timeline, meantFor, now: clock.now() })
    return { id }
  })
}
