import { revealStep } from '@stagedoor/core/community'
import { type Instant, toIso } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { clearAlarms, setAlarms } from '../../plant/alarms/index.ts'
import { at } from '../../plant/db/index.ts'
import { announce } from '../../plant/events/index.ts'
import { type StoryLabel, storyLabelsOf } from '../../production/index.ts'
import type { Trx } from '../../schema/index.ts'
import { revealed } from './events.ts'

/** The bell of a point's moment. */
export const REVEAL = 'community.reveal'

// Opening is a fact of the clock and of what a viewer told: nothing here opens anything. It notes the moment and has
// those told who want to be, at the cost of a row, however much lies behind the point.

/**
 * Looks at every point of a production, or at one: notes what came out, has it announced once for each moment, and waits
 * for what is to come. Called with every change of the story, and when a bell rings.
 */
export async function followReveals(
  trx: Trx,
  { productionId, pointId = null, now }: { productionId: string; pointId?: string | null; now: Instant },
): Promise<void> {
  // One at a time: two that look at once would each announce.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`reveals ${productionId}`}, 0))`.execute(trx)
  const labels = (await storyLabelsOf(trx, productionId)).filter(
    (label) => pointId === null || label.pointId === pointId,
  )
  const noted = await notedIn(trx, productionId)
  for (const label of labels) await takeStep(trx, { productionId, label, noted, now })
  const ahead = labels.flatMap(({ pointId: id, shownFrom }) =>
    shownFrom !== null && shownFrom > now ? [{ id, shownFrom }] : [],
  )
  const keyOf = (id: string) => `reveal ${id}`
  const waiting = new Set<string>(ahead.map(({ id }) => id))
  await clearAlarms(
    trx,
    labels.filter(({ pointId: id }) => !waiting.has(id)).map(({ pointId: id }) => keyOf(id)),
  )
  await setAlarms(
    trx,
    ahead.map(({ id, shownFrom }) => ({
      key: keyOf(id),
      name: REVEAL,
      productionId,
      moment: shownFrom,
      payload: { pointId: id },
    })),
  )
}

async function takeStep(
  trx: Trx,
  {
    productionId,
    label: { id: labelId, pointId, shownFrom, isOffered },
    noted,
    now,
  }: { productionId: string; label: StoryLabel; noted: readonly Noted[]; now: Instant },
): Promise<void> {
  const own = noted.filter((one) => one.pointId === pointId)
  const step = revealStep({ shownFrom, now }, own)
  const ofPoint = trx.updateTable('community.reveals').where('pointId', '=', pointId)
  switch (step) {
    case 'nothing':
      return
    case 'put-off':
      await ofPoint
        .set({ putOffAt: at(now) })
        .where('putOffAt', 'is', null)
        .execute()
      return
    case 'take-up-again':
      if (shownFrom === null) return
      await ofPoint
        .set({ putOffAt: null })
        .where('moment', '=', at(shownFrom) as never)
        .execute()
      return
    case 'announce': {
      if (shownFrom === null) return
      const moment = at(shownFrom)
      const things = await thingsBehind(trx, { productionId, pointId })
      await trx.insertInto('community.reveals').values({ productionId, pointId, moment, things }).execute()
      // A point that fans do not know by a name is no news to them.
      if (isOffered)
        await announce(trx, revealed(productionId, { pointId, labelId, moment: toIso(shownFrom) }))
    }
  }
}

interface Noted {
  readonly pointId: string
  readonly moment: Instant
  readonly isPutOff: boolean
}

async function notedIn(trx: Trx, productionId: string): Promise<Noted[]> {
  const rows = await trx
    .selectFrom('community.reveals')
    .select(['pointId', 'moment', 'putOffAt'])
    .where('productionId', '=', productionId)
    .execute()
  return rows.map(({ putOffAt, ...reveal }) => ({ ...reveal, isPutOff: putOffAt !== null }))
}

// How much waits behind a point, for crew: read from the few gates and their tallies, never by counting things.
async function thingsBehind(
  trx: Trx,
  { productionId, pointId }: { productionId: string; pointId: string },
): Promise<number> {
  const { rows } = await sql<{ things: number }>`
    select coalesce(sum(t.shown), 0)::integer as things from community.horizon_gates h
    join community.tallies t on t.gate_id = h.gate_id
    where h.production_id = ${productionId} and h.points @> array[${pointId}]::uuid[]`.execute(trx)
  return rows[0]?.things ?? 0
}
