import { randomUUID } from 'node:crypto'
import type { ByteSource, ConnectorContext } from '../connector.ts'
import { piecesOf } from '../wire/index.ts'
import { addressOf, send } from './client.ts'
import { reasonOf, youtubeRefusal } from './errors.ts'

/** Sets the cover of a film; setting it again changes nothing. */
export async function setCover(
  ctx: ConnectorContext,
  { video, cover }: { video: string; cover: ByteSource },
): Promise<void> {
  const answer = await send(ctx, {
    url: addressOf(ctx, {
      path: '/upload/youtube/v3/thumbnails/set',
      query: { videoId: video, uploadType: 'media' },
    }),
    method: 'POST',
    headers: { 'content-type': cover.mediaType },
    body: await piecesOf(cover, 0, cover.sizeBytes),
  })
  if (answer.status >= 300) throw youtubeRefusal(answer, ctx.now())
}

/** Adds captions in one language; captions that lie there already are left as they are. */
export async function addCaptions(
  ctx: ConnectorContext,
  { video, language, file }: { video: string; language: string; file: ByteSource },
): Promise<void> {
  const boundary = `part-${randomUUID()}`
  const snippet = { videoId: video, language, name: '', isDraft: false }
  const head =
    `--${boundary}\r\ncontent-type: application/json; charset=UTF-8\r\n\r\n${JSON.stringify({ snippet })}\r\n` +
    `--${boundary}\r\ncontent-type: ${file.mediaType}\r\n\r\n`
  const answer = await send(ctx, {
    url: addressOf(ctx, {
      path: '/upload/youtube/v3/captions',
      query: { part: 'snippet', uploadType: 'multipart' },
    }),
    method: 'POST',
    headers: { 'content-type': `multipart/related; boundary=${boundary}` },
    body: Buffer.concat([
      Buffer.from(head),
      await piecesOf(file, 0, file.sizeBytes),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  })
  // An answer that was lost: they came the first time.
  if (answer.status === 409 && reasonOf(answer) === 'captionExists') return
  if (answer.status >= 300) throw youtubeRefusal(answer, ctx.now())
}
