import { Problem } from '@stagedoor/contract/problems'
import {
  checkHandle,
  HANDLE_LENGTHS,
  HANDLE_RESTS_MS,
  mayChangeHandle,
  skeletonOf,
} from '@stagedoor/core/community'
import { sql } from 'kysely'
import type { Clock } from '../../plant/clock/index.ts'
import { at } from '../../plant/db/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { namesShown } from './names-shown.ts'

/** A handle that passed the rules of spelling; whether it can be had is asked when it is taken. */
export type WantedHandle = Extract<ReturnType<typeof checkHandle>, { kind: 'usable' }>

// One wording for what is taken, reserved or a name of somebody who made it: which of these, nobody learns.
const NOT_TO_BE_HAD = 'It is taken, reserved, or too like another name. Choose another.'

/** Reads a handle as typed. Throws `invalid-request`, and `handle-not-to-be-had` for a reserved word. */
export function wantedHandle(typed: string): WantedHandle {
  const checked = checkHandle(typed)
  if (checked.kind === 'usable') return checked
  if (checked.because === 'reserved') throw notToBeHad()
  const { shortest, longest } = HANDLE_LENGTHS
  throw new Problem('invalid-request', {
    detail: `handle: ${shortest} to ${longest} letters of one script and digits; a dot, an underscore or a hyphen between them.`,
  })
}

/**
 * Refuses a handle that cannot be had now; the taking of it decides. The names of people who made it are free to those
 * who work backstage. Throws `handle-not-to-be-had`.
 */
export async function refuseTakenHandle(
  { db, fan }: { db: Db; fan: Db },
  { wanted, isCrew = false }: { wanted: WantedHandle; isCrew?: boolean },
): Promise<void> {
  const holder = await db
    .selectFrom('community.writers')
    .select('viewerId')
    .where('skeleton', '=', wanted.skeleton)
    .executeTakeFirst()
  if (holder !== undefined || (!isCrew && (await isSomebodysName(fan, wanted)))) throw notToBeHad()
}

/**
 * Gives a viewer with an account a handle, or another one, which then stands on all that they wrote. Throws
 * `handle-not-to-be-had` and `handle-rests`.
 */
export async function takeHandle(
  { trx, fan, clock }: { trx: Trx; fan: Db; clock: Clock },
  { viewerId, wanted, isCrew }: { viewerId: string; wanted: WantedHandle; isCrew: boolean },
): Promise<void> {
  const { handle, skeleton } = wanted
  const now = clock.now()
  // Two who want it at once come one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended('handle ' || ${skeleton}, 0))`.execute(trx)
  const before = await trx
    .selectFrom('community.writers')
    .select(['handle', 'skeleton', 'handleSince'])
    .where('viewerId', '=', viewerId)
    .forUpdate()
    .executeTakeFirst()
  if (before?.handle === handle) return
  if (before !== undefined && !mayChangeHandle(before.handleSince, now))
    throw new Problem('handle-rests', { until: new Date(before.handleSince + HANDLE_RESTS_MS).toISOString() })
  if (before?.skeleton !== skeleton) await refuseTakenHandle({ db: trx, fan }, { wanted, isCrew })
  const row = { handle, skeleton, handleSince: at(now) }
  await trx
    .insertInto('community.writers')
    .values({ viewerId, joinedAt: at(now), ...row })
    .onConflict((conflict) => conflict.column('viewerId').doUpdateSet(row))
    .execute()
  await trx
    .updateTable('community.writings')
    .set({ handle })
    .where('writerId', '=', viewerId)
    .where('state', '<>', 'deleted')
    .execute()
}

async function isSomebodysName(fan: Db, { skeleton }: WantedHandle): Promise<boolean> {
  return (await namesShown(fan)).some((name) => skeletonOf(name) === skeleton)
}

const notToBeHad = (): Problem => new Problem('handle-not-to-be-had', { detail: NOT_TO_BE_HAD })
