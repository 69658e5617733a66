import type { Connector, Handle } from '../connector.ts'

const READY: Handle = { v: 1 }

/** The errands before the call of an outlet of our own: nothing is handed over, so it is ready at once. */
export const nothingToPlace: Pick<Connector, 'begin' | 'transfer' | 'poll' | 'validate' | 'prepare'> = {
  validate: () => [],
  prepare: () => [],
  begin: async (_post, ctx) => {
    await ctx.saveHandle(READY)
    return { kind: 'continue', handle: READY, next: 'commit' }
  },
  transfer: async (_post, _ctx, handle) => ({ kind: 'continue', handle, next: 'commit' }),
  poll: async (_post, _ctx, handle) => ({ kind: 'continue', handle, next: 'commit' }),
}
