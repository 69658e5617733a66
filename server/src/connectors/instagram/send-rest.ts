import { z } from 'zod'
import { ConnectorRefusal } from '../connector-error.ts'
import type { ConnectorContext, Post } from '../connector.ts'
import { answerOf, refusalOf, streamOf } from '../wire/index.ts'
import { instagramRefusal } from './errors.ts'
import type { InstagramHandle } from './handle.ts'

const failedSchema = z.looseObject({
  debug_info: z.looseObject({ retriable: z.boolean().optional(), type: z.string().optional() }),
})

/** Sends a film from a byte on, in one body: the upload host takes a rest, not a piece. */
export async function sendRest(
  { files }: Post,
  ctx: ConnectorContext,
  { handle, from }: { handle: InstagramHandle; from: number },
): Promise<void> {
  const { film } = files
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: {
      // This host knows no other word for it.
      authorization: `OAuth ${await ctx.token()}`,
      offset: String(from),
      file_size: String(film.sizeBytes),
      'content-type': 'application/octet-stream',
      'content-length': String(film.sizeBytes - from),
    },
    body: streamOf(film, from),
    duplex: 'half',
    signal: ctx.signal,
  }
  const answer = await answerOf(await ctx.fetch(handle.uploadTo ?? '', init))
  if (answer.status < 300) return
  const failed = failedSchema.safeParse(answer.body)
  if (!failed.success) throw instagramRefusal(answer, ctx.now())
  const { retriable, type = 'upload-failed' } = failed.data.debug_info
  // Some containers never take a byte; another one does.
  if (retriable !== true) await ctx.saveHandle({ ...handle, container: null })
  const refusal = refusalOf(answer, {
    code: type,
    refused: ['transient', 'Instagram did not take the bytes of the film.', 'It is tried again by itself.'],
    now: ctx.now(),
  })
  throw new ConnectorRefusal(refusal.error)
}
