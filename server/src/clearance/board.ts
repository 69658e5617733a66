import { type Board, freeingActs, judge, type Verdict, VERDICT_KINDS } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Clock } from '../plant/clock/index.ts'
import { at as momentAt } from '../plant/db/index.ts'
import type { Db } from '../schema/index.ts'
import type { ExposureKind } from './exposure-order.ts'
import { inSnapshot, type StandingExposure, standingExposures } from './in-snapshot.ts'
import { nextTurnOf, verdictIn } from './verdict-rows.ts'

/** How many verdicts there are of each kind. */
export type KindCounts = Readonly<Record<Verdict['kind'], number>>

/** An open exposure that may not leave, with the answer as of now. */
export interface HeldExposure extends StandingExposure {
  readonly verdict: Verdict
}

/** Something that time alone will change. */
export interface Turn {
  readonly at: Instant
  readonly exposureId: string
  readonly kind: ExposureKind
  readonly ref: string
  readonly verdict: Verdict
}

/** Everything held in a production, by what would free it; `unlisted` is how much more is held than a board can weigh at once. */
export interface OpenBoard extends Board<HeldExposure> {
  readonly counts: KindCounts
  readonly held: readonly HeldExposure[]
  readonly unlisted: number
  readonly turns: readonly Turn[]
}

// A board is read by a person; a production with more than this held has one cause, and it is among these.
const MOST_WEIGHED = 2000
const MOST_TURNS = 100

/** Weighs everything held by asking the doorkeeper anew; nothing is kept. */
export function openBoard({ db, clock }: { db: Db; clock: Clock }, productionId: string): Promise<OpenBoard> {
  const now = clock.now()
  return inSnapshot(db, async (trx) => {
    const counts = await countKinds(trx, productionId)
    const exposureIds = await heldExposures(trx, productionId)
    const standings = await standingExposures(trx, { productionId, exposureIds, now })
    const held = standings.map((one) => ({ ...one, verdict: judge(one.asks(now), one.evidence, now) }))
    return {
      counts,
      held,
      unlisted: counts.held + counts.refused - exposureIds.length,
      ...freeingActs(held, now),
      turns: await nextTurns(trx, { productionId, now }),
    }
  })
}

/** How many open exposures of a production stand how. */
export async function countKinds(db: Db, productionId: string): Promise<KindCounts> {
  const rows = await openExposures(db, productionId)
    .select(['v.kind', sql<number>`count(*)::int`.as('count')])
    .groupBy('v.kind')
    .execute()
  const counted = new Map(rows.map(({ kind, count }) => [kind, count]))
  return Object.fromEntries(VERDICT_KINDS.map((kind) => [kind, counted.get(kind) ?? 0])) as Record<
    Verdict['kind'],
    number
  >
}

async function heldExposures(db: Db, productionId: string): Promise<string[]> {
  const rows = await openExposures(db, productionId)
    .select('e.id')
    .where('v.kind', 'in', ['held', 'refused'])
    .orderBy('e.id')
    .limit(MOST_WEIGHED)
    .execute()
  return rows.map(({ id }) => id)
}

// What time alone changes next, earliest first.
async function nextTurns(
  db: Db,
  { productionId, now }: { productionId: string; now: Instant },
): Promise<Turn[]> {
  const rows = await openExposures(db, productionId)
    .select(['e.id as exposureId', 'e.kind', 'e.ref', 'v.verdict'])
    .where((eb) => eb.or([eb('v.validUntil', '>', momentAt(now)), eb('v.clearsAt', '>', momentAt(now))]))
    .orderBy(
      sql`least(
      case when v.valid_until > ${momentAt(now)} then v.valid_until end,
      case when v.clears_at > ${momentAt(now)} then v.clears_at end)`,
    )
    .orderBy('e.id')
    .limit(MOST_TURNS)
    .execute()
  return rows.flatMap(({ verdict: stored, ...row }) => {
    const verdict = verdictIn(stored)
    const at = nextTurnOf(verdict, now)
    return at === null ? [] : [{ at, ...row, verdict }]
  })
}

function openExposures(db: Db, productionId: string) {
  return db
    .selectFrom('clearance.exposures as e')
    .innerJoin('clearance.verdicts as v', 'v.id', 'e.verdictId')
    .where('e.productionId', '=', productionId)
    .where('e.closedAt', 'is', null)
}
