import { sql } from 'kysely'
import type { Trx } from '../../schema/index.ts'

/** The words of one thing, as search keeps them: which gates lie before it, what it is and where it is read again. */
export interface SearchText {
  /** What it is, such as `post`; its reader goes by the same word. */
  readonly kind: string
  /** The random id by which its row is read again. */
  readonly ref: string
  readonly productionId: string
  readonly gateId: string
  /** A second gate that has to be passed too; null where there is none. */
  readonly raisedGateId: string | null
  /** Weighs more than the text. */
  readonly heading: string
  /** Plain words, no mark-up. */
  readonly text: string
  /** Of equals, the latest comes first. */
  readonly shownAt: Date
}

/**
 * Writes the words of a thing in the transaction that writes the thing; the same kind and ref again replaces them.
 * Definer functions do the same by `plant.put_search_text`.
 */
export async function putSearchText(trx: Trx, words: SearchText): Promise<void> {
  const { kind, ref, productionId, gateId, raisedGateId, heading, text, shownAt } = words
  await sql`
    select plant.put_search_text(${kind}, ${ref}, ${productionId}, ${gateId}, ${raisedGateId}, ${heading}, ${text}, ${shownAt})`.execute(
    trx,
  )
}

/** Forgets the words of a thing that is no more. */
export async function dropSearchText(
  trx: Trx,
  { kind, ref }: Pick<SearchText, 'kind' | 'ref'>,
): Promise<void> {
  await sql`select plant.drop_search_text(${kind}, ${ref})`.execute(trx)
}
