import type { RequestEvent } from '@sveltejs/kit'
import { read } from '#lib/server/api.ts'
import type { Follow } from '#lib/wire/notices.ts'

type Event = Pick<RequestEvent, 'fetch' | 'url' | 'request'>

/** What a page's viewer follows of a production; of a request without a session there is nothing to ask. */
export async function followsIn(event: Event, production: string): Promise<Follow[]> {
  if (!/session_token=/.test(event.request.headers.get('cookie') ?? '')) return []
  const { items } = await read(event, (api) =>
    api.GET('/api/v1/public/productions/{production}/follows', { params: { path: { production } } }),
  )
  return items
}
