import { Problem } from '@stagedoor/contract/problems'
import { watchedIn, type WatchedWord } from '@stagedoor/core/community'
import { newId } from '../../plant/db/index.ts'
import type { Db, Trx } from '../../schema/index.ts'

/** The watched words of a production. */
export function watchedWordsOf(db: Db, productionId: string): Promise<(WatchedWord & { id: string })[]> {
  return db
    .selectFrom('community.watchedWords')
    .select(['id', 'word', 'about'])
    .where('productionId', '=', productionId)
    .orderBy('word')
    .execute()
}

/** Which watched words of a production a text has. They hold what new writers write, and remove nothing. */
export async function watchedWordsIn(
  db: Db,
  { productionId, text }: { productionId: string; text: string },
): Promise<readonly WatchedWord[]> {
  return watchedIn(text, await watchedWordsOf(db, productionId))
}

/** Watches a word. Throws `name-taken` for one that is watched already. */
export async function watchWord(
  trx: Trx,
  { productionId, word, about }: { productionId: string } & WatchedWord,
): Promise<string> {
  const kept = await trx
    .insertInto('community.watchedWords')
    .values({ id: newId(), productionId, word: word.toLowerCase(), about })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (kept === undefined) throw new Problem('name-taken', { detail: `“${word}” is watched already.` })
  return kept.id
}

/** Watches a word no more. */
export async function unwatchWord(
  trx: Trx,
  { productionId, wordId }: { productionId: string; wordId: string },
): Promise<void> {
  const gone = await trx
    .deleteFrom('community.watchedWords')
    .where('productionId', '=', productionId)
    .where('id', '=', wordId)
    .returning('id')
    .executeTakeFirst()
  if (gone === undefined) throw new Problem('not-found')
}
