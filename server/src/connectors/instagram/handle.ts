import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Handle, Post } from '../connector.ts'
import { containerWords } from './words.ts'

const handleSchema = z.object({
  v: z.literal(1),
  /** Null once it has expired: what was placed is placed again. */
  container: z.string().nullable(),
  /** Where the bytes go; null where Instagram fetches them itself. */
  uploadTo: z.string().nullable(),
  /** When the container was made, epoch milliseconds: it lives a day. */
  madeAt: z.number(),
  /** Of everything that was placed. */
  digest: z.string(),
})

/** What is remembered of a post at Instagram. */
export type InstagramHandle = z.infer<typeof handleSchema>

/** Reads a handle. Throws where it is none of ours. */
export function readHandle(handle: Handle): InstagramHandle {
  return handleSchema.parse(handle)
}

/** The digest of everything that is placed for a post. */
export function digestOf({ plan, files }: Post): string {
  const placed = { words: containerWords(plan), film: files.film.sha256 }
  return createHash('sha256').update(JSON.stringify(placed)).digest('hex')
}
