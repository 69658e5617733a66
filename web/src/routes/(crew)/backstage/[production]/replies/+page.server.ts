import { mayDo } from '@stagedoor/core/production'
import { fail } from '@sveltejs/kit'
import { act, read, textOf } from '#lib/server/api.ts'
import { words } from '#lib/words/index.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const path = { production: event.params.production }
  const { searchParams } = event.url
  const account = searchParams.get('account') ?? ''
  const after = searchParams.get('after')
  const isUnread = searchParams.get('unread') === 'true'
  const isOpen = searchParams.get('open') === 'true'
  const query = {
    ...(account === '' ? {} : { account }),
    ...(after === null ? {} : { after }),
    ...(isUnread ? { unread: 'true' as const } : {}),
    ...(isOpen ? { open: 'true' as const } : {}),
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
    crew: replies.crew,
    echoes: echoes.items,
    accounts: accounts.items.map(({ id, name, platform }) => ({ id, name, platform })),
    account,
    isUnread,
    isOpen,
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
  answer: async (event) => {
    const form = await event.request.formData()
    const reply = textOf(form, 'reply')
    const text = textOf(form, 'text')
    const result = await act(event, (api) =>
      api.POST('/api/v1/replies/{reply}/answers', { params: { path: { reply } }, body: { text } }),
    )
    // What was typed is in the box again.
    return result.ok
      ? { answered: reply }
      : fail(result.refusal.status, { ...result.refusal.data, reply, text })
  },
  deal: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.PUT('/api/v1/replies/{reply}/dealing', {
        params: { path: { reply: textOf(form, 'reply') } },
        body: { takenById: textOf(form, 'takenBy') || null, isDone: textOf(form, 'isDone') === 'yes' },
      }),
    )
    return result.ok ? { dealt: true } : result.refusal
  },
  callBack: async (event) => {
    const form = await event.request.formData()
    const result = await act(event, (api) =>
      api.POST('/api/v1/publications/{publication}/recalls', {
        params: { path: { publication: textOf(form, 'publication') } },
        body: { because: words.replies.calledBackBecause, reach: 'this-alone' },
      }),
    )
    return result.ok ? { calledBack: true } : result.refusal
  },
}
