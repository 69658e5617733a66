import { z } from 'zod'

const statusSchema = z.object({
  status: z.enum(['live', 'working', 'refused', 'absent', 'gone']),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullish(),
  reason: z.string().max(2000).nullish(),
})

/** What a receiver says of a post, where it says anything: the status document of our webhooks. */
export type ReceiverStatus = z.infer<typeof statusSchema>

/** The status document in an answer; null where the receiver keeps none. */
export async function statusIn(response: Response): Promise<ReceiverStatus | null> {
  const type = response.headers.get('content-type') ?? ''
  const text = await response.text()
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) return null
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return null
  }
  const parsed = statusSchema.safeParse(read)
  return parsed.success ? parsed.data : null
}
