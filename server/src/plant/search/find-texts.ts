import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import type { SnippetPart } from './snippet.ts'

/** Something that was found: its row is still to be read through the viewer's own policy. */
export interface FoundText {
  readonly kind: string
  readonly ref: string
}

/** What is shown of a thing that was found, made of its row after that was read through the wall. */
export interface SearchHit {
  readonly ref: string
  readonly title: string
  /** Where it is, from the production's page on: `/{slug}`, `/questions/{id}`. */
  readonly path: string
  /** Who says or made it, in a few words; null where nobody is named. */
  readonly by: string | null
  readonly snippet: readonly SnippetPart[]
}

/** How a stage shows what was found of its kind: through `fan`, as the viewer; what is not there for them is left out. */
export interface SearchReader {
  readonly kind: string
  readonly read: (fan: Db, found: { refs: readonly string[]; words: string }) => Promise<SearchHit[]>
}

/** What of a production has all these words, best first, of what the viewer of this transaction passes. */
export async function findTexts(
  fan: Db,
  { productionId, words, limit }: { productionId: string; words: string; limit: number },
): Promise<FoundText[]> {
  const { rows } = await sql<FoundText>`
    select kind, ref from wall.find_texts(${productionId}, ${words}, ${limit})`.execute(fan)
  return rows
}
