import { Problem } from '@stagedoor/contract/problems'
import type { Instant } from '@stagedoor/core/time'
import { productionById } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import type { ApprovalTerms } from '../approvals.ts'
import { silenceAfter } from './open-round.ts'

/** Somebody whose word on a cut is asked for: the person, or a delegate of theirs. */
export interface TermsAsked {
  readonly productionId: string
  readonly subjectId: string
  readonly delegateId: string | null
  readonly now: Instant
}

/**
 * What a person's contract says of approving a cut: the window of the newest of their standing rights that counts cuts,
 * or else of any; without a right their own word, no silence, and nothing final. Throws `not-found` for a delegate who is
 * none of theirs, `not-entrusted` for one who may not approve.
 */
export async function approvalTermsFor(
  trx: Trx,
  { productionId, subjectId, delegateId, now }: TermsAsked,
): Promise<ApprovalTerms> {
  if (delegateId !== null) await refuseUnentrusted(trx, { subjectId, delegateId })
  const speaker = delegateId === null ? ('person' as const) : ('delegate' as const)
  const rights = await trx
    .selectFrom('clearance.killRights')
    .selectAll()
    .where('subjectId', '=', subjectId)
    .where('endedAt', 'is', null)
    .orderBy('setAt', 'desc')
    .execute()
  const right = rights.find(({ counted }) => counted === 'cuts') ?? rights[0]
  if (right === undefined) return { speaker, final: false, silenceApprovesAt: null }
  const zone = (await productionById(trx, productionId))?.zone ?? 'UTC'
  return {
    speaker,
    final: right.approvals === 'final',
    silenceApprovesAt: silenceAfter(right, { now, zone }),
  }
}

async function refuseUnentrusted(
  trx: Trx,
  { subjectId, delegateId }: { subjectId: string; delegateId: string },
): Promise<void> {
  const delegate = await trx
    .selectFrom('clearance.delegates')
    .select('may')
    .where('id', '=', delegateId)
    .where('subjectId', '=', subjectId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  if (delegate === undefined) throw new Problem('not-found')
  if (!delegate.may.includes('approve')) throw new Problem('not-entrusted')
}
