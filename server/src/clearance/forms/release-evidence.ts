import type { Appearance, Grant, Prohibition, Subject } from '@stagedoor/core/clearance'
import type { Db } from '../../schema/index.ts'
import { appearanceIn, grantIn, subjectIn } from '../evidence-rows.ts'
import { prohibitionIn } from '../recorded-rows.ts'

/** Who and what is in an asset, with every form of theirs. */
export async function releasesOfAsset(
  db: Db,
  assetId: string,
): Promise<{ appearances: readonly Appearance[]; subjects: readonly Subject[]; grants: readonly Grant[] }> {
  const appearances = await db
    .selectFrom('clearance.appearances')
    .selectAll()
    .where('assetId', '=', assetId)
    .execute()
  const ids = [...new Set(appearances.map(({ subjectId }) => subjectId))]
  if (ids.length === 0) return { appearances: [], subjects: [], grants: [] }
  const subjects = await db.selectFrom('clearance.subjects').selectAll().where('id', 'in', ids).execute()
  const forms = await db
    .selectFrom('clearance.releaseForms')
    .selectAll()
    .where('subjectId', 'in', ids)
    .execute()
  return {
    appearances: appearances.map(appearanceIn),
    subjects: subjects.map(subjectIn),
    grants: forms.map(grantIn),
  }
}

/** Every grant and prohibition of a production that stands, and the names of its subjects. */
export async function policyEvidence(
  db: Db,
  productionId: string,
): Promise<{
  grants: readonly Grant[]
  prohibitions: readonly Prohibition[]
  names: ReadonlyMap<string, string>
}> {
  const forms = await db
    .selectFrom('clearance.releaseForms')
    .selectAll()
    .where('productionId', '=', productionId)
    .where('state', '=', 'signed')
    .orderBy('id')
    .execute()
  const prohibitions = await db
    .selectFrom('clearance.prohibitions')
    .selectAll()
    .where('productionId', '=', productionId)
    .where('endedAt', 'is', null)
    .orderBy('id')
    .execute()
  const subjects = await db
    .selectFrom('clearance.subjects')
    .select(['id', 'name'])
    .where('productionId', '=', productionId)
    .execute()
  return {
    grants: forms.map(grantIn),
    prohibitions: prohibitions.map(prohibitionIn),
    names: new Map(subjects.map(({ id, name }) => [id, name])),
  }
}
