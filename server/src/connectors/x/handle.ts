import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Handle, Post } from '../connector.ts'

const handleSchema = z.object({
  v: z.literal(1),
  /** The film at X; null for words alone, and where it has to be opened anew. */
  media: z
    .object({
      id: z.string(),
      key: z.string(),
      /** X forgets what nobody posts; epoch milliseconds. */
      until: z.number(),
      /** Pieces that X has taken. */
      pieces: z.number(),
      isFinal: z.boolean(),
      isDescribed: z.boolean(),
      /** Languages of the captions that are joined to it. */
      captions: z.array(z.string()),
    })
    .nullable(),
  digest: z.string(),
  /** When the call was last begun; null where it never was. */
  calledAt: z.number().nullable(),
})

/** What is remembered of a post at X. */
export type XHandle = z.infer<typeof handleSchema>

/** The film of a post at X. */
export type XMedia = NonNullable<XHandle['media']>

/** Reads a handle. Throws where it is none of ours. */
export function readHandle(handle: Handle): XHandle {
  return handleSchema.parse(handle)
}

/** The digest of all that goes ahead of the call: with another description it is another film. */
export function digestOf({ plan, files }: Post): string {
  const { altText, contentWarning, disclosures } = plan
  const captions = files.captions.map(({ language, file }) => [language, file.sha256])
  const placed = { altText, contentWarning, disclosures, captions, film: files.film.sha256 }
  return createHash('sha256').update(JSON.stringify(placed)).digest('hex')
}
