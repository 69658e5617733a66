import type { ConnectorContext, Handle, OutsideTry, Post } from '../connector.ts'
import { asAccount, askAsAnybody } from '../wire/index.ts'
import { readHandle } from './handle.ts'
import { statusOrNone } from './place.ts'

/** Asks for an upload without its last chunk: of such a one nothing is ever posted. */
export async function tryOutside(
  _post: Post,
  ctx: ConnectorContext,
  held: Handle,
): Promise<readonly OutsideTry[]> {
  const { publishId, sizeBytes } = readHandle(held)
  const path = '/v2/post/publish/status/fetch/'
  const anybody = await askAsAnybody(ctx, {
    what: 'the upload, by its id',
    url: `${ctx.origins['api']}${path}`,
    json: { publish_id: publishId },
  })
  const told = { what: 'the upload, as the account', how: `POST ${path}` }
  const status = await statusOrNone(ctx, publishId)
  if (status === null)
    return [anybody, asAccount({ ...told, found: 'nothing-there', said: 'TikTok does not know it any more' })]
  const { status: said, uploadedBytes } = status
  const isOut = said === 'PUBLISH_COMPLETE' || said === 'SEND_TO_USER_INBOX'
  return [
    anybody,
    asAccount({
      ...told,
      found: isOut ? 'open' : 'unseen',
      said: `TikTok says: ${said}, ${uploadedBytes} of ${sizeBytes} bytes`,
    }),
  ]
}
