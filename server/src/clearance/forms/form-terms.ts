import { z } from 'zod'
import type { FormTerms } from './form-text.ts'
import { sayTerms } from './form-text.ts'
import type { ReleaseTemplate } from './release-templates.ts'

/** One term of a form in plain words, for the page before the full text. */
export interface Term {
  readonly agrees: boolean
  readonly words: string
  readonly detail: string | null
}

/** The terms of a form as its row keeps them, in the form's own language. */
export const termsSchema = z.array(
  z.object({ agrees: z.boolean(), words: z.string(), detail: z.string().nullable() }),
)

/** The terms of a form as its signer reads them first. */
export function termsOf(template: ReleaseTemplate, form: FormTerms & { person: string }): readonly Term[] {
  const { media, rights, uses, destinations, territories, window, conditions, majority, ...agreed } =
    sayTerms(template, form)
  const term = (words: string, detail: string | null = null): Term => ({ agrees: true, words, detail })
  return [
    term(media, uses),
    ...(template.subjects === 'music' ? [term(rights)] : []),
    term(destinations, territories),
    term(window),
    ...(template.subjects === 'minor' ? [term(majority)] : []),
    ...(form.conditions.length === 0 ? [] : [term(conditions)]),
    ...(form.agreement === null
      ? []
      : [
          term(
            `${agreed.soloShare} / ${agreed.groupShare}`,
            `${agreed.unit}. ${agreed.silence} ${agreed.approvals}`,
          ),
        ]),
  ]
}
