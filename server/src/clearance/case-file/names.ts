import { type Evidence, namesIn } from '@stagedoor/core/clearance'
import type { Trx } from '../../schema/index.ts'

/** What everything that some evidence names by id is called: subjects, points of the story, assets, scenes, days, contributors. */
export async function namesAround(
  trx: Trx,
  { productionId, evidence }: { productionId: string; evidence: readonly Evidence[] },
): Promise<ReadonlyMap<string, string>> {
  const assets = await trx
    .selectFrom('ingest.assetFacts')
    .select(['id', 'title as name'])
    .where('productionId', '=', productionId)
    .execute()
  const scenes = await trx
    .selectFrom('production.numberedScenes')
    .select(['id', 'number', 'title'])
    .where('productionId', '=', productionId)
    .execute()
  const days = await trx
    .selectFrom('production.numberedDays')
    .select(['id', 'number', 'unitName as name'])
    .where('productionId', '=', productionId)
    .execute()
  const contributors = await trx
    .selectFrom('production.namedContributors')
    .select(['id', 'name'])
    .where('productionId', '=', productionId)
    .execute()
  return new Map([
    ...evidence.flatMap((part) => [...namesIn(part)]),
    ...[...assets, ...contributors].map(({ id, name }): [string, string] => [id, name]),
    ...scenes.map(({ id, number, title }): [string, string] => [id, `scene ${number}, ${title}`]),
    ...days.map(({ id, number, name }): [string, string] => [id, `day ${number} of ${name}`]),
  ])
}
