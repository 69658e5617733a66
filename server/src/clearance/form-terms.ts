import type { Condition, GrantScope } from '@stagedoor/core/clearance'
import type { Selectable } from 'kysely'
import type { Database } from '../schema/index.ts'
import { conditionsSchema, scopeSchema } from './core-schemas.ts'
import { sayTerms } from './form-text.ts'
import { RELEASE_TEMPLATES } from './release-templates.ts'

type FormRow = Selectable<Database['clearance.releaseForms']>

/** One term of a form in plain words, for the page before the full text. */
export interface Term {
  readonly agrees: boolean
  readonly words: string
  readonly detail: string | null
}

/** The terms of a form as its signer reads them first. */
export function termsOf(form: FormRow, { title, zone }: { title: string; zone: string }): readonly Term[] {
  const template = RELEASE_TEMPLATES.find(({ template: name }) => name === form.template)
  if (template === undefined) throw new Error(`There is no template ${form.template}`)
  const scope: GrantScope = scopeSchema.parse(form.scope)
  const conditions: readonly Condition[] = conditionsSchema.parse(form.conditions)
  const {
    sides,
    uses,
    destinations,
    territories,
    window,
    conditions: owed,
  } = sayTerms(template, {
    production: title,
    zone,
    scope,
    conditions,
  })
  return [
    { agrees: true, words: sides, detail: uses },
    { agrees: true, words: destinations, detail: territories },
    { agrees: true, words: window, detail: null },
    ...(conditions.length === 0 ? [] : [{ agrees: true, words: owed, detail: null }]),
  ]
}
