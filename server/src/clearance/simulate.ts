import {
  type Consequence,
  consequences,
  type Hypothesis,
  keyTouchedBy,
  touchedBy,
  type Verdict,
  VERDICT_KINDS,
} from '@stagedoor/core/clearance'
import type { Clock } from '../plant/clock/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { countKinds, type KindCounts } from './board.ts'
import { type Supposed, supposed, type Supposition } from './hypotheses.ts'
import { inSnapshot, type StandingExposure, standingExposures } from './in-snapshot.ts'
import { exposuresResting } from './queries.ts'

/** One answer that would be another. */
export interface Changing extends Consequence {
  readonly standing: StandingExposure
}

/** What would come of some suppositions, all of them together. `asked` is how many answers could change and were asked for again. */
export interface Simulation {
  readonly supposed: readonly Supposed[]
  readonly asked: number
  readonly before: KindCounts
  readonly after: KindCounts
  readonly changing: readonly Changing[]
}

/** Shows what would come of something without doing it: nothing is written, not even to the log. Throws `not-found`, `no-such-territory`. */
export function simulate(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, suppositions }: { productionId: string; suppositions: readonly Supposition[] },
): Promise<Simulation> {
  const now = clock.now()
  return inSnapshot(db, async (trx) => {
    const read: Supposed[] = []
    for (const supposition of suppositions) read.push(await supposed(trx, supposition, { productionId, now }))
    const hypotheses = read.map(({ hypothesis }) => hypothesis)
    const exposureIds = await affected(trx, productionId, hypotheses)
    const standings = await standingExposures(trx, { productionId, exposureIds, now })
    const told = consequences(standings, hypotheses, now)
    const all = standings.map((standing, i) => ({ standing, ...(told[i] as Consequence) }))
    const before = await countKinds(trx, productionId)
    return {
      supposed: read,
      asked: all.length,
      before,
      after: moved(before, all),
      changing: all.filter(({ change }) => change !== 'same').sort(gravestFirst),
    }
  })
}

async function affected(
  trx: Trx,
  productionId: string,
  hypotheses: readonly Hypothesis[],
): Promise<readonly string[]> {
  const touched = hypotheses.map(touchedBy)
  if (touched.includes('everything')) {
    const rows = await trx
      .selectFrom('clearance.exposures')
      .select('id')
      .where('productionId', '=', productionId)
      .where('closedAt', 'is', null)
      .execute()
    return rows.map(({ id }) => id)
  }
  const changes = touched.flatMap((changed) => (changed === 'everything' ? [] : changed))
  return exposuresResting(trx, { productionId, keys: [...new Set(changes.map(keyTouchedBy))] })
}

function moved(before: KindCounts, all: readonly Consequence[]): KindCounts {
  const counts: Record<Verdict['kind'], number> = { ...before }
  for (const one of all) {
    counts[one.before.kind] -= 1
    counts[one.after.kind] += 1
  }
  return counts
}

function gravestFirst(a: Changing, b: Changing): number {
  const gravity = ({ isShut, after }: Changing) => Number(isShut) * 10 + VERDICT_KINDS.indexOf(after.kind)
  return gravity(b) - gravity(a)
}

/** How many of some answers get better, worse, or other within their kind, and what would be shut. */
export function countChanges({ asked, changing }: Pick<Simulation, 'asked' | 'changing'>) {
  const of = (change: Consequence['change']) => changing.filter((one) => one.change === change).length
  return {
    asked,
    better: of('better'),
    worse: of('worse'),
    otherwise: of('otherwise'),
    shut: changing.filter(({ isShut }) => isShut).length,
  }
}
