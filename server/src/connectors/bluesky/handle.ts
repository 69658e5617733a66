import { z } from 'zod'
import type { Handle } from '../connector.ts'
import { Blob } from './client.ts'

const Film = z.discriminatedUnion('kind', [
  /** Words alone. */
  z.object({ kind: z.literal('none') }),
  /** In parts, to the video service. */
  z.object({
    kind: z.literal('parts'),
    jobId: z.string(),
    partSizeBytes: z.number(),
    partCount: z.number(),
  }),
  /** In one, to the account's own server. */
  z.object({ kind: z.literal('whole') }),
  /** With the video service, which works on it. */
  z.object({ kind: z.literal('job'), jobId: z.string(), since: z.number() }),
  z.object({ kind: z.literal('blob'), blob: Blob }),
])

const Kept = z.object({
  v: z.literal(1),
  /** The record's key, chosen by us: a second call writes the same record, never a second one. */
  rkey: z.string(),
  /** Written when it leaves; feeds sort by it. */
  createdAt: z.string().nullable(),
  /** The DIDs of the handles that the words mention. */
  mentions: z.record(z.string(), z.string()),
  captions: z.array(z.object({ lang: z.string(), file: Blob })),
  film: Film,
})

/** What is remembered of a post between its steps. */
export type BlueskyHandle = z.infer<typeof Kept>

/** A handle as it was kept. */
export function readHandle(handle: Handle): BlueskyHandle {
  return Kept.parse(handle)
}
