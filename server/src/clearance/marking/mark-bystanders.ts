import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import type { Clock } from '../../plant/clock/index.ts'
import { newId } from '../../plant/db/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { readyAsset, wholeOf } from './appearances.ts'
import { changeEvidence } from '../change-evidence.ts'
import { insertMarks } from './mark-together.ts'
import { factsOf } from '../subjects.ts'

interface Crowd {
  readonly productionId: string
  readonly assetId: string
  /** The stretch they are seen in; null for the whole asset. */
  readonly range: { readonly fromFlicks: number; readonly toFlicks: number } | null
  readonly actor: Actor
}

/**
 * Marks everybody nobody can name in an asset in one act: one unidentified subject for the bystanders of its shooting
 * day, in the background of the picture. What a crowd notice of that day and place covers, it covers them in.
 */
export async function markBystanders(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, assetId, range, actor }: Crowd,
): Promise<{ appearanceId: string; subjectId: string }> {
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      const asset = await readyAsset(trx, { productionId, assetId })
      const subjectId = await bystandersOf(trx, { productionId, dayId: asset.shootingDayId })
      const { from, to } = wholeOf(asset)
      const { fromFlicks, toFlicks } = range ?? { fromFlicks: from, toFlicks: to }
      const order = { subjectId, fromFlicks, toFlicks, boxes: [], prominence: 'background' as const }
      const [appearanceId = ''] = await insertMarks(trx, { productionId, assetId, markedBy: actor.name }, [
        { ...order, sides: ['picture'] },
      ])
      return {
        result: { appearanceId, subjectId },
        touched: [{ kind: 'appearance', assetId: assetIdOf(assetId) }],
        entry: {
          kind: 'bystanders-marked',
          body: { appearanceId, assetId, subjectId, by: actor.userId },
          personal: { by: actor.name },
        },
      }
    })
    return result
  })
}

/** The one unidentified subject that stands for the bystanders of a shooting day; made where there is none yet. */
export async function bystandersOf(
  trx: Trx,
  { productionId, dayId }: { productionId: string; dayId: string | null },
): Promise<string> {
  const day =
    dayId === null
      ? undefined
      : await trx
          .selectFrom('production.numberedDays')
          .select(['number', 'unitName'])
          .where('id', '=', dayId)
          .executeTakeFirst()
  const name = day ? `bystanders, ${day.unitName}, day ${day.number}` : 'bystanders'
  const known = await trx
    .selectFrom('clearance.subjects')
    .select('id')
    .where('productionId', '=', productionId)
    .where('kind', '=', 'person')
    .where('name', '=', name)
    .executeTakeFirst()
  if (known) return known.id
  const id = newId()
  const facts = JSON.stringify(factsOf({ kind: 'person', name: null, minor: false }))
  await trx
    .insertInto('clearance.subjects')
    .values({ id, productionId, kind: 'person', name, contact: null, facts })
    .execute()
  return id
}
