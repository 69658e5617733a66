import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import type { Narrowing } from './narrowing.ts'

const MOST_WORDS = 6
// A word that so many scenes, people or contributors bear narrows nothing any more.
const MOST_NAMED = 500

/** The words of a search: letters and digits, as cameras and people write them, each once. */
export function searchWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return [...new Set(words)].slice(0, MOST_WORDS)
}

/** Leaves what bears a word in its title, its contributor, a scene it hangs on, or somebody or something marked in it. */
export async function wordNarrowing(
  db: Db,
  { productionId, word }: { productionId: string; word: string },
): Promise<Narrowing> {
  // A word is letters and digits alone: nothing in it means anything to `like` or to a text query.
  const [contributors, scenes, subjects] = await Promise.all([
    named(
      db,
      sql`production.named_contributors`,
      sql`production_id = ${productionId} and name ilike ${`%${word}%`}`,
    ),
    named(
      db,
      sql`production.numbered_scenes`,
      sql`production_id = ${productionId} and (lower(number) = ${word} or title ilike ${`%${word}%`})`,
    ),
    named(db, sql`clearance.subjects`, sql`production_id = ${productionId} and name ilike ${`%${word}%`}`),
  ])
  const query = sql`to_tsquery('simple'::regconfig, ${`${word}:*`})`
  const here = sql`production_id = ${productionId}`
  return {
    among: sql`
      select id from ingest.dailies where ${here} and ingest.title_words(title) @@ ${query}
      union select id from ingest.dailies where ${here} and contributor_id = any(${contributors}::uuid[])
      union select asset_id from ingest.hung_assets where scene_id = any(${scenes}::uuid[])
      union select asset_id from clearance.appearances where subject_id = any(${subjects}::uuid[])`,
    holds: sql<boolean>`(
      ingest.title_words(a.title) @@ ${query}
      or a.contributor_id = any(${contributors}::uuid[])
      or exists (select from ingest.hung_assets h where h.asset_id = a.id and h.scene_id = any(${scenes}::uuid[]))
      or exists (
        select from clearance.appearances m where m.asset_id = a.id and m.subject_id = any(${subjects}::uuid[])))`,
  }
}

async function named(
  db: Db,
  table: ReturnType<typeof sql>,
  where: ReturnType<typeof sql>,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ${table} where ${where} limit ${MOST_NAMED}`.execute(db)
  return rows.map(({ id }) => id)
}
