import { z } from 'zod'

const captions = z.array(z.strictObject({ language: z.string(), vtt: z.string() }))

const publishedSchema = z.strictObject({
  id: z.string().min(1),
  title: z.string(),
  copy: z.string(),
  language: z.string().nullable(),
  altText: z.string(),
  contentWarning: z.string().nullable(),
  disclosures: z.array(z.string()),
  film: z.strictObject({
    address: z.url(),
    mediaType: z.string(),
    sizeBytes: z.int().positive(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    width: z.int().positive(),
    height: z.int().positive(),
    durationMs: z.int().positive(),
  }),
  captions,
})

const retractedSchema = z.strictObject({ id: z.string().min(1) })

/** What our webhooks send, as `docs/publish/platforms/webhook.md` has it; strict, so that the page stays true. */
export const messageSchema = z
  .strictObject({
    type: z.enum(['post.published', 'post.retracted']),
    timestamp: z.iso.datetime(),
    data: z.union([publishedSchema, retractedSchema]),
  })
  .refine(
    ({ type, data }) => (type === 'post.published') === 'film' in data,
    'These data are of another type.',
  )

/** A post as the receiver has it. */
export interface ReceivedPost {
  readonly facts: z.infer<typeof publishedSchema>
  isGone: boolean
}
