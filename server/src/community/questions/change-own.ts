import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { asWriter } from '../../wall/index.ts'
import { wordsOf } from './words.ts'

/** Says an own answer anew, as long as the badge is held; it shows that it was changed. Throws `not-found`. */
export async function rewriteAnswer(
  { fan }: { fan: Db },
  {
    viewerId,
    production,
    answerId,
    typed,
  }: { viewerId: string; production: string; answerId: string; typed: string },
): Promise<void> {
  const { source, html } = wordsOf(typed, production)
  await asWriter(fan, viewerId, async (trx) => {
    const { rows } = await sql<{ at: unknown }>`
      select community.rewrite_answer(${answerId}, ${source}, ${html}) as at`.execute(trx)
    if (rows[0]?.at == null) throw new Problem('not-found')
  })
}

/** Takes an own question or answer back: nothing of its text is left. Throws `not-found`. */
export async function takeBack(
  { fan }: { fan: Db },
  { viewerId, writingId }: { viewerId: string; writingId: string },
): Promise<void> {
  await asWriter(fan, viewerId, async (trx) => {
    const { rows } = await sql<{ done: boolean }>`select community.take_back(${writingId}) as done`.execute(
      trx,
    )
    if (rows[0]?.done !== true) throw new Problem('not-found')
  })
}
