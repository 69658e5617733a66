import { Problem } from '@stagedoor/contract/problems'
import { type Condition, type GrantScope, type Subject, type SubjectId } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { productionById } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { TalentAgreement } from './agreement.ts'
import { termsOf } from './form-terms.ts'
import { formText, type FormTerms, textDigestOf } from './form-text.ts'
import { templatesOf } from './own-templates.ts'
import { type ReleaseTemplate, subjectsOf } from './release-templates.ts'
import { areasNamed } from '../territories.ts'

/** What is asked of somebody. */
export interface ReleaseOrder {
  /** A template by name; the one made for the subject if none is named. */
  readonly template: string | null
  /** The language of the form; English if none is named. */
  readonly language?: string
  readonly scope: Omit<GrantScope, 'territories'> & { readonly territories: readonly string[] }
  readonly conditions: readonly Condition[]
  /** Who is asked to sign, where that is not the subject: a guardian, a holder of rights. */
  readonly addressedTo: string | null
  readonly endsAtMajority?: boolean
  readonly agreement?: TalentAgreement | null
}

/** A form as it is about to be kept: its text, and the columns of its row that follow from template and order. */
export type ComposedForm = Awaited<ReturnType<typeof composeForm>>

interface Composing {
  readonly productionId: string
  readonly subject: Subject
  readonly order: ReleaseOrder
  readonly drawnUpAt: Instant
}

/**
 * Puts a form together for a subject. Throws `person-not-named`, `guardian-must-sign`, `wrong-kind-of-subject`,
 * `no-such-territory` and `not-found` for a template that is not there.
 */
export async function composeForm(trx: Trx, { productionId, subject, order, drawnUpAt }: Composing) {
  const template = chooseTemplate(await templatesOf(trx, productionId), subject, order)
  const addressedTo = order.addressedTo ?? subject.name
  const terms = await formTerms(trx, { productionId, template, order })
  const said = { ...terms, person: subject.name, signer: addressedTo, drawnUpAt }
  const text = formText(template, said)
  return {
    template,
    columns: {
      productionId,
      subjectId: subject.id as string,
      ...templateColumns(template),
      text,
      textDigest: textDigestOf(text),
      scope: JSON.stringify(terms.scope),
      signatory: template.signatory,
      basis: template.basis,
      endsAtMajority: terms.endsAtMajority,
      conditions: JSON.stringify(terms.conditions),
      said: JSON.stringify(termsOf(template, said)),
      agreement: terms.agreement && JSON.stringify(terms.agreement),
      asksWitness: template.witness,
      addressedTo,
    },
  }
}

/** Of which wording a form is, for its row. */
export function templateColumns({ template, version, language, ownId }: ReleaseTemplate) {
  return { template, templateVersion: version, language, ownTemplateId: ownId }
}

/** An order in the terms of a production, for saying them. Throws `no-such-territory`. */
export async function formTerms(
  trx: Db,
  {
    productionId,
    template,
    order,
  }: { productionId: string; template: ReleaseTemplate; order: Omit<ReleaseOrder, 'addressedTo'> },
): Promise<FormTerms> {
  const production = await productionById(trx, productionId)
  if (production === undefined) throw new Problem('not-found')
  const { from, until } = order.scope.window
  if (from !== undefined && until !== undefined && until <= from)
    throw new Problem('window-has-no-length', {
      detail: 'The window ends before it begins. Nothing was drafted.',
    })
  return {
    production: production.title,
    zone: production.zone,
    scope: { ...order.scope, territories: areasNamed(order.scope.territories) },
    conditions: order.conditions,
    endsAtMajority: template.subjects === 'minor' && (order.endsAtMajority ?? false),
    agreement: template.template === 'talent' ? (order.agreement ?? null) : null,
    names: await namesBeside(trx, { productionId, conditions: order.conditions }),
  }
}

async function namesBeside(
  trx: Db,
  { productionId, conditions }: { productionId: string; conditions: readonly Condition[] },
): Promise<ReadonlyMap<SubjectId, string>> {
  const ids = conditions.flatMap((one) => (one.kind === 'not-beside' ? one.subjectIds : []))
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('clearance.subjects')
    .select(['id', 'name'])
    .where('productionId', '=', productionId)
    .where('id', 'in', ids)
    .execute()
  if (rows.length < new Set(ids).size)
    throw new Problem('not-found', {
      detail: 'What it may not stand beside is not in this production. Nothing was drafted.',
    })
  return new Map(rows.map(({ id, name }) => [id as SubjectId, name]))
}

/** The template by which a subject is asked, in the language asked for. */
export function chooseTemplate(
  templates: readonly ReleaseTemplate[],
  subject: Subject,
  { template: named, language = 'en' }: Pick<ReleaseOrder, 'template' | 'language'>,
): ReleaseTemplate {
  if (subject.kind === 'person' && !subject.identified)
    throw new Problem('person-not-named', {
      detail: `Say who ${subject.name} is, then ask them to sign. Nothing was drafted.`,
      subjectId: subject.id,
    })
  const subjects = subjectsOf(subject)
  if (subjects === null)
    throw new Problem('wrong-kind-of-subject', {
      detail: `${subject.name} is a ${subject.kind}: no signature frees it. Nothing was drafted.`,
    })
  const called =
    named === null
      ? templates.filter((one) => one.subjects === subjects)
      : templates.filter((one) => one.template === named)
  const template =
    called.find((one) => one.language === language) ??
    called.find((one) => one.language === 'en') ??
    called[0]
  if (template === undefined)
    throw new Problem('not-found', { detail: `There is no template ${named ?? `for ${subject.name}`}.` })
  if (subjects === 'minor' && template.subjects === 'person')
    throw new Problem('guardian-must-sign', {
      detail: `${subject.name} is a minor: a parent or guardian signs. Nothing was drafted.`,
    })
  if (template.subjects !== subjects)
    throw new Problem('wrong-kind-of-subject', {
      detail: `The template ${template.template} is for a ${template.subjects}, and ${subject.name} is a ${subjects}. Nothing was drafted.`,
    })
  return template
}
