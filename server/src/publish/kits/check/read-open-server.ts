import type { PostLink } from '@stagedoor/core/publish'
import { z } from 'zod'
import { type PostReading, unread } from './post-reading.ts'
import { MOST_FILM_BYTES, type Reach } from './reach.ts'

const Status = z.object({
  content: z.string(),
  spoiler_text: z.string().optional(),
  media_attachments: z.array(z.object({ id: z.string(), type: z.string(), url: z.string().nullable() })),
})
const Files = z.array(
  z.object({
    fileUrl: z.string(),
    size: z.number(),
    resolution: z.object({ id: z.number() }),
  }),
)
const Video = z.object({
  uuid: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  truncatedDescription: z.string().nullish(),
  files: Files,
  streamingPlaylists: z.array(z.object({ files: Files })).optional(),
})

// Enough to know a film again, and small to fetch.
const ENOUGH_LINES = 360

/** Reads a status by `GET /api/v1/statuses/:id` (docs.joinmastodon.org/methods/statuses), as anybody may. */
export async function readMastodonPost(
  reach: Reach,
  { server, id }: Extract<PostLink, { platform: 'mastodon' | 'peertube' }>,
  signal: AbortSignal,
): Promise<PostReading> {
  const { status, body } = await reach.ask(`${server}/api/v1/statuses/${id}`, signal)
  if (status === 404 || status === 410) return { kind: 'gone' }
  const post = Status.safeParse(body).data
  if (status !== 200 || post === undefined) return unread('unreachable')
  const words = `${post.spoiler_text ?? ''} ${wordsOfPage(post.content)}`.trim()
  const film = post.media_attachments.find(({ type }) => type === 'video' || type === 'gifv')
  return film?.url == null || !URL.canParse(film.url)
    ? unread('no-film', words)
    : { kind: 'film', key: `${film.id} ${film.url}`, address: film.url, words }
}

/** Reads a video by `GET /api/v1/videos/:id` (docs.joinpeertube.org/api-rest-reference.html), as anybody may. */
export async function readPeertubePost(
  reach: Reach,
  { server, id }: Extract<PostLink, { platform: 'mastodon' | 'peertube' }>,
  signal: AbortSignal,
): Promise<PostReading> {
  const { status, body } = await reach.ask(`${server}/api/v1/videos/${id}`, signal)
  if (status === 404 || status === 410) return { kind: 'gone' }
  const post = Video.safeParse(body).data
  if (status !== 200 || post === undefined) return unread('unreachable')
  const words = `${post.name}\n${post.description ?? post.truncatedDescription ?? ''}`
  const files = [...post.files, ...(post.streamingPlaylists ?? []).flatMap((list) => list.files)]
    .filter(({ fileUrl, resolution }) => URL.canParse(fileUrl) && resolution.id > 0)
    .toSorted((a, b) => a.resolution.id - b.resolution.id)
  const film = files.find(({ resolution }) => resolution.id >= ENOUGH_LINES) ?? files.at(-1)
  if (film === undefined) return unread('no-film', words)
  if (film.size > MOST_FILM_BYTES) return unread('too-large', words)
  // A film that takes another's place is encoded anew, into a file of another name.
  return { kind: 'film', key: film.fileUrl, address: film.fileUrl, words }
}

// The words of a status come as a page. Nothing of it is shown: they are searched for a disclosure alone.
function wordsOfPage(html: string): string {
  return html
    .replaceAll(/<br\s*\/?>|<\/p>/gi, ' ')
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll(/&(?:amp|#38);/g, '&')
    .replaceAll(/&(?:quot|#34);/g, '"')
    .replaceAll(/&(?:apos|#39);/g, "'")
}
