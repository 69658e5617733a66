import { mayDo } from '@stagedoor/core/production'
import { act, read } from '#lib/server/api.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const path = { production: event.params.production }
  const { searchParams } = event.url
  const account = searchParams.get('account') ?? ''
  const after = searchParams.get('after')
  const isUnread = searchParams.get('unread') === 'true'
  const query = {
    ...(account === '' ? {} : { account }),
    ...(after === null ? {} : { after }),
    ...(isUnread ? { unread: 'true' as const } : {}),
  }
  const { production } = await event.parent()
  const [replies, echoes, accounts] = await Promise.all([
    read(event, (api) => api.GET('/api/v1/productions/{production}/replies', { params: { path, query } })),
    read(event, (api) => api.GET('/api/v1/productions/{production}/echoes', { params: { path } })),
    read(event, (api) =>
      api.GET('/api/v1/productions/{production}/accounts', { params: { path, query: {} } }),
    ),
  ])
  return {
    replies: replies.items,
    next: replies.next,
    unread: replies.unread,
    echoes: echoes.items,
    accounts: accounts.items.map(({ id, name, platform }) => ({ id, name, platform })),
    account,
    isUnread,
    mayPublish: mayDo(production.role, 'publish'),
  }
}

export const actions: Actions = {
  read: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/productions/{production}/replies/read', {
        params: { path: { production: event.params.production } },
        body: { ids: form.getAll('reply').map(String) },
      }),
    )
    return result.ok ? { read: true } : result.refusal
  },
}
