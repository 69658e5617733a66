import { Problem } from '@stagedoor/contract/problems'
import type { Reaction } from '@stagedoor/core/community'
import { sql } from 'kysely'
import { newId } from '../../plant/db/index.ts'
import type { Db } from '../../schema/index.ts'
import { asWriter } from '../../wall/index.ts'
import type { Writer } from '../accounts/writer.ts'
import { refuseBanned } from '../moderation/refuse-banned.ts'
import { pointsSpoilt } from '../questions/spoils.ts'
import { commentPlace, readComment } from './read-talk.ts'
import { type Outcome, refuseOutcome } from './refuse-outcome.ts'
import { weigh } from './weigh.ts'
import { type CommentKept, gatesOf, type WritingDeps } from './write-comment.ts'

/** A comment in its production, as an address names it. */
export interface CommentAt {
  readonly production: string
  readonly writing: string
}

/** What a comment is changed to; it may come to wait for more of the story, never for less. */
export interface CommentChange extends CommentAt {
  readonly words: string
  readonly mayGiveAway: readonly string[]
  readonly asItIs: boolean
}

/** Changes one's own comment within its time. Throws `not-found`, `too-late`, `no-such-story-point`, `words-do-not-fit`. */
export function editComment(
  { db, fan, clock }: WritingDeps,
  { writer, change }: { writer: Writer; change: CommentChange },
): Promise<CommentKept> {
  const { production, writing } = change
  return asWriter(fan, writer.viewerId, async (trx) => {
    const { productionId } = await commentPlace(trx, { production, writing })
    const { comment: before } = await readComment(trx, { production, writing, viewer: writer.viewerId })
    if (!before.isMine) throw new Problem('not-found')
    const thread = await trx
      .selectFrom('community.writings')
      .select('threadGateId')
      .where('id', '=', writing)
      .executeTakeFirst()
    const points = await pointsSpoilt(db, { productionId, spoils: change.mayGiveAway })
    const gateIds = [...(thread === undefined ? [] : [thread.threadGateId]), ...(await gatesOf(trx, writing))]
    const weighed = await weigh(
      { db, seen: trx },
      {
        writer,
        productionId,
        production,
        typed: change.words,
        gateIds,
        points,
        asItIs: change.asItIs,
        now: clock.now(),
      },
    )
    if (weighed.kind === 'ask') return { kind: 'asked', labels: weighed.labels }
    const { words, rendered, rest } = weighed
    const { rows } = await sql<{ outcome: Outcome }>`
      select community.edit_writing(${writing}, ${points}::uuid[], ${words}, ${rendered.html}, ${JSON.stringify(rest)}) as outcome`.execute(
      trx,
    )
    refuseOutcome(rows[0]?.outcome ?? null)
    return { kind: 'written', ...(await readComment(trx, { production, writing, viewer: writer.viewerId })) }
  })
}

/** Takes one's own comment back; no text of it is left. Throws `not-found`. */
export async function deleteComment(
  { fan }: { fan: Db },
  { writer, production, writing }: CommentAt & { writer: Writer },
): Promise<void> {
  await asWriter(fan, writer.viewerId, async (trx) => {
    await commentPlace(trx, { production, writing })
    const { rows } = await sql<{ gone: boolean | null }>`
      select community.delete_writing(${writing}) as gone`.execute(trx)
    if (rows[0]?.gone !== true) throw new Problem('not-found')
  })
}

/** Reacts to a writing of any kind, or takes it back; the counts afterwards. Throws `not-found`, `not-wanted-here`. */
export async function react(
  { fan }: { fan: Db },
  {
    writer,
    production,
    writing,
    kind,
    stays,
  }: CommentAt & { writer: Writer; kind: Reaction; stays: boolean },
): Promise<Readonly<Partial<Record<Reaction, number>>>> {
  return asWriter(fan, writer.viewerId, async (trx) => {
    const { productionId } = await commentPlace(trx, { production, writing, ofAnyKind: true })
    await refuseBanned(trx, productionId)
    const { rows } = await sql<{ outcome: (Outcome & { reactions?: Record<string, number> }) | null }>`
      select community.react(${writing}, ${kind}, ${stays}) as outcome`.execute(trx)
    const outcome = rows[0]?.outcome ?? null
    refuseOutcome(outcome)
    return outcome?.reactions ?? {}
  })
}

/** Tells crew of a writing. The answer is the same whether it is there, hidden or missing. */
export async function reportWriting(
  { fan }: { fan: Db },
  { writer, writing, reason, words }: { writer: Writer; writing: string; reason: string; words: string },
): Promise<void> {
  await asWriter(fan, writer.viewerId, (trx) =>
    sql`select community.report(${newId()}, ${writing}, ${reason}, ${words})`.execute(trx),
  )
}
