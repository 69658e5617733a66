import type { RequestEvent } from '@sveltejs/kit'
import { read } from '#lib/server/api.ts'
import type { Opening } from './openings.ts'

/** The units of the work that can open by themselves, such as episodes. */
export async function loadOpenings(event: RequestEvent<{ production: string }>): Promise<Opening[]> {
  const { production } = event.params
  const { points } = await read(event, (api) =>
    api.GET('/api/v1/productions/{production}/story', { params: { path: { production } } }),
  )
  return points.map(({ id, name }) => ({ id, name }))
}
