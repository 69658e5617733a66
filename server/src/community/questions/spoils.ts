import { Problem } from '@stagedoor/contract/problems'
import { maximalOf } from '@stagedoor/core/production'
import { storyLabelsOf, storyOf } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { horizonGate } from '../horizon-gate.ts'

/** The points of the story that words may give away, from the labels that their writer chose. Throws `no-such-story-point`. */
export async function pointsSpoilt(
  db: Db,
  { productionId, spoils }: { productionId: string; spoils: readonly string[] },
): Promise<string[]> {
  if (spoils.length === 0) return []
  const labels = await storyLabelsOf(db, productionId)
  const points = spoils.map((id) => {
    const label = labels.find((one) => one.id === id && one.isOffered)
    if (label === undefined)
      throw new Problem('no-such-story-point', {
        detail: 'The story has changed since this page was opened. Nothing was kept; open it again.',
      })
    return label.pointId
  })
  return [...maximalOf(await storyOf(db, productionId), points)]
}

/** The gate of what crew say to whoever has passed some labels; the page's own for none. Throws `no-such-story-point`. */
export async function gateSpoilt(
  trx: Trx,
  { productionId, spoils }: { productionId: string; spoils: readonly string[] },
): Promise<string> {
  const points = await pointsSpoilt(trx, { productionId, spoils })
  const raised = await horizonGate(trx, { productionId, points })
  if (raised !== null) return raised
  const { gateId } = await trx
    .selectFrom('production.frontPages')
    .select('gateId')
    .where('productionId', '=', productionId)
    .executeTakeFirstOrThrow()
  return gateId
}
