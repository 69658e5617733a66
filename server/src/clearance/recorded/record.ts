import { Problem } from '@stagedoor/contract/problems'
import type { EvidenceChange } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import type { Clock } from '../../plant/clock/index.ts'
import { at } from '../../plant/db/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { changeEvidence } from '../change-evidence.ts'

/** A table of evidence that somebody records and may end later. */
export type RecordedTable =
  'clearance.prohibitions' | 'clearance.holdbacks' | 'clearance.ndas' | 'clearance.crowdNotices'

/** What a use case needs to record something, or to end it. */
export interface Ports {
  readonly db: Db
  readonly clock: Clock
}

/** How the log and refusals call what a table holds. */
const CALLED = {
  'clearance.prohibitions': 'prohibition',
  'clearance.holdbacks': 'holdback',
  'clearance.ndas': 'agreement',
  'clearance.crowdNotices': 'crowd-notice',
} as const satisfies Record<RecordedTable, string>

/** Refuses a name under which another one stands: two of one name could not be told apart in a verdict. */
export async function refuseTaken(
  trx: Trx,
  table: RecordedTable,
  { productionId, name }: { productionId: string; name: string },
): Promise<void> {
  const taken = await trx
    .selectFrom(table)
    .select('id')
    .where('productionId', '=', productionId)
    .where('name', '=', name)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  if (taken !== undefined)
    throw new Problem('name-taken', {
      detail: `There is a ${CALLED[table]} named ${name} already. Nothing was changed; choose another name.`,
    })
}

/** Refuses a window that would end before it begins. */
export function refuseNoLength(from: Instant | null, until: Instant | null): void {
  if (from !== null && until !== null && until <= from)
    throw new Problem('window-has-no-length', {
      detail: `${new Date(until).toISOString()} is not after ${new Date(from).toISOString()}. Nothing was changed.`,
    })
}

/**
 * Ends what was recorded: from now on it is evidence no more, and its row and the log keep that it was. Throws
 * `not-found` and `already-decided`.
 */
export async function endRecorded<Row extends { id: string; name: string; endedBy: string | null }>(
  { db, clock }: Ports,
  {
    table,
    productionId,
    id,
    reason,
    actor,
    read,
    touches,
  }: {
    table: RecordedTable
    productionId: string
    id: string
    reason: string
    actor: Actor
    read: (trx: Trx) => Promise<Row | undefined>
    touches: (row: Row) => EvidenceChange
  },
): Promise<void> {
  const now = clock.now()
  await db.transaction().execute((trx) =>
    changeEvidence(trx, { productionId, now }, async () => {
      const row = await read(trx)
      if (row === undefined) throw new Problem('not-found')
      if (row.endedBy !== null)
        throw new Problem('already-decided', {
          detail: `${row.endedBy} ended it before. Nothing was changed.`,
        })
      await trx
        .updateTable(table)
        .set({ endedAt: at(now), endedBy: actor.name })
        .where('id', '=', id)
        .execute()
      return {
        result: undefined,
        touched: [touches(row)],
        entry: {
          kind: `${CALLED[table]}-ended`,
          body: { id, name: row.name, by: actor.userId },
          personal: { by: actor.name, reason },
        },
      }
    }),
  )
}
