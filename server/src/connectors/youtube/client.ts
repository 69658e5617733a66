import { z } from 'zod'
import type { ConnectorContext } from '../connector.ts'
import { type Answer, answerOf } from '../wire/index.ts'
import { youtubeRefusal } from './errors.ts'

/** What a call to YouTube needs. */
export type Way = Pick<ConnectorContext, 'fetch' | 'token' | 'origins' | 'now' | 'signal'>

/** One call: its query, and a JSON body where it has one. */
export interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly json?: unknown
}

/** Makes a call of the Data API and reads its answer. Throws the refusal that YouTube worded. */
export async function ask(ctx: Way, { method, path, query, json }: Asked): Promise<Answer> {
  const answer = await send(ctx, {
    url: addressOf(ctx, { path, query }),
    method,
    headers: json === undefined ? {} : { 'content-type': 'application/json; charset=UTF-8' },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  })
  // A redirect is no answer: nothing is followed.
  if (answer.status >= 300) throw youtubeRefusal(answer, ctx.now())
  return answer
}

/** Sends a request as the channel and reads its answer, whatever it is. */
export async function send(
  ctx: Way,
  {
    url,
    method,
    headers,
    body,
  }: {
    url: string
    method: string
    headers: Readonly<Record<string, string>>
    body?: string | Uint8Array<ArrayBuffer>
  },
): Promise<Answer> {
  const response = await ctx.fetch(url, {
    method,
    headers: { ...headers, authorization: `Bearer ${await ctx.token()}` },
    signal: ctx.signal,
    ...(body === undefined ? {} : { body }),
  })
  return answerOf(response)
}

/** The address of a call. */
export function addressOf(
  { origins }: Pick<Way, 'origins'>,
  { path, query }: Pick<Asked, 'path' | 'query'>,
): string {
  return `${origins.api}${path}?${new URLSearchParams(query).toString()}`
}

const videoSchema = z.looseObject({
  id: z.string(),
  snippet: z.looseObject({ title: z.string().optional(), description: z.string().optional() }).optional(),
  status: z
    .looseObject({
      uploadStatus: z.string().optional(),
      failureReason: z.string().optional(),
      rejectionReason: z.string().optional(),
      privacyStatus: z.string().optional(),
      selfDeclaredMadeForKids: z.boolean().optional(),
      containsSyntheticMedia: z.boolean().optional(),
      embeddable: z.boolean().optional(),
      license: z.string().optional(),
      publicStatsViewable: z.boolean().optional(),
    })
    .optional(),
  statistics: z
    .looseObject({
      viewCount: z.string().optional(),
      likeCount: z.string().optional(),
      commentCount: z.string().optional(),
    })
    .optional(),
  paidProductPlacementDetails: z.looseObject({ hasPaidProductPlacement: z.boolean().optional() }).optional(),
  processingDetails: z
    .looseObject({
      processingStatus: z.string().optional(),
      processingFailureReason: z.string().optional(),
      processingProgress: z
        .looseObject({
          partsTotal: z.coerce.number().optional(),
          partsProcessed: z.coerce.number().optional(),
        })
        .optional(),
    })
    .optional(),
})

/** A video as YouTube describes it, as far as we read it. */
export type Video = z.infer<typeof videoSchema>

const listSchema = z.looseObject({ items: z.array(videoSchema).default([]) })

/** One video, with these parts; null where YouTube has none of this id. */
export async function readVideo(ctx: Way, id: string, parts: string): Promise<Video | null> {
  const { body } = await ask(ctx, {
    method: 'GET',
    path: '/youtube/v3/videos',
    query: { part: parts, id },
  })
  return listSchema.parse(body).items.find((video) => video.id === id) ?? null
}

/** A video in the answer of a call that made or changed it. */
export function videoIn({ body }: Answer): Video {
  return videoSchema.parse(body)
}
