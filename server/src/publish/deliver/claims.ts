import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'

// A worker that works renews its claim three times within this; one that died is followed by another after it.
const CLAIM_SECONDS = 12

/** How often a claim is renewed, in milliseconds. */
export const CLAIM_BEAT_MS = (CLAIM_SECONDS * 1000) / 3

/** Takes a delivery up; false while another worker has it. By the real clock: the house's may stand still. */
export async function claimDelivery(db: Db, publicationId: string, claim: string): Promise<boolean> {
  return (await claimDeliveries(db, [publicationId], claim)).size > 0
}

/** Takes deliveries up; answers those that no other worker has. */
export async function claimDeliveries(
  db: Db,
  publicationIds: readonly string[],
  claim: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .updateTable('publish.deliveries')
    .set({ claim, claimedUntil: claimEnd() })
    .where('publicationId', '=', anyOf(publicationIds))
    .where((eb) =>
      eb.or([
        eb('claim', 'is', null),
        eb('claim', '=', claim),
        eb('claimedUntil', '<', sql<Instant>`clock_timestamp()`),
      ]),
    )
    .returning('publicationId')
    .execute()
  return new Set(rows.map(({ publicationId }) => publicationId))
}

/** Renews a claim; false when it was lost to another worker, who goes on from what was saved. */
export async function keepClaim(db: Db, publicationId: string, claim: string): Promise<boolean> {
  return (await keepClaims(db, [publicationId], claim)) > 0
}

/** Renews a claim on deliveries; answers how many it still holds. */
export async function keepClaims(db: Db, publicationIds: readonly string[], claim: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('publish.deliveries')
    .set({ claimedUntil: claimEnd() })
    .where('publicationId', '=', anyOf(publicationIds))
    .where('claim', '=', claim)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Lets a delivery go. */
export function releaseDelivery(db: Db, publicationId: string, claim: string): Promise<void> {
  return releaseDeliveries(db, [publicationId], claim)
}

/** Lets deliveries go. */
export async function releaseDeliveries(
  db: Db,
  publicationIds: readonly string[],
  claim: string,
): Promise<void> {
  await db
    .updateTable('publish.deliveries')
    .set({ claim: null, claimedUntil: null })
    .where('publicationId', '=', anyOf(publicationIds))
    .where('claim', '=', claim)
    .execute()
}

const anyOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

const claimEnd = () => sql<Instant>`clock_timestamp() + make_interval(secs => ${CLAIM_SECONDS})`

/** Another worker has the delivery: what this one would say is too late. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost'

  constructor(publicationId: string) {
    super(`the delivery ${publicationId} is in other hands`)
  }
}
