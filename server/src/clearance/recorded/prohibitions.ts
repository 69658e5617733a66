import { type EvidenceChange, type Prohibition, subjectId as subjectIdOf } from '@stagedoor/core/clearance'
import { at, newId } from '../../plant/db/index.ts'
import type { Db } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { changeEvidence } from '../change-evidence.ts'
import { subjectOf } from '../subjects.ts'
import { areasNamed } from '../territories.ts'
import { endRecorded, type Ports, refuseNoLength, refuseTaken } from './record.ts'

/** What a contract forbids; without a subject, of the whole production. Lists of uses and territories that are empty mean all. */
export interface ProhibitionOrder extends Omit<
  Prohibition,
  'id' | 'territories' | 'recordedAt' | 'subjectId'
> {
  readonly subjectId: string | null
  readonly territories: readonly string[]
  readonly reason: string
}

function touching({ subjectId }: { readonly subjectId: string | null }): EvidenceChange {
  return { kind: 'prohibition', subjectId: subjectId === null ? null : subjectIdOf(subjectId) }
}

/**
 * Records a prohibition: an exclusivity, or a plain "never". It reaches what is already out. Throws `not-found` for a
 * subject of elsewhere, `name-taken`, `no-such-territory`, `window-has-no-length`.
 */
export async function recordProhibition(
  { db, clock }: Ports,
  { productionId, prohibition, actor }: { productionId: string; prohibition: ProhibitionOrder; actor: Actor },
): Promise<{ prohibitionId: string }> {
  const now = clock.now()
  const { kind, name, subjectId, sides, uses, destinations, from, until, reason } = prohibition
  const territories = [...areasNamed(prohibition.territories)]
  refuseNoLength(from, until)
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now }, async () => {
      const of = subjectId === null ? null : await subjectOf(trx, { productionId, subjectId })
      await refuseTaken(trx, 'clearance.prohibitions', { productionId, name })
      const prohibitionId = newId()
      await trx
        .insertInto('clearance.prohibitions')
        .values({
          id: prohibitionId,
          productionId,
          kind,
          name,
          subjectId,
          sides: [...sides],
          uses: [...uses],
          destinations: JSON.stringify(destinations),
          territories,
          fromAt: from === null ? null : at(from),
          untilAt: until === null ? null : at(until),
          reason,
          recordedBy: actor.name,
          recordedAt: at(now),
        })
        .execute()
      const iso = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString())
      return {
        result: { prohibitionId },
        touched: [touching({ subjectId })],
        entry: {
          kind: 'prohibition-recorded',
          body: {
            id: prohibitionId,
            of: kind,
            name,
            subjectId,
            sides,
            uses,
            destinations,
            territories,
            fromAt: iso(from),
            untilAt: iso(until),
            by: actor.userId,
          },
          personal: { by: actor.name, reason, ...(of === null ? {} : { subject: of.name }) },
        },
      }
    })
    return result
  })
}

/** Ends a prohibition, by name. Throws `not-found`, `already-decided`. */
export function endProhibition(
  ports: Ports,
  order: { productionId: string; prohibitionId: string; reason: string; actor: Actor },
): Promise<void> {
  const { productionId, prohibitionId: id, reason, actor } = order
  return endRecorded(ports, {
    table: 'clearance.prohibitions',
    productionId,
    id,
    reason,
    actor,
    read: (trx) => prohibitions(trx, productionId).where('p.id', '=', id).executeTakeFirst(),
    touches: ({ subjectId }) => touching({ subjectId }),
  })
}

/** The prohibitions of a production, ended ones among them, newest first. */
export function prohibitionsOf(db: Db, productionId: string) {
  return prohibitions(db, productionId).orderBy('p.recordedAt', 'desc').orderBy('p.id').execute()
}

function prohibitions(db: Db, productionId: string) {
  return db
    .selectFrom('clearance.prohibitions as p')
    .leftJoin('clearance.subjects as s', 's.id', 'p.subjectId')
    .selectAll('p')
    .select(['s.name as subjectName', 's.kind as subjectKind'])
    .where('p.productionId', '=', productionId)
}
