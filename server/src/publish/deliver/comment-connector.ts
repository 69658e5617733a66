import type { Connector, Observation, OwnComments, Post, Step } from '../../connectors/index.ts'

const READY: Step = { kind: 'continue', handle: { v: 1 }, next: 'commit' }

/** What a comment is written under: a post of ours, or somebody's comment under it. */
export type Under = 'post' | 'comment'

/**
 * A comment of ours behind the same contract as a post: nothing is placed, the comment is the call, and a look reads the
 * comments for the very words. A platform without comments has none planned: `checkPlan` refuses it.
 */
export function commentConnector(
  connector: Connector,
  { account, under }: { account: { readonly handle: string }; under: Under },
): Connector {
  const { ownComments } = connector
  return {
    ...connector,
    capabilities: { ...connector.capabilities, canHide: false },
    begin: async () => READY,
    transfer: async () => READY,
    poll: async () => READY,
    commit: async (post, ctx) => {
      const { before, root, others } = placeOf(post)
      if (under === 'comment' && ownComments !== undefined)
        return ownComments.answer({ post: root, comment: before, others }, post.plan.copy, ctx)
      if (under === 'comment' || connector.reply === undefined)
        throw new Error(`${connector.name} was planned a comment and takes none`)
      return connector.reply(root, post.plan.copy, ctx)
    },
    reconcile: async (post, ctx) => {
      const { before, root, others } = placeOf(post)
      if (ownComments !== undefined) {
        const comment = under === 'comment' ? before : null
        return ownComments.find({ post: root, comment, others }, post.plan.copy, ctx)
      }
      let cursor: string | null = null
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const { comments, cursor: next } = await connector.observe(root, ctx, cursor)
        const own = comments.find(
          ({ id, text, author }) =>
            text.trim() === post.plan.copy.trim() && isSame(author, account.handle) && !others.includes(id),
        )
        if (own !== undefined) {
          // As the connector's own answer to the call names it: with the post it stands under.
          const more = { ...own.more, film: root.id, post: root.id }
          return { kind: 'present', ref: { id: own.id, url: own.url, more }, visibility: 'public' }
        }
        if (next === null || next === cursor) return { kind: 'absent' }
        cursor = next
      }
      return { kind: 'undecided', why: 'There are too many comments to read them all.' }
    },
    abort: async () => ({ kind: 'already-gone', evidence: 'Nothing had been handed over.' }),
    ...(ownComments === undefined ? {} : afterwards(ownComments)),
  }
}

// Where a comment is no post, what is asked of posts would be asked of a thing that is none, and its "no such post" would
// prove nothing.
function afterwards({ look, retract }: OwnComments): Pick<Connector, 'observe' | 'retract'> {
  return {
    observe: async (ref, ctx): Promise<Observation> => {
      const { existence, evidence } = await look(ref, ctx)
      return {
        existence,
        evidence,
        url: ref.url,
        figures: {},
        copy: null,
        comments: [],
        cursor: null,
      }
    },
    retract,
  }
}

const MOST_PAGES = 5

function placeOf({ parent }: Post): NonNullable<Post['parent']> {
  if (parent === null) throw new Error('A comment without the post it stands under')
  return parent
}

const isSame = (author: string, handle: string): boolean =>
  author.replace(/^@/, '').toLowerCase() === handle.replace(/^@/, '').toLowerCase()
