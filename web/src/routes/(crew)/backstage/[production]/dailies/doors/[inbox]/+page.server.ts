import { error } from '@sveltejs/kit'
import { read } from '#lib/server/api.ts'
import { words } from '#lib/words/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const path = { production: event.params.production }
  const { items } = await read(event, (api) =>
    api.GET('/api/v1/productions/{production}/inboxes', { params: { path } }),
  )
  const inbox = items.find(({ id, closedAt }) => id === event.params.inbox && closedAt === null)
  if (!inbox) error(404, words.errors.notFound)
  return { inbox }
}
