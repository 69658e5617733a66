import { z } from 'zod'
import type { ConnectorContext } from '../connector.ts'
import { askXrpc } from './client.ts'
import { blueskyRefusal, errorName } from './errors.ts'
import { POSTS } from './record.ts'

const Found = z.object({
  uri: z.string(),
  cid: z.string(),
  value: z.object({ text: z.string() }),
})

/**
 * A post as its repository has it, which is the truth of it; null where the repository says that there is none.
 * Anything else it says is thrown, for it proves nothing.
 */
export async function readRecord(
  ctx: ConnectorContext,
  { did, rkey }: { did: string; rkey: string },
): Promise<z.infer<typeof Found> | null> {
  const answer = await askXrpc(ctx, {
    origin: ctx.account.address,
    name: 'com.atproto.repo.getRecord',
    token: null,
    query: { repo: did, collection: POSTS, rkey },
  })
  if (errorName(answer) === 'RecordNotFound') return null
  if (answer.status >= 300) throw blueskyRefusal(answer, { now: ctx.now(), isCommit: false })
  return Found.parse(answer.body)
}
