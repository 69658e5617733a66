import type { Clock } from '../../plant/clock/index.ts'
import { storyLabelsOf } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { tellProgress, type Viewers } from '../../wall/index.ts'
import type { ProofViewer } from './ports.ts'

/** Somebody of whom nothing is known. */
export const ANYBODY: ProofViewer = {
  name: 'anybody',
  is: 'somebody of whom nothing is known: no cookie, no account',
  meet: async () => ({ viewerId: null, cookie: '', forget: async () => undefined }),
}

/** A fan without an account who has told to have seen everything that anybody can have seen. */
export function fanFarAlong({ db, clock, viewers }: { db: Db; clock: Clock; viewers: Viewers }): ProofViewer {
  return {
    name: 'fan',
    is: 'a fan without an account, known by the signed cookie, who has told to have seen every point of the story that is out',
    meet: async ({ productionId }) => {
      const { viewerId, setCookie } = await db.transaction().execute(async (trx) => {
        const met = await viewers.meet(trx, new Headers(), { kind: 'nobody' })
        await tellEverything({ trx, clock }, { viewerId: met.viewerId, productionId })
        return met
      })
      return {
        viewerId,
        cookie: setCookie?.split(';')[0] ?? '',
        forget: async () => {
          await db.deleteFrom('wall.viewers').where('id', '=', viewerId).execute()
        },
      }
    },
  }
}

/** Tells of a viewer that they have seen all of a story that anybody can have seen. */
export async function tellEverything(
  { trx, clock }: { trx: Trx; clock: Clock },
  { viewerId, productionId }: { viewerId: string; productionId: string },
): Promise<void> {
  const now = clock.now()
  const labels = await storyLabelsOf(trx, productionId)
  const seen = labels
    .filter(({ isOffered, shownFrom }) => isOffered && shownFrom !== null && shownFrom <= now)
    .map(({ id }) => id)
  await tellProgress({ trx, clock }, { viewerId, productionId, seen })
}
