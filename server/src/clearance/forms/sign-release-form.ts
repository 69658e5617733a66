import { Problem } from '@stagedoor/contract/problems'
import { subjectId as subjectIdOf } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import type { ChainHead } from '../../plant/chain/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { announce } from '../../plant/events/index.ts'
import type { Site } from '../../plant/http/index.ts'
import type { Mailing } from '../../plant/mail/index.ts'
import { keepSlip, spendSlip } from '../../plant/slips/index.ts'
import { addTask, productionById } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { changeEvidence } from '../change-evidence.ts'
import { releaseFormSigned } from '../events.ts'
import { type FormCopy, keepCopy, makeCopy } from './form-copy.ts'
import { lockForm } from './release-forms.ts'
import { openReleaseSlip } from './release-slip.ts'
import { remindOf } from './remind-of-expiry.ts'
import { type Drawing, drawingDigest, type Signature } from './signature.ts'
import { subjectOf } from '../subjects.ts'
import { takeWording, wordingOf } from './wordings.ts'
import { writeCopyToSigner } from './write-to-signer.ts'

/** What the signer did: typed their name, drew their mark if they could, under the text of this SHA-256 (hex), in whichever of its languages. */
export interface Signing {
  readonly typedName: string
  readonly drawing: Drawing | null
  readonly textDigest: string
  /** What a guardian is to the minor. */
  readonly relation?: string | null
  readonly witness?: { readonly name: string; readonly drawing: Drawing | null } | null
}

type Form = Awaited<ReturnType<typeof lockForm>>

/**
 * Signs a release form by its door slip, which from then on opens the signer's copy for good. Throws
 * `already-signed` for a second signature, `text-not-the-one-shown` when the digest is not that of the form,
 * `witness-missing`, `relation-missing`, and what a dead slip throws.
 */
export async function signReleaseForm(
  { db, clock, site, mail = null }: { db: Db; clock: Clock; site?: Site } & Mailing,
  token: string,
  signing: Signing,
): Promise<{ signedAt: Instant; head: ChainHead; copyDigest: string }> {
  const { slip, form: sent } = await openReleaseSlip({ db, clock }, token)
  const { productionId } = slip
  const now = clock.now()
  const identity = { kind: 'held-the-link' as const, addressedTo: slip.addressedTo, slipId: slip.id }
  const signature = signatureOf(signing, identity)
  // Whoever read the form in another of its languages signs that text, and the form is of it from then on.
  const wording =
    sent.textDigest.toString('hex') === signing.textDigest
      ? null
      : await wordingOf(db, sent, signing.textDigest)
  const shown = { ...sent, ...wording }
  // Setting a page takes longer than the evidence may be locked; the text cannot change under it.
  refuseUnsignable(shown, signing)
  const production = await productionById(db, productionId)
  if (production === undefined) throw new Problem('not-found')
  const { title, zone } = production
  const copy = await makeCopy({
    ...shown,
    production: title,
    zone,
    person: shown.subjectName,
    signature,
    signedAt: now,
  })
  return db.transaction().execute(async (trx) => {
    const { head } = await changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      const locked = await lockForm(trx, slip.ref)
      refuseUnsignable({ ...locked, textDigest: shown.textDigest }, signing)
      const form = wording === null ? locked : await takeWording(trx, locked, wording)
      await spendSlip(trx, slip.id)
      await keepSlip(trx, slip.id)
      await writeCopyToSigner(
        trx,
        { mail },
        { form, production: title, url: site?.link(`/s/${token}`) ?? null },
      )
      return signed(trx, { form, signature, copy, signedAt: now, now, slipId: slip.id })
    })
    return { signedAt: now, head, copyDigest: copy.sha256.toString('hex') }
  })
}

/** A signature as the row keeps it. */
export function signatureOf(signing: Signing, identity: Signature['identity']): Signature {
  const { typedName, drawing, textDigest, relation = null, witness = null } = signing
  return { typedName, drawing, textDigest, relation, witness, identity }
}

interface Signed {
  readonly form: Form
  readonly signature: Signature
  /** None of a paper: the paper is what its signer has. */
  readonly copy: FormCopy | null
  readonly signedAt: Instant
  readonly now: Instant
  readonly slipId: string | null
}

/** Writes a signature into a form's row and everything that follows from it, for a use case that changes evidence. */
export async function signed(trx: Trx, { form, signature, copy, signedAt, now, slipId }: Signed) {
  const { id: releaseFormId, productionId, subjectId } = form
  const subject = await subjectOf(trx, { productionId, subjectId })
  const isMinorAlone = form.signatory === 'self' && subject.kind === 'person' && subject.minor
  await trx
    .updateTable('clearance.releaseForms')
    .set({
      state: 'signed',
      signedAt: new Date(signedAt),
      signature: JSON.stringify(signature),
      ...(isMinorAlone ? { signatory: 'minor-alone' as const } : {}),
    })
    .where('id', '=', releaseFormId)
    .execute()
  if (copy !== null) await keepCopy(trx, { releaseFormId, copy, now })
  await remindOf(trx, { ...form, now })
  await announce(trx, releaseFormSigned(productionId, { releaseFormId, subjectId }))
  await addTask(trx, {
    productionId,
    kind: 'release-form-signed',
    ref: releaseFormId,
    facts: { subjectId, name: subject.name },
    dueAt: null,
  })
  const { typedName, drawing, textDigest, relation, witness, identity } = signature
  return {
    result: undefined,
    touched: [{ kind: 'grant' as const, subjectId: subjectIdOf(subjectId) }],
    entry: {
      kind: 'release-form-signed',
      body: {
        releaseFormId,
        subjectId,
        template: form.template,
        templateVersion: form.templateVersion,
        language: form.language,
        textDigest,
        copyDigest: copy?.sha256.toString('hex') ?? null,
        identity: identity.kind,
        ...(slipId === null ? {} : { slipId }),
        ...('scans' in identity ? { scans: identity.scans } : {}),
        hasWitness: witness !== null,
      },
      personal: {
        typedName,
        name: subject.name,
        addressedTo: form.addressedTo,
        relation,
        witness: witness?.name ?? null,
        drawingDigest: drawing && drawingDigest(drawing),
      },
    },
  }
}

function refuseUnsignable(
  form: Pick<Form, 'state' | 'signedAt' | 'textDigest' | 'asksWitness' | 'signatory'>,
  { textDigest, witness, relation }: Signing,
): void {
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
  if (form.asksWitness && (witness ?? null) === null)
    throw new Problem('witness-missing', {
      detail: 'This form asks for somebody who stands by and signs too. Nothing was signed yet.',
    })
  if (form.signatory === 'guardian' && relation === '')
    throw new Problem('relation-missing', {
      detail: 'Say what you are to the child. Nothing was signed yet.',
    })
}
