import { Problem } from '@stagedoor/contract/problems'
import type { Subject } from '@stagedoor/core/clearance'
import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import type { Clock } from '../plant/clock/index.ts'
import { at } from '../plant/db/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import type { Actor } from './actor.ts'
import { readyAsset } from './marking/appearances.ts'
import { changeEvidence } from './change-evidence.ts'
import { subjectOf } from './subjects.ts'

/** Where an asset was made and whose contribution it is; what is left out stays, null takes it back. */
export interface AssetDescription {
  readonly placeId?: string | null
  readonly contributionId?: string | null
}

/**
 * Says at which location an asset was made, and which contribution it is. Throws `not-found`, `asset-not-ready`, and
 * `wrong-kind-of-subject` for a place that is no location or a contribution that is none.
 */
export async function describeAsset(
  { db, clock }: { db: Db; clock: Clock },
  {
    productionId,
    assetId,
    description,
    actor,
  }: { productionId: string; assetId: string; description: AssetDescription; actor: Actor },
): Promise<void> {
  const now = clock.now()
  await db.transaction().execute((trx) =>
    changeEvidence(trx, { productionId, now }, async () => {
      await readyAsset(trx, { productionId, assetId })
      const { placeId, contributionId } = description
      await refuseKind(trx, { productionId, id: placeId, kind: 'location' })
      await refuseKind(trx, { productionId, id: contributionId, kind: 'contribution' })
      const said = {
        ...(placeId === undefined ? {} : { placeId }),
        ...(contributionId === undefined ? {} : { contributionId }),
        saidBy: actor.name,
        saidAt: at(now),
      }
      await trx
        .insertInto('clearance.assetFacts')
        .values({ assetId, productionId, placeId: null, contributionId: null, ...said })
        .onConflict((conflict) => conflict.column('assetId').doUpdateSet(said))
        .execute()
      return {
        result: undefined,
        touched: [{ kind: 'asset-facts', assetId: assetIdOf(assetId) }],
        entry: {
          kind: 'asset-placed',
          body: { assetId, ...description, by: actor.userId },
          personal: { by: actor.name },
        },
      }
    }),
  )
}

async function refuseKind(
  trx: Trx,
  { productionId, id, kind }: { productionId: string; id: string | null | undefined; kind: Subject['kind'] },
): Promise<void> {
  if (id === null || id === undefined) return
  const subject = await subjectOf(trx, { productionId, subjectId: id })
  if (subject.kind !== kind)
    throw new Problem('wrong-kind-of-subject', {
      detail: `${subject.name} is a ${subject.kind}, not a ${kind}. Nothing was changed.`,
    })
}
