import { Problem } from '@stagedoor/contract/problems'
import { subjectId as subjectIdOf } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import type { ChainHead } from '../plant/chain/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import { announce } from '../plant/events/index.ts'
import { keepSlip, spendSlip } from '../plant/slips/index.ts'
import { addTask } from '../production/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { changeEvidence } from './change-evidence.ts'
import { releaseFormSigned } from './events.ts'
import { lockForm } from './release-forms.ts'
import { openReleaseSlip } from './release-slip.ts'
import { type Drawing, drawingDigest } from './signature.ts'
import { subjectOf } from './subjects.ts'

/** What the signer did: typed their name, drew their mark if they could, under the text of this SHA-256 (hex). */
export interface Signing {
  readonly typedName: string
  readonly drawing: Drawing | null
  readonly textDigest: string
}

/**
 * Signs a release form by its door slip, which from then on opens the signer's copy for good. Throws
 * `already-signed` for a second signature, `text-not-the-one-shown` when the digest is not that of the form, and
 * what a dead slip throws.
 */
export async function signReleaseForm(
  { db, clock }: { db: Db; clock: Clock },
  token: string,
  signing: Signing,
): Promise<{ signedAt: Instant; head: ChainHead }> {
  return db.transaction().execute(async (trx) => {
    const { slip } = await openReleaseSlip({ db: trx, clock }, token)
    const { productionId } = slip
    const now = clock.now()
    const { head } = await changeEvidence(trx, { productionId, now }, async () => {
      const form = await lockForm(trx, slip.ref)
      refuseUnsignable(form, signing)
      await spendSlip(trx, slip.id)
      await keepSlip(trx, slip.id)
      const { subjectId } = form
      const subject = await subjectOf(trx, { productionId, subjectId })
      const isMinorAlone = form.signatory === 'self' && subject.kind === 'person' && subject.minor
      const { typedName, drawing, textDigest } = signing
      const identity = { kind: 'held-the-link', addressedTo: slip.addressedTo, slipId: slip.id }
      await trx
        .updateTable('clearance.releaseForms')
        .set({
          state: 'signed',
          signedAt: new Date(now),
          signature: JSON.stringify({ typedName, drawing, textDigest, identity }),
          ...(isMinorAlone ? { signatory: 'minor-alone' } : {}),
        })
        .where('id', '=', form.id)
        .execute()
      await tellCrew(trx, { productionId, releaseFormId: form.id, subjectId, name: subject.name })
      return {
        result: undefined,
        touched: [{ kind: 'grant', subjectId: subjectIdOf(subjectId) }],
        entry: {
          kind: 'release-form-signed',
          body: {
            releaseFormId: form.id,
            subjectId,
            template: form.template,
            templateVersion: form.templateVersion,
            textDigest,
            identity: identity.kind,
            slipId: slip.id,
          },
          personal: {
            typedName,
            name: subject.name,
            addressedTo: slip.addressedTo,
            drawingDigest: drawing && drawingDigest(drawing),
          },
        },
      }
    })
    return { signedAt: now, head }
  })
}

function refuseUnsignable(form: Awaited<ReturnType<typeof lockForm>>, { textDigest }: Signing): void {
  if (form.state === 'signed' || form.state === 'withdrawn') {
    const signedAt = form.signedAt === null ? null : new Date(form.signedAt).toISOString()
    throw new Problem('already-signed', {
      detail: 'Your first signature stands; nothing was added to it.',
      signedAt,
    })
  }
  if (form.textDigest.toString('hex') !== textDigest)
    throw new Problem('text-not-the-one-shown', {
      detail: 'Nothing was signed. Load the page again and read the text.',
    })
}

async function tellCrew(
  trx: Trx,
  {
    productionId,
    releaseFormId,
    subjectId,
    name,
  }: { productionId: string; releaseFormId: string; subjectId: string; name: string },
): Promise<void> {
  await announce(trx, releaseFormSigned(productionId, { releaseFormId, subjectId }))
  await addTask(trx, {
    productionId,
    kind: 'release-form-signed',
    ref: releaseFormId,
    facts: { subjectId, name },
    dueAt: null,
  })
}
