import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Handle, Post } from '../connector.ts'
import { placedResource } from './resource.ts'

const handleSchema = z.object({
  v: z.literal(1),
  /** Where the bytes go; whoever has it can upload, so the house keeps it sealed. */
  session: z.string().nullable(),
  sizeBytes: z.number(),
  video: z.string().nullable(),
  /** When the last byte had come, epoch milliseconds. */
  uploadedAt: z.number().nullable(),
  /** Of everything that was placed: a film placed with other words is not this one. */
  digest: z.string(),
  hasCover: z.boolean(),
  /** Languages of the captions that lie there. */
  captions: z.array(z.string()),
})

/** What is remembered of a film at YouTube. */
export type YoutubeHandle = z.infer<typeof handleSchema>

/** Reads a handle. Throws where it is none of ours. */
export function readHandle(handle: Handle): YoutubeHandle {
  return handleSchema.parse(handle)
}

/** A handle for a film of which nothing lies there yet. */
export function freshHandle(post: Post, session: string): YoutubeHandle {
  const { sizeBytes } = post.files.film
  return {
    v: 1,
    session,
    sizeBytes,
    video: null,
    uploadedAt: null,
    digest: digestOf(post),
    hasCover: false,
    captions: [],
  }
}

/** The digest of everything that is placed for a post. */
export function digestOf(post: Post): string {
  const { film, cover, captions } = post.files
  const placed = {
    resource: placedResource(post.plan),
    film: film.sha256,
    cover: cover?.sha256 ?? null,
    captions: captions.map(({ language, file }) => [language, file.sha256]),
  }
  return createHash('sha256').update(JSON.stringify(placed)).digest('hex')
}
