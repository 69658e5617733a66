import { Problem } from '@stagedoor/contract/problems'
import type { Use } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { at, newId } from '../../plant/db/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { changeEvidence } from '../change-evidence.ts'
import { subjectOf } from '../subjects.ts'
import { endRecorded, type Ports, refuseTaken } from './record.ts'

/** Where and when a notice was posted, what it said, and for which uses; none named: all. */
export interface CrowdNoticeOrder {
  readonly name: string
  readonly placeId: string
  readonly dayId: string
  readonly uses: readonly Use[]
  readonly wording: string
  readonly postedAt: Instant
}

/**
 * Records a notice that was posted where a crowd was filmed. Throws `not-found` for a place or day of elsewhere,
 * `wrong-kind-of-subject` for a place that is no location, `name-taken`, and `invalid-request` for one not posted yet.
 */
export async function postCrowdNotice(
  { db, clock }: Ports,
  { productionId, notice, actor }: { productionId: string; notice: CrowdNoticeOrder; actor: Actor },
): Promise<{ crowdNoticeId: string }> {
  const now = clock.now()
  const { name, placeId, dayId, uses, wording, postedAt } = notice
  if (postedAt > now)
    throw new Problem('invalid-request', {
      detail: 'postedAt: a notice counts once it hangs; this moment is still to come. Nothing was changed.',
    })
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now }, async () => {
      const place = await subjectOf(trx, { productionId, subjectId: placeId })
      if (place.kind !== 'location')
        throw new Problem('wrong-kind-of-subject', {
          detail: `${place.name} is no location; a notice hangs at one. Nothing was changed.`,
        })
      await refuseOtherDay(trx, { productionId, dayId })
      await refuseTaken(trx, 'clearance.crowdNotices', { productionId, name })
      const crowdNoticeId = newId()
      await trx
        .insertInto('clearance.crowdNotices')
        .values({
          id: crowdNoticeId,
          productionId,
          name,
          placeId,
          dayId,
          uses: [...uses],
          wording,
          postedAt: at(postedAt),
          recordedBy: actor.name,
          recordedAt: at(now),
        })
        .execute()
      return {
        result: { crowdNoticeId },
        touched: [{ kind: 'crowd-notice', dayId }],
        entry: {
          kind: 'crowd-notice-recorded',
          body: {
            id: crowdNoticeId,
            name,
            placeId,
            dayId,
            uses,
            wording,
            postedAt: new Date(postedAt).toISOString(),
            by: actor.userId,
          },
          personal: { by: actor.name, place: place.name },
        },
      }
    })
    return result
  })
}

/** Ends a crowd notice, by name: it was not there after all, or covers nobody any more. Throws `not-found`, `already-decided`. */
export function endCrowdNotice(
  ports: Ports,
  order: { productionId: string; crowdNoticeId: string; reason: string; actor: Actor },
): Promise<void> {
  const { productionId, crowdNoticeId: id, reason, actor } = order
  return endRecorded(ports, {
    table: 'clearance.crowdNotices',
    productionId,
    id,
    reason,
    actor,
    read: (trx) => notices(trx, productionId).where('n.id', '=', id).executeTakeFirst(),
    touches: ({ dayId }) => ({ kind: 'crowd-notice', dayId }),
  })
}

/** The crowd notices of a production, ended ones among them, newest first. */
export function crowdNoticesOf(db: Db, productionId: string) {
  return notices(db, productionId).orderBy('n.recordedAt', 'desc').orderBy('n.id').execute()
}

function notices(db: Db, productionId: string) {
  return db
    .selectFrom('clearance.crowdNotices as n')
    .innerJoin('clearance.subjects as s', 's.id', 'n.placeId')
    .innerJoin('production.numberedDays as d', 'd.id', 'n.dayId')
    .selectAll('n')
    .select(['s.name as placeName', 'd.number as dayNumber', 'd.unitName'])
    .where('n.productionId', '=', productionId)
}

async function refuseOtherDay(
  trx: Trx,
  { productionId, dayId }: { productionId: string; dayId: string },
): Promise<void> {
  const day = await trx
    .selectFrom('production.numberedDays')
    .select('id')
    .where('id', '=', dayId)
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  if (day === undefined)
    throw new Problem('not-found', {
      detail: 'There is no such shooting day in this production. Nothing was changed.',
    })
}
