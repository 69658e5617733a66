import type { Instant } from '@stagedoor/core/time'
import type { Audience, Standing } from '@stagedoor/core/wall'
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
export async function shutGate(
  trx: Trx,
  { gateId, because }: { gateId: string; because: string },
): Promise<void> {
  await trx
    .updateTable('wall.gates')
    .set({ standing: 'shut', shutBecause: because, changedAt: sql<never>`wall.now()` })
    .where('id', '=', gateId)
    .where('standing', '=', 'stands')
    .execute()
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

/** Some gates as they stand, by id: since when, and from when they are open. */
export async function gatesById(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { standing: Standing; opensAt: Instant | null; changedAt: Instant }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('wall.gates')
    .select(['id', 'standing', 'opensAt', 'changedAt'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, ...gate }) => [id, gate]))
}
