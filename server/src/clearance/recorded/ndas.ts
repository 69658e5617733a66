import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { at, newId } from '../../plant/db/index.ts'
import { type ContributorMeant, contributorMeant, renewTask } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { changeEvidence } from '../change-evidence.ts'
import { endRecorded, type Ports, refuseNoLength, refuseTaken } from './record.ts'

/** With whom it was agreed (somebody known by id, or anybody by name), and until when it binds; null: until it is ended. */
export interface NdaOrder {
  readonly contributor: ContributorMeant
  readonly name: string
  readonly until: Instant | null
  readonly reason: string
}

/**
 * Records a contributor's non-disclosure agreement: nothing through their own outlets, kits to them included, until it
 * ends. It reaches what is already out. Kits of others of the same name go on; who they are is asked of the crew. Throws
 * `not-found`, `contributor-unclear`, `name-taken`, `window-has-no-length`.
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
      const { id: contributorId, name: who } = await contributorMeant(trx, {
        productionId,
        who: nda.contributor,
      })
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
      await askAboutNamesakes(trx, { productionId, contributorId, who })
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

/** Which of some contributors an agreement binds at a moment. */
export async function boundAmong(
  trx: Trx,
  { contributorIds, now }: { contributorIds: readonly string[]; now: Instant },
): Promise<ReadonlySet<string>> {
  if (contributorIds.length === 0) return new Set()
  const rows = await trx
    .selectFrom('clearance.ndas')
    .select('contributorId')
    .where('contributorId', 'in', [...contributorIds])
    .where('endedAt', 'is', null)
    .where((eb) => eb.or([eb('untilAt', 'is', null), eb('untilAt', '>', at(now))]))
    .execute()
  return new Set(rows.map(({ contributorId }) => contributorId))
}

// A name proves nothing, so kits that somebody of the same name holds are not shut; whether it is them, a person says.
async function askAboutNamesakes(
  trx: Trx,
  { productionId, contributorId, who }: { productionId: string; contributorId: string; who: string },
): Promise<void> {
  const holders = await trx
    .selectFrom('clearance.exposures')
    .select(sql<string>`exposure -> 'destination' ->> 'account'`.as('account'))
    .where('productionId', '=', productionId)
    .where('kind', '=', 'kit')
    .where('closedAt', 'is', null)
    .where(sql<boolean>`lower(btrim(exposure -> 'destination' ->> 'account')) = ${who.trim().toLowerCase()}`)
    .where(sql<boolean>`exposure -> 'destination' ->> 'ownerId' is distinct from ${contributorId}`)
    .execute()
  if (holders.length === 0) return
  const facts = { name: who, kits: holders.length }
  await renewTask(trx, {
    productionId,
    kind: 'kit-holder-unclear',
    ref: contributorId,
    facts: () => facts,
    dueAt: null,
  })
}
