import { z } from 'zod'

const noAngles = (text: string) => !/[<>]/.test(text)

const snippet = z.strictObject({
  title: z.string().min(1).max(100).refine(noAngles),
  description: z
    .string()
    .refine((text) => Buffer.byteLength(text) <= 5000)
    .refine(noAngles)
    .optional(),
  categoryId: z.string().regex(/^\d+$/).optional(),
  // Counted with a comma between them, and with two quotes around one that has a space in it.
  tags: z
    .array(z.string().min(1))
    .refine(
      (tags) =>
        tags.reduce((sum, tag) => sum + tag.length + (tag.includes(' ') ? 2 : 0), 0) + tags.length - 1 <= 500,
    )
    .optional(),
  defaultLanguage: z.string().optional(),
  defaultAudioLanguage: z.string().optional(),
})

const status = z
  .strictObject({
    privacyStatus: z.enum(['private', 'public', 'unlisted']),
    publishAt: z.iso.datetime().optional(),
    license: z.enum(['youtube', 'creativeCommon']).optional(),
    embeddable: z.boolean().optional(),
    publicStatsViewable: z.boolean().optional(),
    selfDeclaredMadeForKids: z.boolean().optional(),
    containsSyntheticMedia: z.boolean().optional(),
  })
  .refine(({ publishAt, privacyStatus }) => publishAt === undefined || privacyStatus === 'private')

const paidProductPlacementDetails = z.strictObject({ hasPaidProductPlacement: z.boolean() })

/** A video as videos.insert takes it. */
export const insertSchema = z.strictObject({
  snippet,
  status,
  paidProductPlacementDetails: paidProductPlacementDetails.optional(),
})

/** A video as the emulator keeps it. */
export type VideoResource = z.infer<typeof insertSchema>

/** A video as videos.update takes it; a snippet there needs its category. */
export const updateSchema = z.strictObject({
  id: z.string(),
  snippet: snippet.required({ categoryId: true }).optional(),
  status: status.optional(),
  paidProductPlacementDetails: paidProductPlacementDetails.optional(),
})

/** A list of parts, of those that a call knows. */
export const partsOf = (...known: readonly [string, ...string[]]) =>
  z.string().transform((text, ctx) => {
    const parts = text.split(',')
    for (const part of parts) if (!known.includes(part)) ctx.addIssue(`no part ${part}`)
    return parts
  })
