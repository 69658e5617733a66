import { KEY_SCOPES, mayDo, ROLES } from '@stagedoor/core/production'
import { act, read, textOf } from '#lib/server/api.ts'
import { clearingActs } from '#lib/server/clearing-acts.ts'
import { subjectIn } from '#lib/server/posted.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const house = { params: { path: { production: event.params.production } } }
  const { production } = await event.parent()
  const [people, subjects, keys] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/productions/{production}/members', house)),
    read(event, (api) => api.GET('/api/v1/productions/{production}/subjects', house)),
    mayDo(production.role, 'manage-keys')
      ? read(event, (api) => api.GET('/api/v1/productions/{production}/keys', house))
      : { items: [] },
  ])
  return {
    members: people.items,
    invitations: people.invitations,
    subjects: subjects.items,
    keys: keys.items.filter(({ revokedAt }) => revokedAt === null),
  }
}

const roleIn = (form: FormData) => ROLES.find((role) => role === textOf(form, 'role')) ?? 'contributor'

export const actions: Actions = {
  askToSign: clearingActs.askToSign,
  needsNone: clearingActs.needsNone,
  namePerson: clearingActs.namePerson,
  invite: async (event) => {
    const form = await event.request.formData()
    const name = textOf(form, 'name')
    const email = textOf(form, 'email')
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/invitations', {
        params: { path: { production: event.params.production } },
        body: { name, role: roleIn(form), email: email === '' ? null : email },
      }),
    )
    return result.ok ? { invitation: { url: result.answer.url, name, email } } : result.refusal
  },
  changeRole: async (event) => {
    const form = await event.request.formData()
    const path = { production: event.params.production, member: textOf(form, 'member') }
    const result = await act(event, (api) =>
      api.PATCH('/api/v1/productions/{production}/members/{member}', {
        params: { path },
        body: { role: roleIn(form) },
      }),
    )
    return result.ok ? { done: true } : result.refusal
  },
  remove: async (event) => {
    const form = await event.request.formData()
    const path = { production: event.params.production, member: textOf(form, 'member') }
    const result = await act(event, (api) =>
      api.DELETE('/api/v1/productions/{production}/members/{member}', { params: { path } }),
    )
    return result.ok ? { done: true } : result.refusal
  },
  addSubject: async (event) => {
    const body = subjectIn(await event.request.formData())
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/subjects', {
        params: { path: { production: event.params.production } },
        body,
      }),
    )
    return result.ok ? { done: true } : result.refusal
  },
  changeSubject: async (event) => {
    const form = await event.request.formData()
    const contact = textOf(form, 'contact')
    const result = await act(event, (api) =>
      api.PATCH('/api/v1/subjects/{subject}', {
        params: { path: { subject: textOf(form, 'subject') } },
        body: {
          name: textOf(form, 'name'),
          contact: contact === '' ? null : contact,
          ...(textOf(form, 'kind') === 'person' ? { isMinor: form.has('isMinor') } : {}),
        },
      }),
    )
    return result.ok ? { done: true } : result.refusal
  },
  withdraw: async (event) => {
    const form = await event.request.formData()
    const reason = textOf(form, 'reason')
    const result = await act(event, (api) =>
      api.POST('/api/v1/release-forms/{form}/withdrawals', {
        params: { path: { form: textOf(form, 'form') } },
        body: reason === '' ? {} : { reason },
      }),
    )
    return result.ok ? { withdrawn: result.answer.changed.length } : result.refusal
  },
  makeKey: async (event) => {
    const form = await event.request.formData()
    const asked = form.getAll('scope').map(String)
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/keys', {
        params: { path: { production: event.params.production } },
        body: { name: textOf(form, 'name'), scopes: KEY_SCOPES.filter((scope) => asked.includes(scope)) },
      }),
    )
    return result.ok ? { key: result.answer.secret } : result.refusal
  },
  revokeKey: async (event) => {
    const form = await event.request.formData()
    const path = { production: event.params.production, key: textOf(form, 'key') }
    const result = await act(event, (api) =>
      api.DELETE('/api/v1/productions/{production}/keys/{key}', { params: { path } }),
    )
    return result.ok ? { done: true } : result.refusal
  },
}
