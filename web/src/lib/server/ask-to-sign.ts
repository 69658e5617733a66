import type { RequestEvent } from '@sveltejs/kit'
import type { Use } from '@stagedoor/core/clearance'
import { instantOf } from '#lib/words/times.ts'
import { act, textOf } from './api.ts'

/** A release form that was sent: the link is shown this once. */
export type Asked = { subjectId: string; addressedTo: string; email: string; url: string | null }

const ANYWHERE = [{ kind: 'anywhere' as const }]
const OURS = [
  { kind: 'platform' as const, platform: 'own-page' },
  { kind: 'platform' as const, platform: 'kit' },
]

const conditionsOf = (form: FormData) => [
  ...(textOf(form, 'credit') === '' ? [] : [{ kind: 'credit-line' as const, text: textOf(form, 'credit') }]),
  ...(form.has('approval') ? [{ kind: 'approval-needed' as const }] : []),
]

/** The posted form of the sheet that asks somebody to sign; a form that is out already gets a new link. */
export async function askToSign(event: RequestEvent) {
  const form = await event.request.formData()
  const subject = textOf(form, 'subject')
  const addressedTo = textOf(form, 'addressedTo')
  const email = textOf(form, 'email')
  const releaseForm = textOf(form, 'releaseForm')
  const until = textOf(form, 'until')
  const uses = form.getAll('use').map(String) as Use[]
  const result = await act(event, (api) =>
    releaseForm === ''
      ? api.POST('/api/v1/subjects/{subject}/release-forms', {
          params: { path: { subject } },
          body: {
            addressedTo,
            language: textOf(form, 'language') || 'en',
            ...(textOf(form, 'template') === '' ? {} : { template: textOf(form, 'template') }),
            ...(email === '' ? {} : { email }),
            scope: {
              media: ['motion', 'stills', 'sound'],
              uses: uses.length === 0 ? ['publicity'] : uses,
              destinations: textOf(form, 'where') === 'anywhere' ? ANYWHERE : OURS,
              territories: ['WORLD'],
              ...(until === ''
                ? {}
                : { untilAt: instantOf(`${until}T00:00`, textOf(form, 'zone') || 'UTC') }),
            },
            conditions: conditionsOf(form),
            send: true,
          },
        })
      : api.POST('/api/v1/release-forms/{form}/slips', { params: { path: { form: releaseForm } } }),
  )
  if (!result.ok) return result.refusal
  const asked: Asked = { subjectId: subject, addressedTo, email, url: result.answer.url }
  return { asked }
}
