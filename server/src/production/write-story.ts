import type { StoryPoint, StoryPointId } from '@stagedoor/core/production'
import { at } from '../plant/db/index.ts'
import type { Trx } from '../schema/index.ts'
import { labelStory } from './story-labels.ts'
import { type PremiereRow, seasonsOf, storyPointsOf } from './story.ts'

// Every change of the story or of a premiere changes what fans are asked about it, in the same transaction.

/** A point as it is written; a season that is not said stays as it is. */
export interface WrittenPoint extends StoryPoint {
  readonly season?: number | null
}

/** A premiere as it is written. */
export type WrittenPremiere = Omit<PremiereRow, 'createdAt'>

/** What is written of a story, all of it at once. */
export interface StoryWriting {
  readonly productionId: string
  readonly points?: readonly WrittenPoint[]
  readonly premieres?: readonly WrittenPremiere[]
  /** What fans call some of its points. */
  readonly labels?: ReadonlyMap<string, string>
}

/** Writes a point of the story, new or changed; whoever calls has made sure that the order stays one. */
export function putStoryPoint(
  trx: Trx,
  { productionId, ...point }: WrittenPoint & { readonly productionId: string },
): Promise<void> {
  return putStory(trx, { productionId, points: [point] })
}

/** Writes points and premieres, new or changed, each premiere in place of the one of the same unit of the work in the same territory. */
export async function putStory(
  trx: Trx,
  { productionId, points = [], premieres = [], labels = new Map() }: StoryWriting,
): Promise<void> {
  const seasons = await seasonsOf(trx, productionId)
  const moved = points.filter(
    ({ id, season }) => season !== undefined && season !== (seasons.get(id) ?? null),
  )
  for (const point of points) await writePoint(trx, productionId, point)
  for (const premiere of premieres) await writePremiere(trx, premiere)
  await labelStory(trx, productionId, { anew: new Set(moved.map(({ id }) => id)), given: labels })
}

async function writePoint(
  trx: Trx,
  productionId: string,
  { id, name, after, publicAt, season }: WrittenPoint,
): Promise<void> {
  const told = {
    name,
    after: [...after],
    publicAt: publicAt === null ? null : at(publicAt),
    ...(season === undefined ? {} : { season }),
  }
  await trx
    .insertInto('production.storyPoints')
    .values({ id, productionId, ...told })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(told))
    .execute()
}

/** Takes a point out of the story; what lay after it lies after what it lay after. */
export async function dropStoryPoint(
  trx: Trx,
  { productionId, id }: { productionId: string; id: string },
): Promise<void> {
  const points = await storyPointsOf(trx, productionId)
  const before = points.find((point) => point.id === id)?.after ?? []
  for (const point of points.filter(({ after }) => after.includes(id as StoryPointId))) {
    const after = [...new Set([...point.after.filter((other) => other !== id), ...before])]
    await putStoryPoint(trx, { productionId, ...point, after })
  }
  await trx.deleteFrom('production.storyPoints').where('id', '=', id).execute()
  await labelStory(trx, productionId)
}

/** Writes a premiere, in place of the one of the same unit of the work in the same territory. */
export async function putPremiere(trx: Trx, premiere: WrittenPremiere): Promise<string> {
  const id = await writePremiere(trx, premiere)
  await labelStory(trx, premiere.productionId)
  return id
}

async function writePremiere(trx: Trx, { at: moment, ...premiere }: WrittenPremiere): Promise<string> {
  const told = { ...premiere, at: at(moment) }
  const { id } = await trx
    .insertInto('production.premieres')
    .values(told)
    .onConflict((conflict) =>
      conflict.columns(['productionId', 'pointId', 'territory']).doUpdateSet({
        localDate: told.localDate,
        localTime: told.localTime,
        zone: told.zone,
        at: told.at,
      }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Takes a premiere back; null where there was none. */
export async function dropPremiere(
  trx: Trx,
  { productionId, id }: { productionId: string; id: string },
): Promise<PremiereRow | null> {
  const row = await trx
    .deleteFrom('production.premieres')
    .where('id', '=', id)
    .where('productionId', '=', productionId)
    .returningAll()
    .executeTakeFirst()
  await labelStory(trx, productionId)
  return row ?? null
}
