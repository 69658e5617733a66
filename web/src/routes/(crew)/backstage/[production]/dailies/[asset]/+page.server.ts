import { redirect } from '@sveltejs/kit'
import { act, read, textOf } from '#lib/server/api.ts'
import { instantOf } from '#lib/words/times.ts'
import type { Appearance, ExposureView, Subject } from '#lib/wire/clearance.ts'
import type { CutView } from '#lib/wire/cut.ts'
import type { AssetView } from '#lib/wire/ingest.ts'
import type { List } from '#lib/wire/production.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { asset: id, production } = event.params
  const [asset, exposure, appearances, subjects] = await Promise.all([
    read<AssetView>(event, `/assets/${id}`),
    read<ExposureView>(event, `/assets/${id}/exposure`),
    read<List<Appearance>>(event, `/assets/${id}/appearances`),
    read<List<Subject>>(event, `/productions/${production}/subjects`),
  ])
  return { asset, exposure, appearances: appearances.items, subjects: subjects.items }
}

type Event = Parameters<Actions[string]>[0]

async function subjectOf(event: Event, form: FormData) {
  const chosen = textOf(form, 'subject')
  if (chosen !== '') return { ok: true as const, answer: { id: chosen } }
  const reveal = textOf(form, 'reveal')
  return act<{ id: string }>(event, `/productions/${event.params.production}/subjects`, {
    body: {
      kind: textOf(form, 'kind'),
      name: textOf(form, 'name'),
      ...(reveal ? { revealAt: instantOf(reveal, textOf(form, 'zone')) } : {}),
    },
  })
}

export const actions: Actions = {
  ask: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, `/assets/${event.params.asset}/exposure`, {
      method: 'PUT',
      body: {
        use: textOf(form, 'use'),
        destination: textOf(form, 'destination'),
        territories: [textOf(form, 'territory')],
        ...(textOf(form, 'at') ? { at: instantOf(textOf(form, 'at'), textOf(form, 'zone')) } : {}),
      },
    })
    return result.ok ? { asked: true } : result.refusal
  },
  rename: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, `/assets/${event.params.asset}`, {
      method: 'PATCH',
      body: { title: textOf(form, 'title') },
    })
    return result.ok ? { renamed: true } : result.refusal
  },
  mark: async (event) => {
    const form = await event.request.formData()
    const subject = await subjectOf(event, form)
    if (!subject.ok) return subject.refusal
    const box = textOf(form, 'box')
    const result = await act(event, `/assets/${event.params.asset}/appearances`, {
      body: {
        subjectId: subject.answer.id,
        fromFlicks: Number(textOf(form, 'from')),
        toFlicks: Number(textOf(form, 'to')),
        inPicture: form.has('inPicture'),
        inSound: form.has('inSound'),
        prominence: textOf(form, 'prominence'),
        box: box === '' ? null : (JSON.parse(box) as unknown),
      },
    })
    return result.ok ? { marked: true } : result.refusal
  },
  unmark: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, `/appearances/${encodeURIComponent(textOf(form, 'appearance'))}`, {
      method: 'DELETE',
    })
    return result.ok ? { unmarked: true } : result.refusal
  },
  askToSign: async (event) => {
    const form = await event.request.formData()
    const email = textOf(form, 'email')
    const result = await act<{ url: string }>(
      event,
      `/subjects/${encodeURIComponent(textOf(form, 'subject'))}/release-forms`,
      {
        body: email ? { email } : {},
      },
    )
    return result.ok ? { slip: result.answer.url } : result.refusal
  },
  needsNone: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, `/subjects/${encodeURIComponent(textOf(form, 'subject'))}/decisions`, {
      body: { kind: 'needs-none' },
    })
    return result.ok ? { decided: true } : result.refusal
  },
  liftEmbargo: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, `/embargoes/${encodeURIComponent(textOf(form, 'embargo'))}/liftings`)
    return result.ok ? { lifted: true } : result.refusal
  },
  cut: async (event) => {
    const form = await event.request.formData()
    const result = await act<CutView>(event, `/productions/${event.params.production}/cuts`, {
      body: {
        assetId: event.params.asset,
        title: textOf(form, 'title'),
        fromFlicks: Number(textOf(form, 'from')),
        toFlicks: Number(textOf(form, 'to')),
        shape: textOf(form, 'shape'),
      },
    })
    if (!result.ok) return result.refusal
    redirect(303, `/backstage/${event.params.production}/cuts/${result.answer.id}`)
  },
  remove: async (event) => {
    const result = await act(event, `/assets/${event.params.asset}`, { method: 'DELETE' })
    if (!result.ok) return result.refusal
    redirect(303, `/backstage/${event.params.production}/dailies`)
  },
}
