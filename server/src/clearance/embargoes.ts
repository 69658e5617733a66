import { Problem } from '@stagedoor/contract/problems'
import type { Embargo, EmbargoScope, Lifters } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import type { Clock } from '../plant/clock/index.ts'
import { at, newId } from '../plant/db/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import type { Actor } from './actor.ts'
import { changeEvidence } from './change-evidence.ts'
import { nameOfScope, refOf } from './embargo-scope.ts'
import { embargoIn } from './evidence-rows.ts'
import { areasNamed } from './territories.ts'

/** What is kept back, until when (null: until it is lifted), and where; without a name it goes by what it covers. */
export interface EmbargoOrder {
  readonly scope: EmbargoScope
  readonly until: Instant | null
  readonly territories: readonly string[]
  readonly name: string | null
  readonly reason: string
  readonly cause?: Exclude<Embargo['cause'], 'unseen'>
  readonly lifters?: Lifters
}

/**
 * Begins an embargo; it reaches what is already out. Throws `not-found` for a scope of elsewhere, `no-such-territory`,
 * and `window-has-no-length` for one that would end before it begins.
 */
export async function beginEmbargo(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, embargo, actor }: { productionId: string; embargo: EmbargoOrder; actor: Actor },
): Promise<{ embargoId: string }> {
  const territories = [...areasNamed(embargo.territories)]
  const now = clock.now()
  const { scope, until, reason, cause = 'plan', lifters = { kind: 'anyone-allowed' } } = embargo
  if (until !== null && until <= now)
    throw new Problem('window-has-no-length', {
      detail: 'The embargo would end before it begins. Nothing was changed; choose a later end.',
    })
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now }, async () => {
      const scopeName = await nameOfScope(trx, productionId, scope)
      const name = embargo.name ?? scopeName
      const embargoId = newId()
      await trx
        .insertInto('clearance.embargoes')
        .values({
          id: embargoId,
          productionId,
          name,
          scope: scope.kind,
          ref: refOf(scope, productionId),
          until: until === null ? null : at(until),
          territories,
          reason,
          begunBy: actor.name,
          begunAt: at(now),
          cause,
          lifters: JSON.stringify(lifters),
        })
        .execute()
      const untilAt = until === null ? null : new Date(until).toISOString()
      return {
        result: { embargoId },
        touched: [{ kind: 'embargo', scope }],
        entry: {
          kind: 'embargo-begun',
          body: {
            embargoId,
            scope,
            untilAt,
            territories,
            name,
            cause,
            lifters: lifters.kind,
            by: actor.userId,
          },
          personal: {
            by: actor.name,
            reason,
            ...(lifters.kind === 'anyone-allowed' ? {} : { lifters: lifters.names }),
          },
        },
      }
    })
    return result
  })
}

/** An embargo of a production with its row, for a use case that holds its clearance lock; throws `not-found`. */
export async function embargoOf(
  trx: Trx,
  { productionId, embargoId }: { productionId: string; embargoId: string },
): Promise<Embargo> {
  const row = await trx
    .selectFrom('clearance.embargoes')
    .selectAll()
    .where('id', '=', embargoId)
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return embargoIn(row)
}
