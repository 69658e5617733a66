import { brightnessApart, type GrayFrame, shotStarts } from '@stagedoor/core/clearance/marking'
import { timeRange } from '@stagedoor/core/time'
import type { Clock } from '../../plant/clock/index.ts'
import type { JobContext } from '../../plant/jobs/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import type { Db } from '../../schema/index.ts'
import { type LookingPorts, withFrames } from './track-frames.ts'

/** The job that finds where the shots of an asset begin. */
export const FIND_SHOTS = 'clearance.find-shots'

// Where one shot ends and another begins is seen in a picture of a thumb's size.
const LONG_SIDE = 96

/** Finds the shots of an asset and keeps where they begin; footage without a picture has none. */
export async function findShots(
  ports: LookingPorts & { readonly clock: Clock },
  assetId: string,
  { signal, progress }: Pick<JobContext, 'signal' | 'progress'>,
): Promise<void> {
  const starts = await withFrames(ports, assetId, async (frames, { duration }) => {
    const apart: number[] = []
    const moments: number[] = []
    let before: GrayFrame | null = null
    const whole = { range: timeRange(0, duration), backwards: false, longSide: LONG_SIDE }
    for await (const { at, frame } of frames(whole, signal)) {
      if (before !== null) apart.push(brightnessApart(before, frame))
      moments.push(at)
      before = frame
      progress({ stage: 'finding-shots', done: at, total: duration })
    }
    return [0, ...shotStarts(apart).map((index) => moments[index] ?? 0)]
  })
  if (starts === undefined) return
  const { db, clock } = ports
  await db.transaction().execute(async (trx) => {
    const asset = await trx
      .selectFrom('ingest.assetFacts')
      .select('productionId')
      .where('id', '=', assetId)
      .executeTakeFirst()
    if (asset === undefined) return
    const found = { starts: JSON.stringify(starts), foundAt: new Date(clock.now()) }
    await trx
      .insertInto('clearance.shots')
      .values({ assetId, productionId: asset.productionId, ...found })
      .onConflict((conflict) => conflict.column('assetId').doUpdateSet(found))
      .execute()
    await notifyTopic(trx, asset.productionId, 'clearance')
  })
}

/** Where the shots of an asset begin, in order, the first at 0; null where nobody has looked for them yet. */
export async function shotsOf(db: Db, assetId: string): Promise<readonly number[] | null> {
  const row = await db
    .selectFrom('clearance.shots')
    .select('starts')
    .where('assetId', '=', assetId)
    .executeTakeFirst()
  return row?.starts ?? null
}
