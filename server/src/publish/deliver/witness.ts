import { createHash } from 'node:crypto'
import type { Exchange } from '@stagedoor/core/publish'
import type { ConnectorContext } from '../../connectors/index.ts'

const MOST_KEPT = 40

/** A connector's context that writes down what it asks and what it is answered, as evidence; no query, no header. */
export function witnessed(ctx: ConnectorContext): {
  readonly ctx: ConnectorContext
  /** What was asked since the last time, oldest first. */
  readonly take: () => readonly Exchange[]
} {
  let kept: Exchange[] = []
  const fetch: typeof globalThis.fetch = async (target, init) => {
    const response = await ctx.fetch(target, init)
    const { origin, pathname } = new URL(target instanceof Request ? target.url : target)
    const body = Buffer.from(await response.clone().arrayBuffer())
    if (kept.length < MOST_KEPT)
      kept.push({
        at: ctx.now(),
        method: (target instanceof Request ? target.method : init?.method)?.toUpperCase() ?? 'GET',
        address: `${origin}${pathname}`,
        status: response.status,
        sha256: createHash('sha256').update(body).digest('hex'),
      })
    return response
  }
  return {
    ctx: { ...ctx, fetch },
    take: () => {
      const taken = kept
      kept = []
      return taken
    },
  }
}
