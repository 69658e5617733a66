import { Problem } from '@stagedoor/contract/problems'
import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import { sql } from 'kysely'
import type { Clock } from '../../plant/clock/index.ts'
import type { Db } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { readyAsset, wholeOf } from './appearances.ts'
import { changeEvidence } from '../change-evidence.ts'
import { insertMarks } from './mark-together.ts'

/** The asset taken just before another on the same shooting day, that somebody has marked; undefined where there is none. */
export async function assetBefore(
  db: Db,
  assetId: string,
): Promise<{ id: string; title: string } | undefined> {
  return db
    .selectFrom('ingest.listedAssets as a')
    .innerJoin('ingest.listedAssets as here', 'here.productionId', 'a.productionId')
    .select(['a.id', 'a.title'])
    .where('here.id', '=', assetId)
    .where('a.state', '=', 'ready')
    .where(sql<boolean>`a.shooting_day_id is not distinct from here.shooting_day_id`)
    .where(sql<boolean>`(a.received_at, a.id) < (here.received_at, here.id)`)
    .where((eb) =>
      eb.exists(
        eb.selectFrom('clearance.appearances as m').select('m.id').whereRef('m.assetId', '=', 'a.id'),
      ),
    )
    .orderBy('a.receivedAt', 'desc')
    .orderBy('a.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/**
 * Marks everybody and everything of the asset taken before over the whole of this one, as unsure: present until somebody
 * has looked, and covered by nothing before. Who is marked here already is left alone. Throws `nothing-before`.
 */
export async function markSameAsLast(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, assetId, actor }: { productionId: string; assetId: string; actor: Actor },
): Promise<{ appearanceIds: string[]; fromAssetId: string }> {
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      const before = await assetBefore(trx, assetId)
      if (before === undefined)
        throw new Problem('nothing-before', {
          detail: 'Nothing taken before it on its day is marked. Nothing was copied.',
        })
      const asset = await readyAsset(trx, { productionId, assetId })
      const seen = await trx
        .selectFrom('clearance.appearances as m')
        .select(['m.subjectId', sql<boolean>`bool_or(m.prominence = 'featured')`.as('isFeatured')])
        .select(
          sql<string[]>`array(select distinct unnest(array_agg(array_to_string(m.sides, ','))))`.as('sides'),
        )
        .where('m.assetId', '=', before.id)
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('clearance.appearances as here')
                .select('here.id')
                .where('here.assetId', '=', assetId)
                .whereRef('here.subjectId', '=', 'm.subjectId'),
            ),
          ),
        )
        .groupBy('m.subjectId')
        .orderBy(sql`min(m.from_flicks)`)
        .execute()
      const { from, to } = wholeOf(asset)
      const can = {
        picture: asset.kind !== 'sound',
        sound: asset.kind !== 'still' && asset.kind !== 'document',
      }
      const orders = seen.flatMap(({ subjectId, isFeatured, sides }) => {
        const heard = new Set(sides.flatMap((each) => each.split(',')))
        const both = (['picture', 'sound'] as const).filter((side) => heard.has(side) && can[side])
        const prominence = isFeatured ? ('featured' as const) : ('background' as const)
        const about = { subjectId, fromFlicks: from, toFlicks: to, prominence, boxes: [] }
        return both.length === 0 ? [] : [{ ...about, sides: both, certainty: 'unsure' as const }]
      })
      const appearanceIds = await insertMarks(trx, { productionId, assetId, markedBy: actor.name }, orders)
      return {
        result: { appearanceIds, fromAssetId: before.id },
        touched: [{ kind: 'appearance', assetId: assetIdOf(assetId) }],
        entry: {
          kind: 'marks-copied',
          body: { assetId, fromAssetId: before.id, appearanceIds, by: actor.userId },
          personal: { by: actor.name },
        },
      }
    })
    return result
  })
}
