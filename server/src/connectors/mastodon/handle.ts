import { z } from 'zod'
import type { Handle } from '../connector.ts'

const Kept = z.object({
  v: z.literal(1),
  /** Goes with the call: a second one with it writes no second status, for an hour. Later attempts keep it. */
  key: z.string(),
  /** The film, once it is there; null for words alone and before. */
  mediaId: z.string().nullable(),
  /** When the server began to work on it. */
  since: z.number().nullable(),
  /** When the call was made. */
  leftAt: z.number().nullable(),
})

/** What is remembered of a status between its steps. */
export type MastodonHandle = z.infer<typeof Kept>

/** A handle as it was kept. */
export function readHandle(handle: Handle): MastodonHandle {
  return Kept.parse(handle)
}
