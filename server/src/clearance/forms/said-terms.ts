import { conditionsSchema, scopeSchema } from '../core-schemas.ts'
import { type Term, termsOf, termsSchema } from './form-terms.ts'
import type { formWithSubject } from './release-forms.ts'
import { RELEASE_TEMPLATES } from './release-templates.ts'

/** The terms of a form as it was drafted; one of an earlier edition is said in the words of this one. */
export function saidTerms(
  form: Awaited<ReturnType<typeof formWithSubject>>,
  { title, zone }: { title: string; zone: string },
): readonly Term[] {
  if (form.said !== null) return termsSchema.parse(form.said)
  const named = RELEASE_TEMPLATES.filter(({ language }) => language === 'en')
  const template =
    named.find((one) => one.template === form.template) ??
    named.find((one) => one.subjects === form.subjectKind)
  if (template === undefined) throw new Error(`There is no template ${form.template}`)
  return termsOf(template, {
    production: title,
    zone,
    scope: scopeSchema.parse(form.scope),
    conditions: conditionsSchema.parse(form.conditions),
    endsAtMajority: form.endsAtMajority,
    agreement: null,
    names: new Map(),
    person: form.subjectName,
  })
}
