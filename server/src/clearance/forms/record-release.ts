import type { CutId } from '@stagedoor/core/production'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { at } from '../../plant/db/index.ts'
import type { Trx } from '../../schema/index.ts'
import { changeEvidence } from '../change-evidence.ts'
import { lockToChange } from '../clearance-lock.ts'
import { standingHoldbacks } from '../evidence-queries.ts'
import type { LogEntry } from '../log-entry.ts'

/** That a cut really went out somewhere; `ref` is the teller's own id, which is told once. */
export interface ReleaseOrder {
  readonly productionId: string
  readonly ref: string
  readonly cutId: string
  readonly platform: string
  readonly account: string
  readonly at: Instant
  readonly now: Instant
}

/**
 * Holds the production's evidence for somebody who is about to judge an exit and then to tell of a release: both at once,
 * so that two who publish at the same moment never wait for each other.
 */
export function holdToRelease(trx: Trx, productionId: string): Promise<void> {
  return lockToChange(trx, productionId)
}

/**
 * Notes a real publication of a cut, in the transaction of whoever published it: holdbacks count from it. Told again, it
 * changes nothing. Writes the log: call late.
 */
export function recordRelease(trx: Trx, release: ReleaseOrder): Promise<void> {
  return recordReleases(trx, [release])
}

/** Notes publications of one production's cuts that went out together; otherwise as one is noted. */
export async function recordReleases(trx: Trx, releases: readonly ReleaseOrder[]): Promise<void> {
  const known = new Set(await toldAlready(trx, releases))
  const told = releases.filter(({ ref }) => !known.has(ref))
  const [first, ...others] = told
  if (first === undefined) return
  const { productionId, now } = first
  await changeEvidence(trx, { productionId, now }, async () => {
    await trx
      .insertInto('clearance.releases')
      .values(
        told.map(({ ref, cutId, platform, account, at: moment }) => ({
          ref,
          productionId,
          cutId,
          platform,
          account,
          at: at(moment),
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    // Only holdbacks count from a release: without one, no verdict can be another than before.
    const isCounted = (await standingHoldbacks(trx, productionId)).length > 0
    const entry = entryOf(first)
    return {
      result: undefined,
      touched: isCounted ? told.map(({ cutId }) => ({ kind: 'release', cutId: cutId as CutId })) : [],
      entry,
      alongside: others.map(entryOf),
      cause: others.length === 0 ? undefined : { kind: entry.kind, refs: told.map(({ ref }) => ref) },
    }
  })
}

async function toldAlready(trx: Trx, releases: readonly ReleaseOrder[]): Promise<string[]> {
  const rows = await trx
    .selectFrom('clearance.releases')
    .select('ref')
    .where('ref', '=', sql<string>`any(${releases.map(({ ref }) => ref)}::uuid[])`)
    .execute()
  return rows.map(({ ref }) => ref)
}

function entryOf({ ref, cutId, platform, account, at: moment }: ReleaseOrder): LogEntry {
  return {
    kind: 'cut-released',
    body: { ref, cutId, platform, account, at: new Date(moment).toISOString() },
  }
}
