import { Problem } from '@stagedoor/contract/problems'
import { answerStage, checkAnswer, type CopyPlatform, leavesRoomForAnswer } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { holdToRelease } from '../../clearance/index.ts'
import { capabilitiesOf } from '../../connectors/index.ts'
import { renderedCut } from '../../cut/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { at, newId } from '../../plant/db/index.ts'
import { productionById, refuseWhileSealed } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { createGate } from '../../wall/index.ts'
import { carryOnAt, deliveryOf, putDelivery } from '../deliver/index.ts'
import { accountAt } from '../destinations.ts'
import { askDoorkeeper } from '../leaving.ts'
import { lockPublication, type PublicationRow } from '../queries.ts'
import { putPublication } from '../opening/put-publication.ts'
import { refuseUncleared } from '../opening/refuse-unready.ts'
import { connectedAccount } from '../compose/schedule-post.ts'
import { type Actor, waitForOpening } from '../opening/schedule-publication.ts'
import { stateIn } from '../states.ts'

/** Whose comment is answered, and with what words. */
export interface AnswerOrder {
  readonly replyId: string
  readonly text: string
  readonly actor: Actor
}

// Before these positions stand the parts of the thread itself.
const FIRST_ANSWER = 1_000

/**
 * Answers somebody's comment as the account, at once: a part of the post like its first comment, with a call of its own
 * that is written down before it is made, made once, and called back with the post. Throws `not-found`, `not-answerable`,
 * `already-answered`, `words-do-not-fit`, `not-cleared`, `account-not-connected`.
 */
export async function answerReply(
  { db, clock }: { db: Db; clock: Clock },
  { replyId, text, actor }: AnswerOrder,
): Promise<{ publicationId: string }> {
  return db.transaction().execute(async (trx) => {
    await refuseWhileSealed(trx)
    const now = clock.now()
    const reply = await lockReply(trx, replyId)
    const root = await lockPublication(trx, reply.publicationId)
    const delivery = await deliveryOf(trx, reply.publicationId)
    if (root === undefined || delivery === undefined) throw new Problem('not-found')
    const { productionId, cutId } = root
    const account = await connectedAccount(trx, { productionId, accountId: delivery.accountId })
    refuseUnanswerable({ root, reply, connector: delivery.connector })
    await refuseSecond(trx, replyId)
    const issues = checkAnswer(delivery.connector, text)
    if (issues.length > 0) throw new Problem('words-do-not-fit', { issues })

    const cut = await renderedCut(trx, { cutId })
    const publicationId = newId()
    const place = accountAt(account.connector as CopyPlatform, account)
    const gateId = await createGate(trx, { productionId, audience: 'slip', opensAt: now })
    await holdToRelease(trx, productionId)
    const leaving = { cut, kind: 'publication' as const, publicationId, gateId, place, opensAt: now, now }
    const { exposureId, verdict } = await askDoorkeeper(trx, leaving)
    const zone = (await productionById(trx, productionId))?.zone ?? 'UTC'
    refuseUncleared(verdict, { zone, now })
    await putAnswer(trx, { root, cut, publicationId, gateId, exposureId, text, actor, now })
    const { plan, accountId } = delivery
    const own = { ...plan, title: '', copy: text, parts: [], firstComment: null, cover: null, captions: [] }
    await putDelivery(trx, {
      publicationId,
      accountId,
      plan: { ...own, disclosures: [] },
      aheadMs: 0,
      placeFrom: now,
      part: {
        of: root.id,
        position: await nextPosition(trx, root.id),
        kind: 'answer',
        answers: replyId,
      },
      renditionId: null,
    })
    await waitForOpening(trx, { productionId, publicationId, opensAt: now })
    await carryOnAt(trx, { productionId, publicationId, moment: now })
    await noteDealtWith(trx, { replyId, by: actor, now })
    await appendToChain(trx, {
      productionId,
      kind: 'reply-answered',
      body: { replyId, publicationId, under: root.id, platform: delivery.connector, by: actor.userId },
      personal: { by: actor.name, text, author: reply.author },
    })
    return { publicationId }
  })
}

async function lockReply(trx: Trx, replyId: string) {
  const reply = await trx
    .selectFrom('publish.replies')
    .select(['publicationId', 'author', 'state', 'more'])
    .where('id', '=', replyId)
    .forUpdate()
    .executeTakeFirst()
  if (reply === undefined) throw new Problem('not-found')
  return reply
}

function refuseUnanswerable({
  root,
  reply,
  connector,
}: {
  root: PublicationRow
  reply: Awaited<ReturnType<typeof lockReply>>
  connector: Parameters<typeof capabilitiesOf>[0]
}): void {
  const refuse = (why: string): never => {
    throw new Problem('not-answerable', { detail: `${why} Nothing was sent; you can answer it there.` })
  }
  if (capabilitiesOf(connector).answers === 'none')
    refuse('This platform lets no application answer a comment.')
  if (root.state.kind !== 'live') refuse('The post that it stands under is not out any more.')
  if (reply.state === 'deleted') refuse('Its writer took the comment back.')
  // What came before the house could answer was kept without what an answer has to name.
  if (connector === 'bluesky' && reply.more?.['cid'] === undefined)
    refuse('This comment was read without what its platform needs to have it answered.')
}

async function refuseSecond(trx: Trx, replyId: string): Promise<void> {
  const answers = await trx
    .selectFrom('publish.deliveries as d')
    .innerJoin('publish.publications as p', 'p.id', 'd.publicationId')
    .select('p.state')
    .where('d.answers', '=', replyId)
    .execute()
  if (answers.some(({ state }) => !leavesRoomForAnswer(answerStage(stateIn(state)))))
    throw new Problem('already-answered', {
      detail: 'An answer to this comment is out, or on its way. Nothing was sent a second time.',
    })
}

async function nextPosition(trx: Trx, partOf: string): Promise<number> {
  const { last } = await trx
    .selectFrom('publish.deliveries')
    .select(({ fn }) => fn.max('partPosition').as('last'))
    .where('partOf', '=', partOf)
    .executeTakeFirstOrThrow()
  return Math.max(FIRST_ANSWER, Number(last ?? 0) + 1)
}

async function putAnswer(
  trx: Trx,
  {
    root,
    cut,
    publicationId,
    gateId,
    exposureId,
    text,
    actor,
    now,
  }: {
    root: PublicationRow
    cut: Awaited<ReturnType<typeof renderedCut>>
    publicationId: string
    gateId: string
    exposureId: string
    text: string
    actor: Actor
    now: Instant
  },
): Promise<void> {
  const { destinationId } = await trx
    .selectFrom('publish.publications')
    .select('destinationId')
    .where('id', '=', root.id)
    .executeTakeFirstOrThrow()
  const under = { destinationId, besideId: null, gateId, exposureId }
  const said = { title: root.title, copy: text, slug: null, opensAt: now, rule: null, madeBy: actor.name }
  const { productionId } = root
  await putPublication(trx, { id: publicationId, productionId, cut, ...under, ...said, now })
}

// Who answers has read it and is done with it, until its writer says more.
async function noteDealtWith(
  trx: Trx,
  { replyId, by, now }: { replyId: string; by: Actor; now: Instant },
): Promise<void> {
  await trx
    .updateTable('publish.replies')
    .set({
      readAt: sql<Instant>`coalesce(read_at, ${at(now)})`,
      readBy: sql<string>`coalesce(read_by, ${by.name})`,
      takenBy: by.name,
      takenById: by.userId,
      doneAt: at(now),
      doneBy: by.name,
    })
    .where('id', '=', replyId)
    .execute()
}
