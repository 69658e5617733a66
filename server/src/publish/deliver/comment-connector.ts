import type { Connector, Post, Step } from '../../connectors/index.ts'

const READY: Step = { kind: 'continue', handle: { v: 1 }, next: 'commit' }

/**
 * A first comment behind the same contract as a post: nothing is placed, the reply is the call, and a look reads the
 * comments for the very words. A platform without comments has none planned: `checkPlan` refuses it.
 */
export function commentConnector(connector: Connector, account: { readonly handle: string }): Connector {
  const under = ({ parent }: Post) => {
    if (parent === null) throw new Error('A comment without the post it stands under')
    return parent.root
  }
  return {
    ...connector,
    begin: async () => READY,
    transfer: async () => READY,
    poll: async () => READY,
    commit: async (post, ctx) => {
      if (connector.reply === undefined)
        throw new Error(`${connector.name} was planned a comment and takes none`)
      return connector.reply(under(post), post.plan.copy, ctx)
    },
    reconcile: async (post, ctx) => {
      const root = under(post)
      let cursor: string | null = null
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const { comments, cursor: next } = await connector.observe(root, ctx, cursor)
        const own = comments.find(
          ({ text, author }) => text.trim() === post.plan.copy.trim() && isSame(author, account.handle),
        )
        if (own !== undefined)
          return { kind: 'present', ref: { id: own.id, url: own.url }, visibility: 'public' }
        if (next === null || next === cursor) return { kind: 'absent' }
        cursor = next
      }
      return { kind: 'undecided', why: 'There are too many comments to read them all.' }
    },
    abort: async () => ({ kind: 'already-gone', evidence: 'Nothing had been handed over.' }),
  }
}

const MOST_PAGES = 5

const isSame = (author: string, handle: string): boolean =>
  author.replace(/^@/, '').toLowerCase() === handle.replace(/^@/, '').toLowerCase()
