import { sql } from 'kysely'
import { randomId } from '../../plant/db/index.ts'
import { asWriter } from '../../wall/index.ts'
import type { Writer } from '../accounts/writer.ts'
import { readComment } from '../comments/read-talk.ts'
import { type Outcome, refuseOutcome } from '../comments/refuse-outcome.ts'
import { weigh } from '../comments/weigh.ts'
import { type CommentKept, gatesOf, type WritingDeps } from '../comments/write-comment.ts'
import { pointsSpoilt } from '../questions/spoils.ts'
import { openTheory } from './read-theories.ts'

/** What somebody says of a theory. */
export interface TheoryAnswer {
  readonly production: string
  readonly theoryId: string
  readonly words: string
  /** Labels of what it may give away beyond the theory's own point. */
  readonly mayGiveAway: readonly string[]
  readonly asItIs: boolean
}

/**
 * Says something of a theory that is open before them; whoever cannot read the theory reads nothing of it. Throws
 * `not-found`, `no-such-story-point`, `words-do-not-fit`, `thread-closed`, `not-wanted-here`, `too-quick`.
 */
export function answerTheory(
  { db, fan, clock }: WritingDeps,
  { writer, said }: { writer: Writer; said: TheoryAnswer },
): Promise<CommentKept> {
  const { production, theoryId } = said
  return asWriter(fan, writer.viewerId, async (trx) => {
    const productionId = await openTheory(trx, { production, theoryId })
    const points = await pointsSpoilt(db, { productionId, spoils: said.mayGiveAway })
    const weighed = await weigh(
      { db, seen: trx },
      {
        writer,
        productionId,
        production,
        typed: said.words,
        gateIds: await gatesOf(trx, theoryId),
        points,
        asItIs: said.asItIs,
        now: clock.now(),
      },
    )
    if (weighed.kind === 'ask') return { kind: 'asked', labels: weighed.labels }
    const { words, rendered, rest } = weighed
    const id = randomId()
    const { rows } = await sql<{ outcome: Outcome }>`
      select community.comment(${id}, community.thread_at('theories', ${productionId}), ${theoryId}, ${points}::uuid[],
        null, ${words}, ${rendered.html}, ${JSON.stringify(rest)}) as outcome`.execute(trx)
    refuseOutcome(rows[0]?.outcome ?? null)
    return {
      kind: 'written',
      ...(await readComment(trx, { production, writing: id, viewer: writer.viewerId })),
    }
  })
}
