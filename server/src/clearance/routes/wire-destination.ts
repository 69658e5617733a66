import { z } from '@hono/zod-openapi'
import { shortText } from '../../plant/http/index.ts'

/** Everywhere, every account of a platform, or one account, on the wire. */
export const wireDestination = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('anywhere') }),
  z.object({ kind: z.literal('platform'), platform: shortText(100) }),
  z.object({ kind: z.literal('account'), platform: shortText(100), account: shortText(200) }),
])
