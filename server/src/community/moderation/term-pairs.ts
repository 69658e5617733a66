import { Problem } from '@stagedoor/contract/problems'
import {
  type ListedPoint,
  readTermList,
  type TermPair,
  type TermListFlaw,
  watchedIn,
  type WatchedWord,
  writeTermList,
} from '@stagedoor/core/community'
import type { StoryPointId } from '@stagedoor/core/production'
import { newId } from '../../plant/db/index.ts'
import { storyLabelsOf, storyPointsOf } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { pairFinderOf } from '../comments/term-pairs.ts'
import { watchedWordsOf } from './watched-words.ts'

/** The term pairs of a production, by name. */
export async function listTermPairs(db: Db, productionId: string): Promise<TermPair[]> {
  const rows = await db
    .selectFrom('community.termPairs')
    .select(['id', 'pointId', 'name', 'event'])
    .where('productionId', '=', productionId)
    .orderBy('name')
    .orderBy('event')
    .orderBy('id')
    .execute()
  return rows.map(({ pointId, ...pair }) => ({ ...pair, point: pointId as StoryPointId }))
}

/** The points that a list of pairs may mean, under both of their names. */
export async function listedPoints(db: Db, productionId: string): Promise<ListedPoint[]> {
  const points = await storyPointsOf(db, productionId)
  const labels = new Map(
    (await storyLabelsOf(db, productionId)).map(({ pointId, label }) => [pointId, label]),
  )
  return points.map(({ id, name }) => ({ id, name, label: labels.get(id) ?? '' }))
}

/** Takes a list of pairs over, whole or not at all; a pair that is there already stays as it is. */
export async function takeTermList(
  trx: Trx,
  { productionId, text, by }: { productionId: string; text: string; by: string },
): Promise<{ added: number; flaws: readonly TermListFlaw[] }> {
  const { pairs, flaws } = readTermList(text, await listedPoints(trx, productionId))
  if (flaws.length > 0) return { added: 0, flaws }
  return { added: await addTermPairs(trx, { productionId, pairs, by }), flaws }
}

/** The pairs of a production as such a list. */
export async function termListOf(db: Db, productionId: string): Promise<string> {
  return writeTermList(await listTermPairs(db, productionId), await listedPoints(db, productionId))
}

/** Adds pairs that are not there yet; says how many. Throws `no-such-story-point`. */
export async function addTermPairs(
  trx: Trx,
  { productionId, pairs, by }: { productionId: string; pairs: readonly Omit<TermPair, 'id'>[]; by: string },
): Promise<number> {
  const known = new Set((await storyPointsOf(trx, productionId)).map(({ id }) => id))
  if (pairs.some(({ point }) => !known.has(point))) throw new Problem('no-such-story-point')
  const keyOf = ({ name, event, point }: Omit<TermPair, 'id'>) =>
    JSON.stringify([name.toLowerCase(), event.toLowerCase(), point])
  const there = new Set((await listTermPairs(trx, productionId)).map(keyOf))
  const fresh = [...new Map(pairs.map((pair) => [keyOf(pair), pair]))].filter(([key]) => !there.has(key))
  if (fresh.length > 0)
    await trx
      .insertInto('community.termPairs')
      .values(
        fresh.map(([, { name, event, point: pointId }]) => ({
          id: newId(),
          productionId,
          pointId,
          name,
          event,
          madeBy: by,
        })),
      )
      .execute()
  return fresh.length
}

/** Forgets a pair; what it found before stays found. */
export async function dropTermPair(
  trx: Trx,
  { productionId, pairId }: { productionId: string; pairId: string },
): Promise<void> {
  const gone = await trx
    .deleteFrom('community.termPairs')
    .where('productionId', '=', productionId)
    .where('id', '=', pairId)
    .returning('id')
    .executeTakeFirst()
  if (gone === undefined) throw new Problem('not-found')
}

/** What pairs and watched words find in a text that nobody posts. */
export async function tryText(
  db: Db,
  { productionId, text }: { productionId: string; text: string },
): Promise<{
  pairs: readonly { name: string; event: string; label: string }[]
  words: readonly WatchedWord[]
}> {
  const found = (await pairFinderOf(db, productionId))(text)
  const labels = new Map(
    (await storyLabelsOf(db, productionId)).map(({ pointId, label }) => [pointId, label]),
  )
  return {
    pairs: found.map(({ name, event, point }) => ({ name, event, label: labels.get(point) ?? '' })),
    words: watchedIn(text, await watchedWordsOf(db, productionId)),
  }
}
