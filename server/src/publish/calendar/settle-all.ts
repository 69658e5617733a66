import type { HangingRule } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { HappenedEvent } from '../../plant/events/index.ts'
import type { Trx } from '../../schema/index.ts'
import { settleOpening } from '../opening/settle-opening.ts'

/** The events after which publications may open at another moment. */
export const MOVING_EVENTS = [
  'production.story-told',
  'publish.opened',
  'publish.cancelled',
  'publish.recalled',
]

const HUNG_ON: Readonly<Record<string, readonly HangingRule['kind'][]>> = {
  'production.story-told': ['premiere', 'story-point'],
}

/** Something that rules hang on has moved: every publication of the production that hangs on its like is put where it belongs. */
export async function settleWhatHangs(
  trx: Trx,
  { event, now }: { event: Pick<HappenedEvent, 'name' | 'productionId'>; now: Instant },
): Promise<void> {
  const kinds = HUNG_ON[event.name] ?? ['publication']
  const rows = await trx
    .selectFrom('publish.publications')
    .select('id')
    .where('productionId', '=', event.productionId)
    .where(sql<string>`rule ->> 'kind'`, '=', sql<string>`any(${[...kinds]}::text[])`)
    .where('stateKind', 'in', ['draft', 'scheduled', 'placing'])
    .orderBy('id')
    .forUpdate()
    .execute()
  for (const { id } of rows) await settleOpening(trx, { publicationId: id, late: 'opens', now })
}

/** What waits because it was not cleared for its moment may be cleared now, while that moment is still ahead. */
export async function settleCleared(
  trx: Trx,
  { kind, ref, now }: { kind: string; ref: string; now: Instant },
): Promise<void> {
  if (kind !== 'publication' && kind !== 'kit') return
  const waiting = await trx
    .selectFrom('publish.publications')
    .select('id')
    .where('id', '=', ref)
    .where('stateKind', '=', 'draft')
    .where('rule', 'is not', null)
    .executeTakeFirst()
  if (waiting !== undefined) await settleOpening(trx, { publicationId: ref, late: 'waits-for-a-person', now })
}
