import { Problem } from '@stagedoor/contract/problems'
import { type Holdback, holdbackCircles, holdbackId as holdbackIdOf } from '@stagedoor/core/clearance'
import { isZone } from '@stagedoor/core/time'
import { at, newId } from '../../plant/db/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { changeEvidence } from '../change-evidence.ts'
import { destinationScopeSchema } from '../core-schemas.ts'
import { standingHoldbacks } from '../evidence-queries.ts'
import { holdbackIn } from '../recorded-rows.ts'
import { areasNamed } from '../territories.ts'
import { endRecorded, type Ports, refuseTaken } from './record.ts'

/** Which destination waits for which, and how long after a real publication of the same cut there. */
export interface HoldbackOrder extends Omit<Holdback, 'id' | 'territories' | 'recordedAt'> {
  readonly territories: readonly string[]
  readonly reason: string
}

/**
 * Records a holdback: cuts go to what waits only so long after their real publication in the first place. It reaches
 * what is already out. Throws `name-taken`, `no-such-territory`, `invalid-request` where a place
 * waits for itself, and `holdbacks-go-round` where it does so by way of others.
 */
export async function recordHoldback(
  { db, clock }: Ports,
  { productionId, holdback, actor }: { productionId: string; holdback: HoldbackOrder; actor: Actor },
): Promise<{ holdbackId: string }> {
  const now = clock.now()
  const { name, waits, first, delay, reason } = holdback
  const territories = [...areasNamed(holdback.territories)]
  if (JSON.stringify(waits) === JSON.stringify(first))
    throw new Problem('invalid-request', {
      detail: 'first: a place that waits for itself never opens. Nothing was changed.',
    })
  if (delay.kind === 'calendar' && !isZone(delay.zone))
    throw new Problem('no-such-local-time', {
      detail: `There is no zone ${delay.zone}. Nothing was changed; use a name such as Europe/Oslo.`,
    })
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now }, async () => {
      await refuseTaken(trx, 'clearance.holdbacks', { productionId, name })
      const holdbackId = newId()
      await refuseRound(trx, productionId, {
        ...holdback,
        id: holdbackIdOf(holdbackId),
        territories,
        recordedAt: now,
      })
      await trx
        .insertInto('clearance.holdbacks')
        .values({
          id: holdbackId,
          productionId,
          name,
          waits: JSON.stringify(waits),
          first: JSON.stringify(first),
          delay: JSON.stringify(delay),
          territories,
          reason,
          recordedBy: actor.name,
          recordedAt: at(now),
        })
        .execute()
      return {
        result: { holdbackId },
        touched: [{ kind: 'holdback', waits }],
        entry: {
          kind: 'holdback-recorded',
          body: { id: holdbackId, name, waits, first, delay, territories, by: actor.userId },
          personal: { by: actor.name, reason },
        },
      }
    })
    return result
  })
}

// A round never opens: each of its places waits for a publication that the others forbid.
async function refuseRound(trx: Trx, productionId: string, added: Holdback): Promise<void> {
  const standing = (await standingHoldbacks(trx, productionId)).map(holdbackIn)
  const round = holdbackCircles([...standing, added]).find((circle) => circle.includes(added))
  if (round === undefined) return
  const names = round.filter((one) => one !== added).map(({ name }) => name)
  throw new Problem('holdbacks-go-round', {
    detail: `With ${names.join(' and ')}, these places would wait for each other, and none could be the first. Nothing was changed; end one of them, or name another place.`,
    names,
  })
}

/** Ends a holdback, by name. Throws `not-found`, `already-decided`. */
export function endHoldback(
  ports: Ports,
  order: { productionId: string; holdbackId: string; reason: string; actor: Actor },
): Promise<void> {
  const { productionId, holdbackId: id, reason, actor } = order
  return endRecorded(ports, {
    table: 'clearance.holdbacks',
    productionId,
    id,
    reason,
    actor,
    read: (trx) => holdbacks(trx, productionId).where('id', '=', id).executeTakeFirst(),
    touches: ({ waits }) => ({ kind: 'holdback', waits: destinationScopeSchema.parse(waits) }),
  })
}

/** The holdbacks of a production, ended ones among them, newest first. */
export function holdbacksOf(db: Db, productionId: string) {
  return holdbacks(db, productionId).orderBy('recordedAt', 'desc').orderBy('id').execute()
}

function holdbacks(db: Db, productionId: string) {
  return db.selectFrom('clearance.holdbacks').selectAll().where('productionId', '=', productionId)
}
