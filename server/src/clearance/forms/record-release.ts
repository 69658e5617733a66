import type { CutId } from '@stagedoor/core/production'
import type { Instant } from '@stagedoor/core/time'
import { at } from '../../plant/db/index.ts'
import type { Trx } from '../../schema/index.ts'
import { changeEvidence } from '../change-evidence.ts'
import { lockToChange } from '../clearance-lock.ts'

/** That a cut really went out somewhere; `ref` is the teller's own id, which is told once. */
export interface ReleaseOrder {
  readonly productionId: string
  readonly ref: string
  readonly cutId: string
  readonly platform: string
  readonly account: string
  readonly at: Instant
  readonly now: Instant
}

/**
 * Holds the production's evidence for somebody who is about to judge an exit and then to tell of a release: both at once,
 * so that two who publish at the same moment never wait for each other.
 */
export function holdToRelease(trx: Trx, productionId: string): Promise<void> {
  return lockToChange(trx, productionId)
}

/**
 * Notes a real publication of a cut, in the transaction of whoever published it: holdbacks count from it. Told again, it
 * changes nothing. Writes the log: call late.
 */
export async function recordRelease(trx: Trx, release: ReleaseOrder): Promise<void> {
  const { productionId, ref, cutId, platform, account, now } = release
  const known = await trx
    .selectFrom('clearance.releases')
    .select('ref')
    .where('ref', '=', ref)
    .executeTakeFirst()
  if (known !== undefined) return
  await changeEvidence(trx, { productionId, now }, async () => {
    await trx
      .insertInto('clearance.releases')
      .values({ ref, productionId, cutId, platform, account, at: at(release.at) })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return {
      result: undefined,
      touched: [{ kind: 'release', cutId: cutId as CutId }],
      entry: {
        kind: 'cut-released',
        body: { ref, cutId, platform, account, at: new Date(release.at).toISOString() },
      },
    }
  })
}
