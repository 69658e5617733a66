import { z } from 'zod'
import type { ConnectorContext } from '../connector.ts'
import { peertube } from './client.ts'

const Listed = z.object({
  data: z.array(z.object({ name: z.string(), uuid: z.string(), shortUUID: z.string() })),
})

/** The account's film that still has this name, which nobody but an upload of ours gave it; null where there is none. */
export async function findByKey(
  ctx: ConnectorContext,
  key: string,
): Promise<{ uuid: string; shortUuid: string } | null> {
  const { data } = await peertube(ctx, {
    method: 'GET',
    path: '/users/me/videos',
    query: { search: key, count: '10', sort: '-createdAt' },
    answer: Listed,
  })
  const found = data.find(({ name }) => name === key)
  return found === undefined ? null : { uuid: found.uuid, shortUuid: found.shortUUID }
}
