import { Problem } from '@stagedoor/contract/problems'
import type { Instant } from '@stagedoor/core/time'
import type { ChainHead } from '../../plant/chain/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { newId } from '../../plant/db/index.ts'
import type { Site } from '../../plant/http/index.ts'
import type { Mailing } from '../../plant/mail/index.ts'
import { isMailable } from '../../plant/mail/index.ts'
import { mintSlip } from '../../plant/slips/index.ts'
import { productionById } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { changeEvidence } from '../change-evidence.ts'
import { templateColumns } from './compose-form.ts'
import { enterSignedForm } from './enter-signed-form.ts'
import { termsOf } from './form-terms.ts'
import { formText, textDigestOf } from './form-text.ts'
import { lettersIn } from '../letters/index.ts'
import { makeCopy } from './form-copy.ts'
import { RELEASE_SLIP } from './release-forms.ts'
import { openSheetSlip, sheetShown } from './set-sheets.ts'
import { signatureOf } from './sign-release-form.ts'
import type { Drawing } from './signature.ts'
import { factsOf } from '../subjects.ts'

/** What somebody at the sheet typed and drew. */
export interface SheetSigning {
  /** Whom the form is about; of a minor's sheet the child, and `guardian` signs. */
  readonly person: string
  readonly guardian: { readonly name: string; readonly relation: string } | null
  readonly contact: string | null
  readonly drawing: Drawing | null
  /** The SHA-256 (hex) of the sheet as it was shown, with its blanks, in whichever of its languages. */
  readonly sheetDigest: string
}

/**
 * Signs at a sheet on set: a person nobody knew yet, their own form, and a link of their own to its copy. Whoever gives
 * the name of somebody known becomes another of that name, for the crew to tell apart: a name at a sheet proves nothing.
 */
export async function signOnSet(
  { db, clock, site, mail = null }: { db: Db; clock: Clock; site: Site } & Mailing,
  token: string,
  { person, guardian, contact, drawing, sheetDigest }: SheetSigning,
): Promise<{ signedAt: Instant; url: string; head: ChainHead; name: string }> {
  const { sheet } = await openSheetSlip({ db, clock }, token)
  const { productionId } = sheet
  const { template, terms } = await sheetShown(db, sheet, sheetDigest)
  if (template.signatory === 'guardian' && guardian === null)
    throw new Problem('guardian-must-sign', {
      detail: 'For a child a parent or guardian signs. Nothing was signed.',
    })
  const now = clock.now()
  const signer = guardian?.name ?? person
  const said = { ...terms, person, signer, drawnUpAt: now }
  const text = formText(template, said)
  const textDigest = textDigestOf(text)
  const signing = {
    typedName: signer,
    drawing,
    textDigest: textDigest.toString('hex'),
    relation: guardian?.relation ?? null,
  }
  const signature = signatureOf(signing, { kind: 'at-the-sheet', setSheetId: sheet.id })
  const production = await productionById(db, productionId)
  if (production === undefined) throw new Problem('not-found')
  const { title, zone } = production
  const copy = await makeCopy({
    ...templateColumns(template),
    text,
    textDigest,
    production: title,
    zone,
    person,
    signature,
    signedAt: now,
  })
  return db.transaction().execute(async (trx) => {
    const { head, result } = await changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      const subject = await newcomer(trx, {
        productionId,
        person,
        contact,
        isMinor: template.signatory === 'guardian',
      })
      const releaseFormId = newId()
      const entered = await enterSignedForm(trx, {
        releaseFormId,
        way: 'set',
        setSheetId: sheet.id,
        draftedBy: sheet.openedBy,
        signature,
        signedAt: now,
        now,
        copy,
        columns: {
          productionId,
          subjectId: subject.id,
          ...templateColumns(template),
          text,
          textDigest,
          scope: JSON.stringify(terms.scope),
          signatory: template.signatory,
          basis: template.basis,
          endsAtMajority: terms.endsAtMajority,
          conditions: JSON.stringify(terms.conditions),
          said: JSON.stringify(termsOf(template, said)),
          agreement: null,
          asksWitness: false,
          addressedTo: signer,
        },
      })
      const slip = await mintSlip(trx, {
        productionId,
        purpose: RELEASE_SLIP,
        ref: releaseFormId,
        addressedTo: signer,
        expiresAt: null,
        uses: null,
      })
      const url = site.link(`/s/${slip.token}`)
      if (mail !== null && isMailable(contact))
        await mail.write(trx, {
          productionId,
          to: contact,
          ...lettersIn(template.language).onSet({ name: signer, production: title, url }),
        })
      return { ...entered, result: { url, name: subject.name } }
    })
    return { signedAt: now, head, ...result }
  })
}

async function newcomer(
  trx: Trx,
  {
    productionId,
    person,
    contact,
    isMinor,
  }: { productionId: string; person: string; contact: string | null; isMinor: boolean },
): Promise<{ id: string; name: string }> {
  const rows = await trx
    .selectFrom('clearance.subjects')
    .select('name')
    .where('productionId', '=', productionId)
    .where('kind', '=', 'person')
    .where((eb) =>
      eb.or([eb('name', '=', person), eb('name', 'like', `${person.replaceAll(/[\\%_]/g, '\\$&')} (%)`)]),
    )
    .execute()
  const taken = new Set(rows.map(({ name }) => name))
  let name = person
  for (let number = 2; taken.has(name); number++) name = `${person} (${number})`
  const id = newId()
  const facts = factsOf({ kind: 'person', name, minor: isMinor })
  await trx
    .insertInto('clearance.subjects')
    .values({ id, productionId, kind: 'person', name, contact, facts: JSON.stringify(facts) })
    .execute()
  return { id, name }
}
