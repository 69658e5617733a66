import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { asWriter } from '../../wall/index.ts'

/** Gives a question a viewer's one vote or takes it back: private, and counted with the question. Throws `not-found`. */
export async function voteOnQuestion(
  { fan }: { fan: Db },
  { viewerId, questionId, isWanted }: { viewerId: string; questionId: string; isWanted: boolean },
): Promise<number> {
  return asWriter(fan, viewerId, async (trx) => {
    const { rows } = await sql<{ votes: number | null }>`
      select community.vote(${questionId}, ${isWanted}) as votes`.execute(trx)
    const votes = rows[0]?.votes ?? null
    if (votes === null) throw new Problem('not-found')
    return votes
  })
}
