import { DEFAULT_SETTINGS } from '@stagedoor/core/clearance'
import { sql } from 'kysely'
import type { Db, Trx } from '../schema/index.ts'
import { type HouseSettings, settingsIn } from './evidence-rows.ts'

/** The production's clearance lock as held: the version of the evidence that a verdict under it rests on. */
export interface ClearanceLock {
  readonly productionId: string
  readonly version: number
  readonly settings: HouseSettings
}

const NOTHING_SETTLED: HouseSettings = { ...DEFAULT_SETTINGS, holdUnseen: false }

/** Holds the evidence of a production still until commit, together with everybody else who judges. */
export async function lockToJudge(trx: Trx, productionId: string): Promise<ClearanceLock> {
  const { rows } = await selectVersion(trx, productionId, 'for share')
  return lockOf(productionId, rows) ?? lockToJudge(trx, await firstVersion(trx, productionId))
}

/** Waits until nobody judges, keeps everybody else out until commit, and raises the version: what was judged before is old. */
export async function lockToChange(trx: Trx, productionId: string): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('clearance.evidenceVersions')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('productionId', '=', productionId)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) await lockToChange(trx, await firstVersion(trx, productionId))
}

/** The version and settings that a transaction sees, without a lock: for what is judged in a snapshot and never kept. */
export async function seeVersion(trx: Trx, productionId: string): Promise<ClearanceLock> {
  const { rows } = await selectVersion(trx, productionId, '')
  return lockOf(productionId, rows) ?? { productionId, version: 0, settings: NOTHING_SETTLED }
}

/** The settings of a production, without a lock: for showing. */
export async function readSettings(db: Db, productionId: string): Promise<HouseSettings> {
  const { rows } = await selectVersion(db, productionId, '')
  return lockOf(productionId, rows)?.settings ?? NOTHING_SETTLED
}

/** The version of a production's evidence as it is now: every change of evidence raises it. */
export async function evidenceVersionOf(db: Db, productionId: string): Promise<number> {
  const { rows } = await selectVersion(db, productionId, '')
  return lockOf(productionId, rows)?.version ?? 0
}

interface VersionRow {
  version: number
  settings: unknown
}

function selectVersion(db: Db, productionId: string, lock: 'for share' | '') {
  return sql<VersionRow>`
    select version, settings from clearance.evidence_versions
    where production_id = ${productionId} ${sql.raw(lock)}`.execute(db)
}

function lockOf(productionId: string, [row]: readonly VersionRow[]): ClearanceLock | null {
  return row ? { productionId, version: row.version, settings: settingsIn(row.settings) } : null
}

async function firstVersion(trx: Trx, productionId: string): Promise<string> {
  await trx
    .insertInto('clearance.evidenceVersions')
    .values({ productionId, settings: JSON.stringify(NOTHING_SETTLED) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return productionId
}
