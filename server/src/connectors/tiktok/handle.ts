import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Handle, Post } from '../connector.ts'

const handleSchema = z.object({
  v: z.literal(1),
  publishId: z.string(),
  /** Whoever has it can upload; the house keeps it sealed. */
  uploadUrl: z.string(),
  /** When TikTok opened it, epoch milliseconds. */
  openedAt: z.number(),
  chunkBytes: z.number(),
  count: z.number(),
  sizeBytes: z.number(),
  visibility: z.string(),
  mode: z.enum(['direct', 'inbox']),
  digest: z.string(),
  /** TikTok said that the address takes no more bytes. */
  hasEnded: z.boolean(),
})

/** What is remembered of a post at TikTok. */
export type TiktokHandle = z.infer<typeof handleSchema>

/** Reads a handle. Throws where it is none of ours. */
export function readHandle(handle: Handle): TiktokHandle {
  return handleSchema.parse(handle)
}

/** The digest of all that a post is opened with: with other words it is another post. */
export function digestOf({ plan, files }: Post, visibility: string): string {
  const { copy, disclosures, interactions, cover } = plan
  const opened = { copy, disclosures, interactions, cover, visibility, film: files.film.sha256 }
  return createHash('sha256').update(JSON.stringify(opened)).digest('hex')
}
