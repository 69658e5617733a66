import { standing } from '@stagedoor/core/clearance/kills'
import type { Instant } from '@stagedoor/core/time'
import type { Db } from '../../schema/index.ts'
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

/** The rights of a production's people with the fields that a signed talent form names, newest form first. */
export async function contractTerms(db: Db, subjectId: string): Promise<Record<string, unknown> | null> {
  const row = await db
    .selectFrom('clearance.releaseForms')
    .selectAll()
    .where('subjectId', '=', subjectId)
    .where('template', '=', 'talent')
    .where('state', '=', 'signed')
    .orderBy('signedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) return null
  const fields = (row as Record<string, unknown>)['fields']
  return typeof fields === 'object' && fields !== null ? { ...fields } : null
}
