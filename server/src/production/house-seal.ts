import { Problem } from '@stagedoor/contract/problems'
import type { Db } from '../schema/index.ts'

/** Refuses while the house is sealed after a restore: nothing leaves, opens or sends. */
export async function refuseWhileSealed(db: Db): Promise<void> {
  const house = await db
    .selectFrom('plant.house')
    .select(['sealedAt', 'sealReason'])
    .executeTakeFirstOrThrow()
  if (house.sealedAt !== null)
    throw new Problem('house-is-sealed', {
      detail:
        house.sealReason ??
        'The house was restored from a backup. Its owner looks through it and unseals it.',
    })
}
