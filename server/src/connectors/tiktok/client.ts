import { z } from 'zod'
import type { ConnectorContext } from '../connector.ts'
import { type Answer, answerOf } from '../wire/index.ts'
import { codeOf, tiktokRefusal } from './errors.ts'

/** What a call to TikTok needs. */
export type Way = Pick<ConnectorContext, 'fetch' | 'token' | 'origins' | 'now'>

/** Makes a call of the API and reads its `data` by a schema. Throws the refusal that TikTok worded. */
export async function ask<Shape extends z.ZodType>(
  ctx: Way,
  path: string,
  { json, shape }: { json: unknown; shape: Shape },
): Promise<{ readonly told: z.infer<Shape>; readonly answer: Answer }> {
  const answer = await answerOf(
    await ctx.fetch(`${ctx.origins['api']}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await ctx.token()}`,
        'content-type': 'application/json; charset=UTF-8',
      },
      body: JSON.stringify(json),
    }),
  )
  if (answer.status >= 300 || codeOf(answer) !== 'ok') throw tiktokRefusal(answer, ctx.now())
  const { data } = z.looseObject({ data: z.unknown() }).parse(answer.body)
  return { told: shape.parse(data), answer }
}

const creatorSchema = z.looseObject({
  creator_username: z.string(),
  creator_nickname: z.string(),
  privacy_level_options: z.array(z.string()),
  comment_disabled: z.boolean(),
  duet_disabled: z.boolean(),
  stitch_disabled: z.boolean(),
  max_video_post_duration_sec: z.number(),
})

/** What a creator may do now. */
export type Creator = z.infer<typeof creatorSchema>

/** Asks what the creator may do now; the answer holds for this composing alone. */
export async function askCreator(ctx: Way): Promise<Creator> {
  const { told } = await ask(ctx, '/v2/post/publish/creator_info/query/', { json: {}, shape: creatorSchema })
  return told
}

const statusSchema = z.looseObject({
  status: z.string(),
  fail_reason: z.string().optional(),
  uploaded_bytes: z.number().optional(),
  // The misspelling is TikTok's. The numbers are larger than a number of JavaScript's holds.
  publicaly_available_post_id: z.array(z.union([z.string(), z.number()])).optional(),
})

/** How far a post is, in TikTok's words; the id of the post once it is open to all. */
export interface PublishStatus {
  readonly status: string
  readonly failReason: string
  readonly uploadedBytes: number
  readonly postId: string | null
  readonly answer: Answer
}

/** Asks how far a post is. Throws where TikTok does not know it. */
export async function askStatus(ctx: Way, publishId: string): Promise<PublishStatus> {
  const { told, answer } = await ask(ctx, '/v2/post/publish/status/fetch/', {
    json: { publish_id: publishId },
    shape: statusSchema,
  })
  return {
    status: told.status,
    failReason: told.fail_reason ?? 'internal',
    uploadedBytes: told.uploaded_bytes ?? 0,
    postId: postIdIn(answer.text),
    answer,
  }
}

// Read from the text: parsed as a number, the last digits of an id are lost.
function postIdIn(text: string): string | null {
  return /"publicaly_available_post_id"\s*:\s*\[\s*"?(\d+)"?/.exec(text)?.[1] ?? null
}
