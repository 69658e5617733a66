import type { World } from '@stagedoor/contract/world'
import type { Trx } from '../../schema/index.ts'

/** What the scenes, days and contributors that a world names are called here. */
export async function callSheetOf(
  trx: Trx,
  productionId: string,
  { evidence, assets, questions }: Pick<World, 'evidence' | 'assets' | 'questions'>,
): Promise<World['called']> {
  const { embargoes, crowdNotices, ndas } = evidence
  const named = new Set([
    ...assets.flatMap(({ scenes, dayId }) => [...scenes.map(({ sceneId }) => sceneId), dayId ?? '']),
    ...embargoes.map(({ scope }) =>
      scope.kind === 'scene' ? scope.sceneId : scope.kind === 'day' ? scope.dayId : '',
    ),
    ...crowdNotices.map(({ dayId }) => dayId),
    ...ndas.map(({ contributorId }) => contributorId),
    ...questions.map(({ exposure: { destination } }) => destination.ownerId ?? ''),
  ])
  const scenes = await trx
    .selectFrom('production.numberedScenes')
    .select(['id', 'number', 'title'])
    .where('productionId', '=', productionId)
    .orderBy('id')
    .execute()
  const days = await trx
    .selectFrom('production.numberedDays')
    .select(['id', 'unitName as unit', 'number', 'shotOn as date'])
    .where('productionId', '=', productionId)
    .orderBy('id')
    .execute()
  const contributors = await trx
    .selectFrom('production.namedContributors')
    .select(['id', 'name', 'craft'])
    .where('productionId', '=', productionId)
    .orderBy('id')
    .execute()
  const isNamed = ({ id }: { readonly id: string }) => named.has(id)
  return {
    scenes: scenes.filter(isNamed),
    days: days.filter(isNamed),
    contributors: contributors.filter(isNamed),
  }
}
