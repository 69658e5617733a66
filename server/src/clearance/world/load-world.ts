import type { Evidence } from '@stagedoor/core/clearance'
import type { Story } from '@stagedoor/core/production'
import type { Selectable } from 'kysely'
import { flicks, type Instant } from '@stagedoor/core/time'
import type { World, WorldAsset } from '@stagedoor/contract/world'
import { callSheetOf } from './call-sheet-of.ts'
import { storyOf } from '../../production/index.ts'
import type { Database, Trx } from '../../schema/index.ts'
import { seeVersion } from '../clearance-lock.ts'
import { appearanceIn, assetFactsIn, decisionIn, embargoIn, grantIn, subjectIn } from '../evidence-rows.ts'
import { exposureAt } from '../exposure-order.ts'
import { exposuresById } from '../queries.ts'
import { heldUnseen } from '../held-unseen.ts'
import { crowdNoticeIn, holdbackIn, killIn, ndaIn, prohibitionIn, releaseIn } from '../recorded-rows.ts'

/** Whose world is asked for, and as of when. */
export interface WorldOrder {
  readonly productionId: string
  readonly title: string
  readonly zone: string
  readonly now: Instant
}

/** The whole world of a production: all of its evidence, its assets, and every exposure that is open. */
export async function loadWorld(trx: Trx, { productionId, title, zone, now }: WorldOrder): Promise<World> {
  const assets = await worldAssets(trx, productionId)
  const evidence = await wholeEvidence(trx, productionId, assets)
  const open = await trx
    .selectFrom('clearance.exposures')
    .select('id')
    .where('productionId', '=', productionId)
    .where('closedAt', 'is', null)
    .orderBy('id')
    .execute()
  const rows = await exposuresById(
    trx,
    open.map(({ id }) => id),
    { lock: false },
  )
  const questions = rows.map((row) => ({ id: row.id, exposure: exposureAt(row.order, now), isWhole: false }))
  const called = await callSheetOf(trx, productionId, { evidence, assets, questions })
  return { name: title, zone, now, evidence, assets, questions, called }
}

async function wholeEvidence(
  trx: Trx,
  productionId: string,
  assets: readonly WorldAsset[],
): Promise<Evidence> {
  const { version, settings: settled } = await seeVersion(trx, productionId)
  const { holdUnseen, ...settings } = settled
  const assetIds = assets.map(({ assetId }) => assetId)
  const unseen = holdUnseen ? await heldUnseen(trx, assetIds) : []
  const all = <Name extends OfProduction>(table: Name) => rowsOf(trx, table, productionId)
  const standing = <Row extends { endedAt: unknown }>(rows: readonly Row[]) =>
    rows.filter(({ endedAt }) => endedAt === null)
  return {
    version,
    settings,
    assets: assets.map(({ title: _title, length: _length, ...facts }) => facts),
    subjects: (await all('clearance.subjects')).map(subjectIn),
    appearances: (await all('clearance.appearances')).map(appearanceIn),
    grants: (await all('clearance.releaseForms')).map(grantIn),
    prohibitions: standing(await all('clearance.prohibitions')).map(prohibitionIn),
    embargoes: [...(await all('clearance.embargoes')).map(embargoIn), ...unseen],
    holdbacks: standing(await all('clearance.holdbacks')).map(holdbackIn),
    releases: (
      await trx
        .selectFrom('clearance.releases')
        .selectAll()
        .where('productionId', '=', productionId)
        .orderBy('at')
        .orderBy('cutId')
        .orderBy('platform')
        .orderBy('account')
        .orderBy('ref')
        .execute()
    ).map(releaseIn),
    ndas: standing(await all('clearance.ndas')).map(ndaIn),
    crowdNotices: standing(await all('clearance.crowdNotices')).map(crowdNoticeIn),
    decisions: (await all('clearance.decisions')).map(decisionIn),
    kills: (await all('clearance.kills')).map(killIn),
    story: await storyInOrder(trx, productionId),
  }
}

// Told in one order, whenever its parts were written.
async function storyInOrder(trx: Trx, productionId: string): Promise<Story> {
  const { points, premieres } = await storyOf(trx, productionId)
  const inOrder = (a: string, b: string) => (a < b ? -1 : 1)
  return {
    points: points.toSorted((a, b) => inOrder(a.id, b.id)),
    premieres: premieres.toSorted((a, b) =>
      inOrder(`${a.of ?? ''} ${a.territory}`, `${b.of ?? ''} ${b.territory}`),
    ),
  }
}

async function worldAssets(trx: Trx, productionId: string): Promise<WorldAsset[]> {
  const rows = await trx
    .selectFrom('ingest.assetFacts as a')
    .leftJoin('clearance.assetFacts as said', 'said.assetId', 'a.id')
    .selectAll('a')
    .select(['said.placeId', 'said.contributionId'])
    .where('a.productionId', '=', productionId)
    .where('a.state', '!=', 'deleted')
    .orderBy('a.id')
    .execute()
  return rows.map((row) => ({
    ...assetFactsIn(row),
    title: row.title,
    length: row.durationFlicks === null ? null : flicks(row.durationFlicks),
  }))
}

type OfProduction =
  | 'clearance.subjects'
  | 'clearance.appearances'
  | 'clearance.releaseForms'
  | 'clearance.prohibitions'
  | 'clearance.embargoes'
  | 'clearance.holdbacks'
  | 'clearance.ndas'
  | 'clearance.crowdNotices'
  | 'clearance.decisions'
  | 'clearance.kills'

type RowOf<Name extends OfProduction> = Selectable<Database[Name]>

async function rowsOf<Name extends OfProduction>(
  trx: Trx,
  table: Name,
  productionId: string,
): Promise<RowOf<Name>[]> {
  const rows = await trx
    .selectFrom(table as 'clearance.subjects')
    .selectAll()
    .where('productionId', '=', productionId)
    .orderBy('id')
    .execute()
  return rows as unknown as RowOf<Name>[]
}
