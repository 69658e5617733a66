import { Problem } from '@stagedoor/contract/problems'
import { type ProofViewer, tellEverything } from '../../publish/index.ts'
import { endAccount } from '../accounts/leave.ts'
import type { CommunityDeps } from '../deps.ts'
import { follow } from '../following/follow.ts'

type FollowerDeps = Pick<CommunityDeps, 'db' | 'fan' | 'clock' | 'accounts' | 'viewers'>

/**
 * Somebody with an account who follows the production, for the time of an embargo proof: signed in like anybody, and gone
 * with everything of theirs afterwards. One whom a crash left behind goes as the next is made for the same proof.
 */
export function proofFollower({ db, fan, clock, accounts, viewers }: FollowerDeps): ProofViewer {
  return {
    name: 'follower',
    is: 'a fan with an account, signed in, who follows the production and has told to have seen every point of the story that is out',
    meet: async ({ proofId, productionId, slug }) => {
      const called = `embargo-proof-${proofId}`
      const left = await accounts.findCalled(called)
      if (left !== null) await endAccount({ db }, left.userId)
      const { userId } = await accounts.createWithoutPassword('Embargo proof', called)
      const { viewerId } = await db.transaction().execute(async (trx) => {
        const met = await viewers.settle(trx, new Headers(), userId)
        await tellEverything({ trx, clock }, { viewerId: met.viewerId, productionId })
        return met
      })
      try {
        await follow({ fan }, { viewerId, production: slug, target: { kind: 'production' } })
      } catch (error) {
        // A production whose page is shut has no followers: they are somebody with an account, then.
        if (!(error instanceof Problem && error.type === 'not-found')) throw error
      }
      const cookies = (await accounts.openSession(userId)).getSetCookie()
      return {
        viewerId,
        cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; '),
        forget: () => endAccount({ db }, userId),
      }
    },
  }
}
