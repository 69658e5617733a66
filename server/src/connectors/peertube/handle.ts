import { z } from 'zod'
import type { Handle } from '../connector.ts'

const Kept = z.object({
  v: z.literal(1),
  /** The film's name until it is shown: by it a film is found whose upload ended without an answer. */
  key: z.string(),
  sha256: z.string(),
  uploadId: z.string().nullable(),
  video: z.object({ uuid: z.string(), shortUuid: z.string() }).nullable(),
  /** When the server began to work on it. */
  since: z.number().nullable(),
  hasCover: z.boolean(),
  /** The languages of the captions that are there. */
  captions: z.array(z.string()),
})

/** What is remembered of a film between its steps. */
export type PeertubeHandle = z.infer<typeof Kept>

/** A handle as it was kept. */
export function readHandle(handle: Handle): PeertubeHandle {
  return Kept.parse(handle)
}
