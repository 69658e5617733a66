import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import { randomId } from '../../plant/db/index.ts'
import type { Db } from '../../schema/index.ts'
import { asWriter } from '../../wall/index.ts'
import type { Writer } from '../accounts/writer.ts'
import { pointsSpoilt } from '../questions/spoils.ts'
import { openTheory } from '../theories/read-theories.ts'
import { readComment } from './read-talk.ts'
import { type Outcome, refuseOutcome } from './refuse-outcome.ts'
import { weigh } from './weigh.ts'
import { type CommentKept, gatesOf, type WritingDeps } from './write-comment.ts'

/** What has talk below it of its own, besides posts. */
export interface ReplyRoot {
  readonly production: string
  readonly kind: 'question' | 'theory'
  readonly id: string
}

/** What somebody says of a question or a theory. */
export interface Reply {
  readonly words: string
  /** Labels of what it may give away beyond what it is said of. */
  readonly mayGiveAway: readonly string[]
  readonly asItIs: boolean
}

/** Where the talk below a question that the viewer sees lies, or below a theory that is open before them. Throws `not-found`. */
export async function openRoot(
  seen: Db,
  { production, kind, id }: ReplyRoot,
): Promise<{ productionId: string; threadId: string; threadGateId: string }> {
  if (kind === 'theory') await openTheory(seen, { production, theoryId: id })
  const row = await seen
    .selectFrom('community.writings as w')
    .innerJoin('production.frontPages as f', 'f.productionId', 'w.productionId')
    .innerJoin('community.threads as t', 't.id', 'w.threadId')
    .select(['w.productionId', 'w.threadId', 't.gateId as threadGateId'])
    .where('w.id', '=', id)
    .where('w.kind', '=', kind)
    .where('w.state', 'in', ['shown', 'held'])
    .where('f.slug', '=', production)
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return row
}

/**
 * Says something of a question or a theory; whoever cannot read that reads nothing of it. Throws `not-found`,
 * `no-such-story-point`, `words-do-not-fit`, `thread-closed`, `not-wanted-here`, `too-quick`.
 */
export function reply(
  { db, fan, clock }: WritingDeps,
  { writer, root, said }: { writer: Writer; root: ReplyRoot; said: Reply },
): Promise<CommentKept> {
  const { production } = root
  return asWriter(fan, writer.viewerId, async (trx) => {
    const { productionId, threadId, threadGateId } = await openRoot(trx, root)
    const points = await pointsSpoilt(db, { productionId, spoils: said.mayGiveAway })
    const weighed = await weigh(
      { db, seen: trx },
      {
        writer,
        productionId,
        production,
        typed: said.words,
        gateIds: [threadGateId, ...(await gatesOf(trx, root.id))],
        points,
        asItIs: said.asItIs,
        now: clock.now(),
      },
    )
    if (weighed.kind === 'ask') return { kind: 'asked', labels: weighed.labels }
    const { words, rendered, rest } = weighed
    const id = randomId()
    const { rows } = await sql<{ outcome: Outcome }>`
      select community.comment(${id}, ${threadId}, ${root.id}, ${points}::uuid[],
        null, ${words}, ${rendered.html}, ${JSON.stringify(rest)}) as outcome`.execute(trx)
    refuseOutcome(rows[0]?.outcome ?? null)
    return {
      kind: 'written',
      ...(await readComment(trx, { production, writing: id, viewer: writer.viewerId })),
    }
  })
}
