import type { StoryPointId } from '@stagedoor/core/production'
import type { Instant } from '@stagedoor/core/time'
import type { Audience, Horizon, Standing } from '@stagedoor/core/wall'
import { sql } from 'kysely'
import { newId } from '../plant/db/index.ts'
import type { Db, Trx } from '../schema/index.ts'

/** Makes a gate; `opensAt` null keeps it closed until it is moved. */
export async function createGate(
  trx: Trx,
  { productionId, audience, opensAt }: { productionId: string; audience: Audience; opensAt: number | null },
): Promise<string> {
  const id = newId()
  await trx
    .insertInto('wall.gates')
    .values({
      id,
      productionId,
      audience,
      opensAt: opensAt === null ? null : new Date(opensAt),
      shutBecause: null,
    })
    .execute()
  return id
}

/** Shuts a gate at commit: nothing behind it is reachable from then on, media addresses included. */
export function shutGate(trx: Trx, { gateId, because }: { gateId: string; because: string }): Promise<void> {
  return shutGates(trx, { gateIds: [gateId], because })
}

/** Shuts many gates at one commit. */
export async function shutGates(
  trx: Trx,
  { gateIds, because }: { gateIds: readonly string[]; because: string },
): Promise<void> {
  if (gateIds.length === 0) return
  await trx
    .updateTable('wall.gates')
    .set({ standing: 'shut', shutBecause: because, changedAt: sql<never>`wall.now()` })
    .where('id', '=', sql<string>`any(${[...gateIds]}::uuid[])`)
    .where('standing', '=', 'stands')
    .execute()
}

/** Says what must lie behind a viewer before a thing behind some gates gives nothing away; nothing by default. */
export async function setHorizons(
  trx: Trx,
  horizons: readonly { gateId: string; horizon: Horizon }[],
): Promise<void> {
  if (horizons.length === 0) return
  await sql`
    update wall.gates g set
      horizon_points = array(select jsonb_array_elements_text(h.points)::uuid),
      horizon_moment = h.moment,
      changed_at = wall.now()
    from unnest(
      ${horizons.map(({ gateId }) => gateId)}::uuid[],
      ${horizons.map(({ horizon }) => JSON.stringify(horizon.points))}::jsonb[],
      ${horizons.map(({ horizon }) => (horizon.moment === null ? null : new Date(horizon.moment).toISOString()))}::timestamptz[]
    ) as h (id, points, moment)
    where g.id = h.id and (
      g.horizon_points is distinct from array(select jsonb_array_elements_text(h.points)::uuid)
      or g.horizon_moment is distinct from h.moment)`.execute(trx)
}

/** Lets a gate stand again, by a person's act only. */
export async function reopenGate(trx: Trx, gateId: string): Promise<void> {
  await trx
    .updateTable('wall.gates')
    .set({ standing: 'stands', shutBecause: null, changedAt: sql<never>`wall.now()` })
    .where('id', '=', gateId)
    .execute()
}

/** Moves a gate's opening moment. */
export async function moveGate(
  trx: Trx,
  { gateId, opensAt }: { gateId: string; opensAt: number | null },
): Promise<void> {
  await trx
    .updateTable('wall.gates')
    .set({ opensAt: opensAt === null ? null : new Date(opensAt), changedAt: sql<never>`wall.now()` })
    .where('id', '=', gateId)
    .execute()
}

interface GateAsItStands {
  readonly standing: Standing
  /** The kind of change that shut it. */
  readonly shutBecause: string | null
  readonly opensAt: Instant | null
  readonly changedAt: Instant
  readonly horizon: Horizon
}

/** Some gates as they stand, by id: since when, from when they are open, and what must lie behind a viewer. */
export async function gatesById(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, GateAsItStands>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('wall.gates')
    .select(['id', 'standing', 'shutBecause', 'opensAt', 'changedAt', 'horizonPoints', 'horizonMoment'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map(({ id, horizonPoints, horizonMoment, ...gate }) => [
      id,
      { ...gate, horizon: { points: horizonPoints as StoryPointId[], moment: horizonMoment } },
    ]),
  )
}

/** Whether anything that stands waits for a point of the story: published, or said by somebody. */
export async function hasWaiting(db: Db, { pointId }: { pointId: StoryPointId }): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select exists (
      select from wall.gates where standing = 'stands' and horizon_points @> array[${pointId}::uuid]) as waits`.execute(
    db,
  )
  return rows[0]?.waits ?? false
}
