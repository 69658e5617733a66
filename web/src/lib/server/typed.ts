import { type ActionFailure, fail } from '@sveltejs/kit'
import { type Refused } from './api.ts'

/** What was typed into a form that was refused, so that the page can show it again without script. */
export type Typed = { of: string; fields: Record<string, string> }

/** The refusal of one of a page's forms, with what was typed into it. */
export function refusedAs(
  of: string,
  form: FormData,
  refusal: ActionFailure<Refused>,
): ActionFailure<Refused & { typed: Typed }> {
  const fields = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  return fail(refusal.status, { ...refusal.data, typed: { of, fields } })
}
