import { redirect } from '@sveltejs/kit'
import { act, read, textOf } from '#lib/server/api.ts'
import type { Appearance } from '#lib/wire/clearance.ts'
import type { Approval, CutView } from '#lib/wire/cut.ts'
import type { AssetView } from '#lib/wire/ingest.ts'
import type { List } from '#lib/wire/production.ts'
import type { PublicationRow } from '#lib/wire/publish.ts'
import { instantOf } from '#lib/words/times.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const cut = await read<CutView>(event, `/cuts/${event.params.cut}`)
  const [asset, appearances, approvals] = await Promise.all([
    read<AssetView>(event, `/assets/${cut.assetId}`),
    read<List<Appearance>>(event, `/assets/${cut.assetId}/appearances`),
    read<List<Approval>>(event, `/cuts/${event.params.cut}/approvals`),
  ])
  return { cut, asset, appearances: appearances.items, approvals: approvals.items }
}

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData()
    const result = await act<CutView>(event, `/cuts/${event.params.cut}`, {
      method: 'PATCH',
      body: {
        title: textOf(form, 'title'),
        shape: textOf(form, 'shape'),
        fromFlicks: Number(textOf(form, 'from')),
        toFlicks: Number(textOf(form, 'to')),
        crop: JSON.parse(textOf(form, 'crop')) as unknown,
        captions: textOf(form, 'captions'),
      },
    })
    return result.ok ? { saved: result.answer.version } : result.refusal
  },
  applyEdits: async (event) => {
    const result = await act(event, `/cuts/${event.params.cut}/verdict-edits`)
    return result.ok ? { edited: true } : result.refusal
  },
  render: async (event) => {
    const result = await act(event, `/cuts/${event.params.cut}/renders`)
    return result.ok ? { rendering: true } : result.refusal
  },
  askApproval: async (event) => {
    const form = await event.request.formData()
    const result = await act<{ url: string }>(event, `/cuts/${event.params.cut}/approvals`, {
      body: { subjectId: textOf(form, 'subject'), sentTo: textOf(form, 'sentTo') },
    })
    return result.ok ? { slip: result.answer.url } : result.refusal
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
  liftEmbargo: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, `/embargoes/${encodeURIComponent(textOf(form, 'embargo'))}/liftings`)
    return result.ok ? { lifted: true } : result.refusal
  },
  schedule: async (event) => {
    const form = await event.request.formData()
    const result = await act<PublicationRow>(event, `/productions/${event.params.production}/publications`, {
      body: {
        cutId: event.params.cut,
        destination: { kind: 'own-page' },
        title: textOf(form, 'title'),
        copy: textOf(form, 'copy'),
        opensAt: instantOf(textOf(form, 'opensAt'), textOf(form, 'zone')),
      },
    })
    if (!result.ok) return result.refusal
    redirect(303, `/backstage/${event.params.production}/calendar`)
  },
}
