import { act, read, textOf } from '#lib/server/api.ts'
import type { Subject } from '#lib/wire/clearance.ts'
import type { KeyView, List, Member } from '#lib/wire/production.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const here = `/productions/${event.params.production}`
  const { production } = await event.parent()
  const [members, subjects, keys] = await Promise.all([
    read<List<Member>>(event, `${here}/members`),
    read<List<Subject>>(event, `${here}/subjects`),
    production.role === 'owner' ? read<List<KeyView>>(event, `${here}/keys`) : { items: [] },
  ])
  return { members: members.items, subjects: subjects.items, keys: keys.items }
}

export const actions: Actions = {
  invite: async (event) => {
    const form = await event.request.formData()
    const email = textOf(form, 'email')
    const result = await act<{ url: string }>(event, `/productions/${event.params.production}/invitations`, {
      body: { role: textOf(form, 'role'), ...(email ? { email } : {}) },
    })
    return result.ok ? { invitation: result.answer.url } : result.refusal
  },
  changeRole: async (event) => {
    const form = await event.request.formData()
    const result = await act(
      event,
      `/productions/${event.params.production}/members/${encodeURIComponent(textOf(form, 'member'))}`,
      {
        method: 'PATCH',
        body: { role: textOf(form, 'role') },
      },
    )
    return result.ok ? { done: true } : result.refusal
  },
  remove: async (event) => {
    const form = await event.request.formData()
    const member = encodeURIComponent(textOf(form, 'member'))
    const result = await act(event, `/productions/${event.params.production}/members/${member}`, {
      method: 'DELETE',
    })
    return result.ok ? { done: true } : result.refusal
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
  withdraw: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, `/release-forms/${encodeURIComponent(textOf(form, 'form'))}/withdrawals`)
    return result.ok ? { done: true } : result.refusal
  },
  makeKey: async (event) => {
    const form = await event.request.formData()
    const result = await act<{ key: string }>(event, `/productions/${event.params.production}/keys`, {
      body: { name: textOf(form, 'name'), scopes: form.getAll('scope').map(String) },
    })
    return result.ok ? { key: result.answer.key } : result.refusal
  },
  revokeKey: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, `/keys/${encodeURIComponent(textOf(form, 'key'))}`, { method: 'DELETE' })
    return result.ok ? { done: true } : result.refusal
  },
}
