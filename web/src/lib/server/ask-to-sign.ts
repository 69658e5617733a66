import type { RequestEvent } from '@sveltejs/kit'
import { orderIn } from '#lib/forms/order-in.ts'
import { act, textOf } from './api.ts'

/** A release form that was sent: the link is shown this once. */
export type Asked = { subjectId: string; addressedTo: string; email: string; url: string | null }

/** The posted form of the sheet that asks somebody to sign; a form that is out already gets a new link. */
export async function askToSign(event: RequestEvent) {
  const form = await event.request.formData()
  const subject = textOf(form, 'subject')
  const addressedTo = textOf(form, 'addressedTo')
  const email = textOf(form, 'email')
  const releaseForm = textOf(form, 'releaseForm')
  const result = await act(event, (api) =>
    releaseForm === ''
      ? api.POST('/api/v1/subjects/{subject}/release-forms', {
          params: { path: { subject } },
          body: { ...orderIn(form), addressedTo, ...(email === '' ? {} : { email }), send: true },
        })
      : api.POST('/api/v1/release-forms/{form}/slips', { params: { path: { form: releaseForm } } }),
  )
  if (!result.ok) return result.refusal
  const asked: Asked = { subjectId: subject, addressedTo, email, url: result.answer.url }
  return { asked }
}
