import { z } from 'zod'
import type { ConnectorContext, Handle, OutsideTry, Post } from '../connector.ts'
import { asAccount, askAsAnybody } from '../wire/index.ts'
import { askMastodon, Status } from './client.ts'
import { mastodonRefusal } from './errors.ts'
import { readHandle } from './handle.ts'

const PAGE = 20

/**
 * Asks for a film that no status carries yet: by its id, and among what the account has posted. The file itself answers
 * whoever has its address, which the server makes by chance and tells the account alone.
 */
export async function tryOutside(
  _post: Post,
  ctx: ConnectorContext,
  handle: Handle,
): Promise<readonly OutsideTry[]> {
  const { mediaId } = readHandle(handle)
  if (mediaId === null) return []
  const path = `/api/v1/media/${mediaId}`
  const posted = `/api/v1/accounts/${String(ctx.account.settings['accountId'])}/statuses?limit=${PAGE}`
  const anybody = [
    await askAsAnybody(ctx, { what: 'the film, by its id', url: new URL(path, ctx.account.address) }),
    await askAsAnybody(ctx, {
      what: 'what the account has posted',
      url: new URL(posted, ctx.account.address),
      shows: (text) => carries(text, mediaId),
    }),
  ]
  const answer = await askMastodon(ctx, { method: 'GET', path })
  const told = { what: 'the film, as the account', how: `GET ${path}` }
  // A film that a status carries is answered as if it were none.
  if (answer.status === 404)
    return [
      ...anybody,
      asAccount({ ...told, found: 'nothing-there', said: 'no film that waits for a status' }),
    ]
  if (answer.status >= 300) throw mastodonRefusal(answer, { now: ctx.now() })
  return [
    ...anybody,
    asAccount({
      ...told,
      found: 'unseen',
      said: 'it waits for a status; its file answers whoever has its address, which the server made by chance and told this account alone',
    }),
  ]
}

const Posted = z.array(Status.pick({ media_attachments: true }))

function carries(text: string, mediaId: string): boolean {
  try {
    const read = Posted.parse(JSON.parse(text))
    return read.some(({ media_attachments: films }) => films.some(({ id }) => id === mediaId))
  } catch {
    // Cut off, or in another form: its id is looked for as it stands.
    return text.includes(`"${mediaId}"`)
  }
}
