import type { ConnectorContext } from '../connector.ts'
import { askXrpc } from './client.ts'
import { mentionsIn } from './facets.ts'

/** The DIDs of the handles that words mention; a handle that belongs to nobody is left out and stays plain words. */
export async function resolveMentions(ctx: ConnectorContext, words: string): Promise<Record<string, string>> {
  const dids: Record<string, string> = {}
  for (const handle of mentionsIn(words)) {
    const { status, body } = await askXrpc(ctx, {
      origin: ctx.account.address,
      name: 'com.atproto.identity.resolveHandle',
      token: null,
      query: { handle },
    })
    if (status >= 500) throw new Error(`the server could not look for @${handle}`)
    const { did } = (body ?? {}) as { did?: unknown }
    if (status === 200 && typeof did === 'string') dids[handle] = did
  }
  return dids
}
