import { z } from 'zod'

const shared = {
  is_ai_generated: z.boolean().optional(),
  is_paid_partnership: z.boolean().optional(),
  branded_content_sponsor_ids: z.array(z.number()).max(2).optional(),
  user_tags: z.array(z.strictObject({ username: z.string() })).optional(),
}

const reel = z.strictObject({
  ...shared,
  media_type: z.literal('REELS'),
  caption: z
    .string()
    .max(2200)
    .refine((text) => (text.match(/#[\p{L}\p{N}_]+/gu) ?? []).length <= 30)
    .refine((text) => (text.match(/@[\p{L}\p{N}_.]+/gu) ?? []).length <= 20)
    .optional(),
  share_to_feed: z.boolean().optional(),
  thumb_offset: z.number().int().min(0).optional(),
  cover_url: z.url().optional(),
  audio_name: z.string().optional(),
  collaborators: z.array(z.string()).max(3).optional(),
  upload_type: z.literal('resumable').optional(),
  video_url: z.url().optional(),
})

const story = z.strictObject({
  ...shared,
  media_type: z.literal('STORIES'),
  upload_type: z.literal('resumable').optional(),
  video_url: z.url().optional(),
})

/** A container as it is asked for: bytes from us, or an address to fetch. */
export const containerSchema = z.union([reel, story])

/** What a container says. */
export type ContainerWords = z.infer<typeof containerSchema>

/** Fields of a node, of those that are documented; what is asked for inside another in braces. */
export const fieldsOf = (...known: readonly [string, ...string[]]) =>
  z.string().transform((text, ctx) => {
    const fields = text.replace(/\{[^}]*\}/g, '').split(',')
    for (const field of fields) if (!known.includes(field)) ctx.addIssue(`no field ${field}`)
    return fields
  })
