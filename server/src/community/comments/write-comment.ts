import { Problem } from '@stagedoor/contract/problems'
import { sql } from 'kysely'
import type { Clock } from '../../plant/clock/index.ts'
import { randomId } from '../../plant/db/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { asWriter } from '../../wall/index.ts'
import type { Writer } from '../accounts/writer.ts'
import { pointsSpoilt } from '../questions/spoils.ts'
import { talkPlace } from './place.ts'
import { readComment } from './read-talk.ts'
import { type Outcome, refuseOutcome } from './refuse-outcome.ts'
import type { SeenComment } from './seen-comment.ts'
import { type AskedLabel, weigh } from './weigh.ts'

/** A comment as it was sent. */
export interface CommentSent {
  readonly production: string
  readonly post: string
  readonly words: string
  /** The comment that it answers. */
  readonly answers: string | null
  readonly atFlicks: number | null
  /** Labels of what it may give away. */
  readonly mayGiveAway: readonly string[]
  readonly asItIs: boolean
}

/** What became of it: it is there, or its writer is asked where it belongs. */
export type CommentKept =
  | {
      readonly kind: 'written'
      readonly zone: string
      readonly editWindowS: number
      readonly comment: SeenComment
    }
  | { readonly kind: 'asked'; readonly labels: readonly AskedLabel[] }

/** What writing needs: the house's pool for what no fan reads, the fans' for everything else. */
export interface WritingDeps {
  readonly db: Db
  readonly fan: Db
  readonly clock: Clock
}

/**
 * Writes a comment on a post. Throws `not-found`, `no-such-story-point`, `outside-the-asset`, `words-do-not-fit`,
 * `thread-closed`, `not-wanted-here`, `too-quick`.
 */
export function writeComment(
  { db, fan, clock }: WritingDeps,
  { writer, sent }: { writer: Writer; sent: CommentSent },
): Promise<CommentKept> {
  const { production, post, answers, atFlicks } = sent
  return asWriter(fan, writer.viewerId, async (trx) => {
    const place = await talkPlace(trx, { production, post })
    const { productionId } = place
    if (atFlicks !== null && atFlicks >= place.durationFlicks)
      throw new Problem('outside-the-asset', {
        detail: 'The film is over before that moment. Nothing was sent; choose another, or none.',
      })
    const points = await pointsSpoilt(db, { productionId, spoils: sent.mayGiveAway })
    const gateIds = [place.gateId, ...(answers === null ? [] : await gatesOf(trx, answers))]
    const weighed = await weigh(
      { db, seen: trx },
      {
        writer,
        productionId,
        production,
        typed: sent.words,
        gateIds,
        points,
        asItIs: sent.asItIs,
        now: clock.now(),
      },
    )
    if (weighed.kind === 'ask') return { kind: 'asked', labels: weighed.labels }
    const { words, rendered, rest } = weighed
    const id = randomId()
    const { rows } = await sql<{ outcome: Outcome }>`
      select community.comment(${id}, community.thread_at('post', ${place.postId}), ${answers}, ${points}::uuid[],
        ${atFlicks}, ${words}, ${rendered.html}, ${JSON.stringify(rest)}) as outcome`.execute(trx)
    refuseOutcome(rows[0]?.outcome ?? null)
    const { comment } = await readComment(trx, { production, writing: id, viewer: writer.viewerId })
    return { kind: 'written', zone: place.zone, editWindowS: place.editWindowS, comment }
  })
}

/** The gate that a comment has of its own, where the viewer sees it. */
export async function gatesOf(seen: Trx, writing: string): Promise<string[]> {
  const row = await seen
    .selectFrom('community.writings')
    .select('gateId')
    .where('id', '=', writing)
    .executeTakeFirst()
  return row?.gateId == null ? [] : [row.gateId]
}
