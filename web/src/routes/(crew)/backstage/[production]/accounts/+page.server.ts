import { mayDo } from '@stagedoor/core/production'
import { HANDLE_PLATFORMS, PLATFORM_IDS, type PlatformId } from '@stagedoor/core/publish'
import { act, read, readUnless, textOf } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const path = { production: event.params.production }
  const said = event.url.searchParams.get('said')
  const choice = event.url.searchParams.get('choose')
  const { me, production } = await event.parent()
  const [accounts, connectors, apps, choose, aids] = await Promise.all([
    read(event, (api) =>
      api.GET('/api/v1/productions/{production}/accounts', {
        params: { path, query: said === null ? {} : { said } },
      }),
    ),
    read(event, (api) => api.GET('/api/v1/productions/{production}/connectors', { params: { path } })),
    me.isOperator ? read(event, (api) => api.GET('/api/v1/apps')) : { items: [] },
    choice === null
      ? undefined
      : readUnless(event, ['door-shut-again', 'invalid-request', 'not-signed-in'], (api) =>
          api.GET('/api/v1/account-choices/{choice}', { params: { path: { choice } } }),
        ),
    read(event, (api) => api.GET('/api/v1/productions/{production}/composing-aids', { params: { path } })),
  ])
  return {
    accounts: accounts.items,
    said: accounts.said,
    connectors: connectors.items,
    apps: apps.items,
    people: aids.people,
    choose: choose === undefined || choice === null ? undefined : { ...choose, id: choice },
    mayPublish: mayDo(production.role, 'publish'),
  }
}

const platformIn = (form: FormData): PlatformId =>
  PLATFORM_IDS.find((id) => id === textOf(form, 'connector')) ?? 'webhook'
const orNull = (form: FormData, name: string): string | null => textOf(form, name) || null
const FIELD = 'field:'

export const actions: Actions = {
  go: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/account-doors', {
        params: { path: { production: event.params.production } },
        body: {
          connector: platformIn(form),
          server: orNull(form, 'server'),
          door: orNull(form, 'door'),
          accountId: orNull(form, 'account'),
        },
      }),
    )
    // The browser goes there by itself: a form of ours is answered by this house alone.
    return result.ok ? { go: result.answer.url, platform: platformIn(form) } : result.refusal
  },
  open: async (event) => {
    const form = await event.request.formData()
    const fields = [...form].flatMap(([name, value]) =>
      name.startsWith(FIELD) && typeof value === 'string' ? [[name.slice(FIELD.length), value]] : [],
    )
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/accounts', {
        params: { path: { production: event.params.production } },
        body: {
          connector: platformIn(form),
          server: orNull(form, 'server'),
          accountId: orNull(form, 'account'),
          fields: Object.fromEntries(fields) as Record<string, string>,
        },
      }),
    )
    return result.ok ? { opened: true } : result.refusal
  },
  choose: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/account-choices/{choice}/accounts', {
        params: { path: { choice: textOf(form, 'choice') } },
        body: { remoteIds: form.getAll('remoteId').map(String) },
      }),
    )
    return result.ok ? { opened: true } : result.refusal
  },
  look: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/accounts/{account}/looks', {
        params: { path: { account: textOf(form, 'account') } },
      }),
    )
    return result.ok ? { opened: false } : result.refusal
  },
  switch: async (event) => {
    const form = await event.request.formData()
    const isOn = form.has('isOn')
    const named: Record<string, Record<string, boolean>> = {
      projectIsAudited: { isAudited: isOn },
      isSubscriber: { isSubscriber: isOn },
      readsReplies: { readsReplies: isOn },
      sendsDrafts: { sendsDrafts: isOn },
    }
    const result = await act(event, (api) =>
      api.PATCH('/api/v1/accounts/{account}', {
        params: { path: { account: textOf(form, 'account') } },
        body: named[textOf(form, 'switch')] ?? {},
      }),
    )
    return result.ok ? { opened: false } : result.refusal
  },
  addPerson: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/person-accounts', {
        params: { path: { production: event.params.production } },
        body: {
          name: textOf(form, 'name'),
          platform: HANDLE_PLATFORMS.find((one) => one === textOf(form, 'platform')) ?? 'bluesky',
          handle: textOf(form, 'handle'),
          agreed: textOf(form, 'agreed'),
        },
      }),
    )
    return result.ok ? { opened: false } : result.refusal
  },
  dropPerson: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.DELETE('/api/v1/person-accounts/{personAccount}', {
        params: { path: { personAccount: textOf(form, 'id') } },
      }),
    )
    return result.ok ? { stillMentioned: result.answer.stillMentioned } : result.refusal
  },
  letGo: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/accounts/{account}/disconnections', {
        params: { path: { account: textOf(form, 'account') } },
      }),
    )
    return result.ok ? { givenBack: result.answer.givenBack } : result.refusal
  },
  giveApp: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.PUT('/api/v1/apps/{connector}', {
        params: { path: { connector: platformIn(form) } },
        body: {
          clientId: textOf(form, 'clientId'),
          clientSecret: orNull(form, 'clientSecret'),
          server: orNull(form, 'server'),
          door: orNull(form, 'door'),
        },
      }),
    )
    return result.ok ? { app: true } : result.refusal
  },
  dropApp: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.DELETE('/api/v1/apps/{app}', { params: { path: { app: textOf(form, 'app') } } }),
    )
    return result.ok ? { app: false } : result.refusal
  },
}
