import { judge, type Verdict } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { clearAlarms, setAlarms } from '../plant/alarms/index.ts'
import { canonicalJson } from '../plant/chain/index.ts'
import type { Trx } from '../schema/index.ts'
import { setHorizons } from '../wall/index.ts'
import type { ClearanceLock } from './clearance-lock.ts'
import { exposureAt, type ExposureKind } from './exposure-order.ts'
import { evidenceDigest, gatherEvidence } from './load-evidence.ts'
import { dependenciesOf, exposuresById, putDependencies, saveVerdicts } from './queries.ts'
import { nextTurnOf } from './verdict-rows.ts'

/** The name under which the standing watch rings. */
export const WATCH = 'clearance.watch'

/** A verdict given under the clearance lock, beside the one it replaces. */
export interface Judgement {
  readonly exposureId: string
  readonly productionId: string
  readonly kind: ExposureKind
  readonly ref: string
  readonly gateId: string | null
  readonly before: Verdict | null
  readonly verdict: Verdict
  readonly differs: boolean
  readonly evidenceDigest: string
  readonly judgedAt: Instant
}

/**
 * Judges some exposures on the evidence that the lock holds still, saves each verdict that differs from the last one,
 * and sets the watch for the moment at which time alone would change it.
 */
export async function judgeUnderLock(
  trx: Trx,
  lock: ClearanceLock,
  { exposureIds, now }: { exposureIds: readonly string[]; now: Instant },
): Promise<Judgement[]> {
  const rows = (await exposuresById(trx, exposureIds, { lock: true })).filter((row) => row.closedAt === null)
  const questions = rows.map((row) => ({ row, exposure: exposureAt(row.order, now) }))
  const evidenceFor = await gatherEvidence(
    trx,
    lock,
    questions.map(({ exposure }) => exposure),
  )
  const resting = await dependenciesOf(
    trx,
    rows.map(({ id }) => id),
  )
  const judgements = questions.map(({ row, exposure }): Judgement => {
    const evidence = evidenceFor(exposure)
    const verdict = judge(exposure, evidence, now)
    const { productionId, kind, ref, gateId, last: before } = row
    return {
      exposureId: row.id,
      productionId,
      kind,
      ref,
      gateId,
      before,
      verdict,
      differs: before === null || wordsOf(before) !== wordsOf(verdict),
      evidenceDigest: evidenceDigest(evidence).toString('hex'),
      judgedAt: now,
    }
  })
  const changed = judgements.filter(({ differs }) => differs)
  await saveVerdicts(trx, changed)
  await setHorizons(trx, changed.flatMap(horizonOf))
  await watchAll(trx, changed)
  await putDependencies(
    trx,
    judgements.filter(
      ({ exposureId, verdict }) => !sameKeys(resting.get(exposureId) ?? [], verdict.dependencies),
    ),
  )
  return judgements
}

/** Sets the watch over an exposure anew after it rang, whether or not its verdict changed. */
export function watchAgain(trx: Trx, judgement: Judgement): Promise<void> {
  return watchAll(trx, [judgement])
}

/** The key of the alarm that watches over an exposure. */
export function watchKey(exposureId: string): string {
  return `${WATCH}:${exposureId}`
}

async function watchAll(trx: Trx, judgements: readonly Judgement[]): Promise<void> {
  const turns = judgements.map((judgement) => ({
    ...judgement,
    moment: nextTurnOf(judgement.verdict, judgement.judgedAt),
  }))
  await clearAlarms(
    trx,
    turns.flatMap(({ exposureId, moment }) => (moment === null ? [watchKey(exposureId)] : [])),
  )
  await setAlarms(
    trx,
    turns.flatMap(({ exposureId, productionId, moment }) =>
      moment === null
        ? []
        : [{ key: watchKey(exposureId), name: WATCH, productionId, moment, payload: { exposureId } }],
    ),
  )
}

// Only what stands on a public page is told to viewers of whom we know how far they are.
function horizonOf({ kind, gateId, verdict }: Judgement) {
  return kind === 'publication' && gateId !== null ? [{ gateId, horizon: verdict.horizon }] : []
}

// What a person would read; the version of the evidence alone makes no other verdict.
function wordsOf(verdict: Verdict): string {
  return canonicalJson({ ...verdict, evidenceVersion: null, dependencies: null })
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  const known = new Set(a)
  return known.size === new Set(b).size && b.every((key) => known.has(key))
}
