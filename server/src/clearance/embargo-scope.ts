import { Problem } from '@stagedoor/contract/problems'
import type { EmbargoScope } from '@stagedoor/core/clearance'
import { productionById } from '../production/index.ts'
import type { Trx } from '../schema/index.ts'

/** What an embargo's row keeps of what it covers. */
export function refOf(scope: EmbargoScope, productionId: string): string {
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

/** What an embargo covers, in words; throws `not-found` for a scene, day or asset of elsewhere. */
export async function nameOfScope(trx: Trx, productionId: string, scope: EmbargoScope): Promise<string> {
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
