import { standing } from '@stagedoor/core/clearance/kills'
import type { Instant } from '@stagedoor/core/time'
import type { Db } from '../../schema/index.ts'
import { agreementSchema } from '../forms/agreement.ts'
import { loadReview } from './load-review.ts'

/** A person's rights with how each stands, and who may speak for them: what the crew sees of their approvals. */
export async function approvalsOf(db: Db, { subjectId, now }: { subjectId: string; now: Instant }) {
  const rights = await db
    .selectFrom('clearance.killRights')
    .select('id')
    .where('subjectId', '=', subjectId)
    .orderBy('setAt')
    .execute()
  const reviews = []
  for (const { id } of rights) reviews.push(await standingReview(db, { rightId: id, now }))
  const delegates = await db
    .selectFrom('clearance.delegates')
    .selectAll()
    .where('subjectId', '=', subjectId)
    .where('endedAt', 'is', null)
    .orderBy('name')
    .execute()
  return { reviews, delegates }
}

/** A right with its base, its rounds, and whom each round was sent to. */
export async function standingReview(db: Db, { rightId, now }: { rightId: string; now: Instant }) {
  const loaded = await loadReview(db, rightId)
  const roundIds = loaded.rounds.map(({ id }) => id)
  const slips =
    roundIds.length === 0
      ? []
      : await db
          .selectFrom('clearance.roundSlips as s')
          .leftJoin('clearance.delegates as d', 'd.id', 's.delegateId')
          .selectAll('s')
          .select('d.capacity')
          .where('s.roundId', 'in', roundIds)
          .orderBy('s.sentAt')
          .execute()
  return { ...loaded, slips, stands: standing(loaded.review, now) }
}

/** What the newest signed talent agreement of a person gives them a say in; null where they signed none. */
export async function agreedBy(db: Db, subjectId: string) {
  const row = await db
    .selectFrom('clearance.releaseForms')
    .select(['agreement', 'signedAt', 'template'])
    .where('subjectId', '=', subjectId)
    .where('state', '=', 'signed')
    .where('agreement', 'is not', null)
    .orderBy('signedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined || row.signedAt === null) return null
  const { billing, counted, soloPercent, groupPercent, silenceDays, approvals } = agreementSchema.parse(
    row.agreement,
  )
  return {
    billing,
    counted,
    soloPercent: soloPercent ?? 0,
    groupPercent,
    silenceDays,
    approvals,
    signedAt: row.signedAt,
  }
}
