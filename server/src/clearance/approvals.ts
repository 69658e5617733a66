import { Problem } from '@stagedoor/contract/problems'
import { cutVersionId } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { newId } from '../plant/db/index.ts'
import type { Trx } from '../schema/index.ts'
import { changeEvidence, type Consequences } from './change-evidence.ts'
import { subjectOf } from './subjects.ts'

interface Word {
  readonly productionId: string
  readonly subjectId: string
  /** The version of the cut as its exposure names it (`leaving.version`). */
  readonly version: string
  readonly now: Instant
}

/** Records that a subject was asked to approve a version of a cut: until they answer, it is held. */
export function askApproval(
  trx: Trx,
  order: Word & { readonly askedBy: string },
): Promise<Consequences<void>> {
  return say(trx, order, { answer: 'asked', by: order.askedBy, note: '' })
}

/**
 * Records what a subject, or their rep, said on a version of a cut; the last word counts, and a refusal after an
 * approval revokes it from now on.
 */
export async function recordApproval(
  trx: Trx,
  order: Word & { readonly answer: 'approved' | 'refused'; readonly by: string; readonly note: string },
): Promise<Consequences<void>> {
  const { answer, by, note } = order
  const isRevoking = answer === 'refused' && (await lastWord(trx, order)) === 'approved'
  return say(trx, order, { answer: isRevoking ? 'revoked' : answer, by, note })
}

interface Said {
  readonly answer: 'asked' | 'approved' | 'refused' | 'revoked'
  readonly by: string
  readonly note: string
}

function say(trx: Trx, { productionId, subjectId, version, now }: Word, { answer, by, note }: Said) {
  return changeEvidence(trx, { productionId, now }, async () => {
    const { kind, name } = await subjectOf(trx, { productionId, subjectId })
    if (kind === 'secret' || kind === 'safety-matter') throw new Problem('wrong-kind-of-subject')
    await trx
      .insertInto('clearance.decisions')
      .values({
        id: newId(),
        productionId,
        kind: 'approval',
        subjectId,
        cutVersion: version,
        answer,
        note,
        saidBy: by,
        saidAt: new Date(now),
      })
      .execute()
    return {
      result: undefined,
      touched: [{ kind: 'approval' as const, version: cutVersionId(version) }],
      entry: {
        kind: `approval-${answer}`,
        body: { subjectId, version },
        personal: { name, by, note },
      },
    }
  })
}

async function lastWord(trx: Trx, { subjectId, version }: Word): Promise<string | undefined> {
  const row = await trx
    .selectFrom('clearance.decisions')
    .select('answer')
    .where('subjectId', '=', subjectId)
    .where('cutVersion', '=', version)
    .orderBy('saidAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.answer
}
