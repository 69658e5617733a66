import { read } from '#lib/server/api.ts'
import type { RequestEvent } from '@sveltejs/kit'

/** Whether the community of a production is for those who said that they are of age; who has said so does not meet it. */
export async function isForTheGrown(
  event: Pick<RequestEvent, 'fetch' | 'url'>,
  production: string,
): Promise<boolean> {
  const { isOpen, isGrownOnly } = await read(event, (api) =>
    api.GET('/api/v1/public/productions/{production}/house-rules', { params: { path: { production } } }),
  )
  return isOpen && isGrownOnly
}
