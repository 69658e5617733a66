import { Problem } from '@stagedoor/contract/problems'
import type { Instant } from '@stagedoor/core/time'
import { at, newId } from '../../plant/db/index.ts'
import { contributorNamed } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { changeEvidence } from '../change-evidence.ts'
import { endRecorded, type Ports, refuseNoLength, refuseTaken } from './record.ts'

/** With whom it was agreed (somebody known by id, or anybody by name), and until when it binds; null: until it is ended. */
export interface NdaOrder {
  readonly contributor:
    { readonly kind: 'known'; readonly id: string } | { readonly kind: 'named'; readonly name: string }
  readonly name: string
  readonly until: Instant | null
  readonly reason: string
}

/**
 * Records a contributor's non-disclosure agreement: nothing through their own outlets, kits to them included, until it
 * ends. It reaches what is already out. Throws `not-found`, `name-taken`, `window-has-no-length`.
 */
export async function recordNda(
  { db, clock }: Ports,
  { productionId, nda, actor }: { productionId: string; nda: NdaOrder; actor: Actor },
): Promise<{ ndaId: string; contributorId: string }> {
  const now = clock.now()
  const { name, until, reason } = nda
  refuseNoLength(now, until)
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now }, async () => {
      await refuseTaken(trx, 'clearance.ndas', { productionId, name })
      const who = await nameOf(trx, productionId, nda.contributor)
      // Outlets are known by the one contributor a name means, whatever craft they were sent in under.
      const contributorId = await contributorNamed(trx, { productionId, name: who })
      const ndaId = newId()
      await trx
        .insertInto('clearance.ndas')
        .values({
          id: ndaId,
          productionId,
          contributorId,
          name,
          untilAt: until === null ? null : at(until),
          reason,
          recordedBy: actor.name,
          recordedAt: at(now),
        })
        .execute()
      const untilAt = until === null ? null : new Date(until).toISOString()
      return {
        result: { ndaId, contributorId },
        touched: [{ kind: 'nda', contributorId }],
        entry: {
          kind: 'agreement-recorded',
          body: { id: ndaId, name, contributorId, untilAt, by: actor.userId },
          personal: { by: actor.name, contributor: who, reason },
        },
      }
    })
    return result
  })
}

/** Ends an agreement, by name. Throws `not-found`, `already-decided`. */
export function endNda(
  ports: Ports,
  order: { productionId: string; ndaId: string; reason: string; actor: Actor },
): Promise<void> {
  const { productionId, ndaId: id, reason, actor } = order
  return endRecorded(ports, {
    table: 'clearance.ndas',
    productionId,
    id,
    reason,
    actor,
    read: (trx) => ndas(trx, productionId).where('n.id', '=', id).executeTakeFirst(),
    touches: ({ contributorId }) => ({ kind: 'nda', contributorId }),
  })
}

/** The agreements of a production, ended ones among them, newest first. */
export function ndasOf(db: Db, productionId: string) {
  return ndas(db, productionId).orderBy('n.recordedAt', 'desc').orderBy('n.id').execute()
}

function ndas(db: Db, productionId: string) {
  return db
    .selectFrom('clearance.ndas as n')
    .innerJoin('production.namedContributors as c', 'c.id', 'n.contributorId')
    .selectAll('n')
    .select('c.name as contributorName')
    .where('n.productionId', '=', productionId)
}

async function nameOf(trx: Trx, productionId: string, contributor: NdaOrder['contributor']): Promise<string> {
  if (contributor.kind === 'named') return contributor.name
  const row = await trx
    .selectFrom('production.namedContributors')
    .select('name')
    .where('id', '=', contributor.id)
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  if (row === undefined)
    throw new Problem('not-found', {
      detail: 'There is no such contributor in this production. Nothing was changed.',
    })
  return row.name
}
