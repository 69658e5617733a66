import { type ActionFailure, fail, redirect } from '@sveltejs/kit'
import type { Refused } from '#lib/server/api.ts'
import type { RequestEvent } from './$types'

/** The slip of an address, as the API is asked about it. */
export const by = ({ params: { token } }: { params: { token: string } }) => ({ params: { path: { token } } })

/** The answer to a posted act is the slip as it stands now, so that a reload posts nothing twice. */
export const seeSlip = ({ params }: RequestEvent): never =>
  redirect(303, `/s/${encodeURIComponent(params.token)}`)

/** What was typed into a form that was not taken, to be shown in it again; no drawing, which is drawn anew. */
export const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' && !/drawing|digest|password/iu.test(name) ? [[name, value]] : [],
    ),
  )

/** A refusal, with what was typed. */
export const refusedWith = (form: FormData, { status, data }: ActionFailure<Refused>) =>
  fail(status, { ...data, typed: typedIn(form) })
