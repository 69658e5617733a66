import { Problem } from '@stagedoor/contract/problems'
import type { EmbargoScope } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import type { Clock } from '../plant/clock/index.ts'
import { newId } from '../plant/db/index.ts'
import { productionById } from '../production/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import type { Actor } from './actor.ts'
import { changeEvidence } from './change-evidence.ts'
import { embargoIn } from './evidence-rows.ts'
import { territoriesNamed } from './territories.ts'

interface Ports {
  readonly db: Db
  readonly clock: Clock
}

/** What is kept back, until when (null: until it is lifted), and where; without a name it goes by what it covers. */
export interface EmbargoOrder {
  readonly scope: EmbargoScope
  readonly until: Instant | null
  readonly territories: readonly string[]
  readonly name: string | null
  readonly reason: string
}

/** Begins an embargo; it reaches what is already out. Throws `not-found` for a scope of elsewhere, `no-such-territory`. */
export async function beginEmbargo(
  { db, clock }: Ports,
  { productionId, embargo, actor }: { productionId: string; embargo: EmbargoOrder; actor: Actor },
): Promise<{ embargoId: string }> {
  const territories = [...territoriesNamed(embargo.territories)]
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      const { scope, until, reason } = embargo
      const scopeName = await nameOfScope(trx, productionId, scope)
      const name = embargo.name ?? scopeName
      const embargoId = newId()
      await trx
        .insertInto('clearance.embargoes')
        .values({
          id: embargoId,
          productionId,
          name,
          scope: scope.kind,
          ref: refOf(scope, productionId),
          until: until === null ? null : new Date(until),
          territories,
          reason,
          begunBy: actor.name,
        })
        .execute()
      const untilAt = until === null ? null : new Date(until).toISOString()
      return {
        result: { embargoId },
        touched: [{ kind: 'embargo', scope }],
        entry: {
          kind: 'embargo-begun',
          body: { embargoId, scope, untilAt, territories, name, by: actor.userId },
          personal: { by: actor.name, reason },
        },
      }
    })
    return result
  })
}

/** Lifts an embargo for good, as the named person who says so. Throws `not-found`, `already-decided`. */
export async function liftEmbargo(
  { db, clock }: Ports,
  { productionId, embargoId, actor }: { productionId: string; embargoId: string; actor: Actor },
): Promise<void> {
  const now = clock.now()
  await db.transaction().execute((trx) =>
    changeEvidence(trx, { productionId, now }, async () => {
      const row = await trx
        .selectFrom('clearance.embargoes')
        .selectAll()
        .where('id', '=', embargoId)
        .where('productionId', '=', productionId)
        .executeTakeFirst()
      if (row === undefined) throw new Problem('not-found')
      const { scope, lift, name } = embargoIn(row)
      if (lift.kind === 'lifted')
        throw new Problem('already-decided', { detail: `${lift.by} lifted it before. Nothing was changed.` })
      await trx
        .updateTable('clearance.embargoes')
        .set({ liftedAt: new Date(now), liftedBy: actor.name })
        .where('id', '=', embargoId)
        .execute()
      return {
        result: undefined,
        touched: [{ kind: 'embargo', scope }],
        entry: {
          kind: 'embargo-lifted',
          body: { embargoId, scope, name, by: actor.userId },
          personal: { by: actor.name },
        },
      }
    }),
  )
}

function refOf(scope: EmbargoScope, productionId: string): string {
  switch (scope.kind) {
    case 'scene':
      return scope.sceneId
    case 'asset':
      return scope.assetId
    case 'day':
      return scope.dayId
    case 'production':
      return productionId
  }
}

async function nameOfScope(trx: Trx, productionId: string, scope: EmbargoScope): Promise<string> {
  const name = await nameIn(trx, productionId, scope)
  if (name !== undefined) return name
  throw new Problem('not-found', {
    detail: `There is no such ${scope.kind} in this production. Nothing was changed.`,
  })
}

async function nameIn(trx: Trx, productionId: string, scope: EmbargoScope): Promise<string | undefined> {
  switch (scope.kind) {
    case 'scene': {
      const scene = await trx
        .selectFrom('production.numberedScenes')
        .select('number')
        .where('id', '=', scope.sceneId)
        .where('productionId', '=', productionId)
        .executeTakeFirst()
      return scene && `Scene ${scene.number}`
    }
    case 'day': {
      const day = await trx
        .selectFrom('production.numberedDays')
        .select(['number', 'unitName'])
        .where('id', '=', scope.dayId)
        .where('productionId', '=', productionId)
        .executeTakeFirst()
      return day && `Shooting day ${day.number}, ${day.unitName}`
    }
    case 'asset': {
      const asset = await trx
        .selectFrom('ingest.assetFacts')
        .select('title')
        .where('id', '=', scope.assetId)
        .where('productionId', '=', productionId)
        .executeTakeFirst()
      return asset?.title
    }
    case 'production':
      return (await productionById(trx, productionId))?.title
  }
}
