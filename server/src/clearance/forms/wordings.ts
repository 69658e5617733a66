import { instant } from '@stagedoor/core/time'
import type { Db, Trx } from '../../schema/index.ts'
import { agreementSchema } from './agreement.ts'
import { formTerms, templateColumns } from './compose-form.ts'
import { conditionsSchema, scopeSchema } from '../core-schemas.ts'
import { termsOf } from './form-terms.ts'
import { formText, textDigestOf } from './form-text.ts'
import { templatesOf } from './own-templates.ts'
import type { formWithSubject } from './release-forms.ts'
import type { ReleaseTemplate } from './release-templates.ts'

type Form = Awaited<ReturnType<typeof formWithSubject>>

/** A form that waits for its signature, in another of the languages in which its wording exists. */
type Wording = Awaited<ReturnType<typeof wordedIn>>

/**
 * The templates by which the same form can be read in other languages: of the same name and kind, and the production's
 * own where the form is of its own, so that nobody signs the house's wording in place of one that was written here. A
 * form of a wording that has been written anew since has none: its fellows may say something else by now.
 */
export async function otherWordings(
  db: Db,
  form: Pick<Form, 'productionId' | 'template' | 'templateVersion' | 'language' | 'ownTemplateId'>,
): Promise<readonly ReleaseTemplate[]> {
  const all = (await templatesOf(db, form.productionId)).filter(({ template }) => template === form.template)
  const first = all.find(({ language }) => language === form.language)
  if (first?.ownId !== form.ownTemplateId || first.version !== form.templateVersion) return []
  return all.filter(
    ({ language, ownId, basis, signatory, witness }) =>
      language !== form.language &&
      (ownId === null) === (form.ownTemplateId === null) &&
      basis === first.basis &&
      signatory === first.signatory &&
      witness === first.witness,
  )
}

/** A form as one of its other wordings says it; nothing is changed by reading it. Throws `no-such-territory`. */
export async function wordedIn(db: Db, form: Form, template: ReleaseTemplate) {
  const { productionId, addressedTo, endsAtMajority, createdAt } = form
  const terms = await formTerms(db, {
    productionId,
    template,
    order: {
      template: template.template,
      scope: scopeSchema.parse(form.scope),
      conditions: conditionsSchema.parse(form.conditions),
      endsAtMajority,
      agreement: form.agreement === null ? null : agreementSchema.parse(form.agreement),
    },
  })
  const said = { ...terms, person: form.subjectName, signer: addressedTo, drawnUpAt: instant(createdAt) }
  const text = formText(template, said)
  return { ...templateColumns(template), text, textDigest: textDigestOf(text), said: termsOf(template, said) }
}

/** The other wording whose text has this SHA-256 (hex); null where none has. */
export async function wordingOf(db: Db, form: Form, textDigest: string): Promise<Wording | null> {
  for (const template of await otherWordings(db, form)) {
    const wording = await wordedIn(db, form, template)
    if (wording.textDigest.toString('hex') === textDigest) return wording
  }
  return null
}

/** Puts a wording in place of the one in which a form was drawn up, as it is signed in it. */
export async function takeWording<Row extends { id: string }>(
  trx: Trx,
  form: Row,
  { said, ...columns }: Wording,
): Promise<Row & Omit<Wording, 'said'>> {
  await trx
    .updateTable('clearance.releaseForms')
    .set({ ...columns, said: JSON.stringify(said) })
    .where('id', '=', form.id)
    .execute()
  return { ...form, ...columns }
}
