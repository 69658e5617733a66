import { Problem } from '@stagedoor/contract/problems'
import type { Instant } from '@stagedoor/core/time'
import type { Clock } from '../../plant/clock/index.ts'
import { newId } from '../../plant/db/index.ts'
import type { Db } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { changeEvidence } from '../change-evidence.ts'
import { composeForm, type ReleaseOrder } from './compose-form.ts'
import { enterSignedForm } from './enter-signed-form.ts'
import { attachScans, waitingDigests } from './scans.ts'
import { subjectOf } from '../subjects.ts'

/** A form that was signed on paper, as somebody of the crew records it. */
export interface PaperForm {
  readonly productionId: string
  readonly subjectId: string
  readonly order: ReleaseOrder
  readonly signedBy: string
  readonly signedAt: Instant
  readonly relation: string | null
  readonly witness: string | null
  readonly scanIds: readonly string[]
  readonly actor: Actor
}

/**
 * Records a form that was signed on paper, with pictures of it as its evidence. It permits what is recorded of it: the
 * paper rules, and whoever recorded it answers for that. Throws `scan-missing`, `signed-in-the-future`, and what
 * drafting throws.
 */
export async function recordPaperForm(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, subjectId, order, actor, ...paper }: PaperForm,
): Promise<{ releaseFormId: string }> {
  if (paper.scanIds.length === 0)
    throw new Problem('scan-missing', {
      detail: 'Add a photograph or a scan of the signed paper. Nothing was recorded.',
    })
  return db.transaction().execute(async (trx) => {
    const now = clock.now()
    refuseFuture(paper.signedAt, now)
    const releaseFormId = newId()
    await changeEvidence(trx, { productionId, now }, async () => {
      const subject = await subjectOf(trx, { productionId, subjectId })
      const asked = { ...order, addressedTo: order.addressedTo ?? paper.signedBy }
      const { columns } = await composeForm(trx, {
        productionId,
        subject,
        order: asked,
        drawnUpAt: paper.signedAt,
      })
      const scans = await waitingDigests(trx, { productionId, scanIds: paper.scanIds })
      const entered = await enterSignedForm(trx, {
        releaseFormId,
        columns,
        way: 'paper',
        signature: {
          typedName: paper.signedBy,
          drawing: null,
          textDigest: columns.textDigest.toString('hex'),
          relation: paper.relation,
          witness: paper.witness === null ? null : { name: paper.witness, drawing: null },
          identity: { kind: 'on-paper', recordedBy: actor.name, scans },
        },
        signedAt: paper.signedAt,
        now,
        draftedBy: actor.name,
      })
      await attachScans(trx, { productionId, releaseFormId, scanIds: paper.scanIds })
      const { entry } = entered
      return {
        ...entered,
        entry: {
          ...entry,
          body: { ...entry.body, by: actor.userId },
          personal: { ...entry.personal, by: actor.name },
        },
      }
    })
    return { releaseFormId }
  })
}

/** Refuses a signature that has not happened yet: `signed-in-the-future`. */
export function refuseFuture(signedAt: Instant, now: Instant): void {
  if (signedAt <= now) return
  throw new Problem('signed-in-the-future', {
    detail: `It says that it was signed on ${new Date(signedAt).toISOString()}, which is still to come. Nothing was recorded.`,
  })
}
