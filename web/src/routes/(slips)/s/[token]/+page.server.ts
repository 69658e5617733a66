import { fail, redirect } from '@sveltejs/kit'
import { act, passwordOf, textOf } from '#lib/server/api.ts'
import { instantOf } from '#lib/words/times.ts'
import { words } from '#lib/words/index.ts'
import { kitActs } from './kit-acts.ts'
import { openSlip } from './open-slip.ts'
import { by, refusedWith, seeSlip, typedIn } from './posted.ts'
import { answersIn } from './review-form.ts'
import { bodyOf, languageOf } from './slip-body.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async (event) => {
  const slip = await openSlip(event, event.params.token)
  const body = await bodyOf(event, slip)
  const { language, languages } = await languageOf(event, body)
  event.locals.language = language
  return { slip, body, language, languages, token: event.params.token }
}

// An invitation and a sign-in change who this browser is, so they must come from our own page.
const isOurs = ({ request: { headers }, locals }: RequestEvent): boolean =>
  headers.get('origin') === locals.origin || headers.get('sec-fetch-site') === 'same-origin'

// What the page says of these it says in its own language, by their kind.
const elsewhere = () => fail(403, { problem: { happened: words.errors.otherOrigin }, kind: 'wrong-origin' })
const unconfirmed = (form: FormData) =>
  fail(400, { problem: { happened: '' }, kind: 'not-confirmed', typed: typedIn(form) })

/** Opening a slip changes nothing; every act below is posted. */
export const actions: Actions = {
  sign: async (event) => {
    const form = await event.request.formData()
    if (!form.has('agrees')) return unconfirmed(form)
    const signed = await act(event, (api) =>
      api.POST('/api/v1/release-slips/{token}/signatures', {
        ...by(event),
        body: {
          name: textOf(form, 'name'),
          drawing: textOf(form, 'drawing') || null,
          textDigest: textOf(form, 'digest'),
          agrees: true,
          relation: form.has('relation') ? textOf(form, 'relation') : null,
          witness: form.has('witness')
            ? { name: textOf(form, 'witness'), drawing: textOf(form, 'witnessDrawing') || null }
            : null,
        },
      }),
    )
    return signed.ok ? seeSlip(event) : refusedWith(form, signed.refusal)
  },
  withdraw: async (event) => {
    const form = await event.request.formData()
    const withdrawn = await act(event, (api) =>
      api.POST('/api/v1/release-slips/{token}/withdrawals', {
        ...by(event),
        body: {
          reach: textOf(form, 'reach') === 'all-of-mine' ? 'all-of-mine' : 'this-form',
          because: textOf(form, 'because') || null,
          ...(textOf(form, 'claimed') === ''
            ? {}
            : { claimedAt: instantOf(textOf(form, 'claimed'), textOf(form, 'zone') || 'UTC') }),
        },
      }),
    )
    return withdrawn.ok ? seeSlip(event) : refusedWith(form, withdrawn.refusal)
  },
  signOnSet: async (event) => {
    const form = await event.request.formData()
    if (!form.has('agrees')) return unconfirmed(form)
    const guardian = textOf(form, 'guardian')
    const signed = await act(event, (api) =>
      api.POST('/api/v1/set-slips/{token}/signatures', {
        ...by(event),
        body: {
          person: textOf(form, 'person'),
          guardian: guardian === '' ? null : { name: guardian, relation: textOf(form, 'relation') },
          contact: textOf(form, 'contact') || null,
          drawing: textOf(form, 'drawing') || null,
          sheetDigest: textOf(form, 'digest'),
          agrees: true,
        },
      }),
    )
    // Shown this once, and gone with the next person.
    return signed.ok
      ? { atSheet: { name: signed.answer.name, url: signed.answer.url } }
      : refusedWith(form, signed.refusal)
  },
  write: async (event) => {
    const form = await event.request.formData()
    const written = await act(event, (api) =>
      api.POST('/api/v1/release-slips/{token}/messages', {
        ...by(event),
        body: { message: textOf(form, 'message') },
      }),
    )
    return written.ok ? { written: true } : refusedWith(form, written.refusal)
  },
  decide: async (event) => {
    const form = await event.request.formData()
    const note = textOf(form, 'note')
    const noteAt = textOf(form, 'noteAtFlicks')
    const decided = await act(event, (api) =>
      api.POST('/api/v1/approval-slips/{token}/decisions', {
        ...by(event),
        body: {
          answer: textOf(form, 'answer') === 'approved' ? 'approved' : 'refused',
          name: textOf(form, 'name'),
          note,
          noteAtFlicks: note && noteAt ? Number(noteAt) : null,
        },
      }),
    )
    return decided.ok ? seeSlip(event) : refusedWith(form, decided.refusal)
  },
  say: async (event) => {
    const form = await event.request.formData()
    const words = answersIn(form)
    const said = await act(event, (api) =>
      api.POST('/api/v1/round-slips/{token}/words', {
        ...by(event),
        body: { name: textOf(form, 'name'), words },
      }),
    )
    // Shown once, with what was not taken and why; said again, the same words change nothing.
    return said.ok ? { receipt: said.answer } : said.refusal
  },
  keepDraft: async (event) => {
    const answers = answersIn(await event.request.formData()).flatMap(({ said, ...answer }) =>
      said === 'take-back' ? [] : [{ ...answer, said }],
    )
    const kept = await act(event, (api) =>
      api.POST('/api/v1/round-slips/{token}/drafts', { ...by(event), body: { answers } }),
    )
    return kept.ok ? { kept: kept.answer.kept } : kept.refusal
  },
  takeBack: async (event) => {
    const deleted = await act(event, (api) => api.POST('/api/v1/receipt-slips/{token}/deletions', by(event)))
    return deleted.ok ? seeSlip(event) : deleted.refusal
  },
  ...kitActs,
  accept: async (event) => {
    if (!isOurs(event)) return elsewhere()
    const form = await event.request.formData()
    const account = {
      name: textOf(form, 'name'),
      email: textOf(form, 'email'),
      password: passwordOf(form),
    }
    return join(event, account)
  },
  join: async (event) => (isOurs(event) ? join(event, null) : elsewhere()),
  reset: async (event) => {
    const form = await event.request.formData()
    const reset = await act(event, (api) =>
      api.POST('/api/v1/reset-slips/{token}/passwords', {
        ...by(event),
        body: { password: passwordOf(form) },
      }),
    )
    return reset.ok ? seeSlip(event) : reset.refusal
  },
}

async function join(event: RequestEvent, account: { name: string; email: string; password: string } | null) {
  const joined = await act(event, (api) =>
    api.POST('/api/v1/invitation-slips/{token}/acceptances', { ...by(event), body: { account } }),
  )
  return joined.ok ? redirect(303, `/backstage/${joined.answer.production}`) : joined.refusal
}
