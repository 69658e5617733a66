import { judge, type Verdict } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { clearAlarm, setAlarm } from '../plant/alarms/index.ts'
import { canonicalJson } from '../plant/chain/index.ts'
import { at, newId } from '../plant/db/index.ts'
import type { Trx } from '../schema/index.ts'
import type { ClearanceLock } from './clearance-lock.ts'
import { exposureAt, type ExposureKind } from './exposure-order.ts'
import { evidenceDigest, gatherEvidence } from './load-evidence.ts'
import { dependenciesOf, type ExposureRow, exposuresById, putDependencies } from './queries.ts'
import { clearsAtOf, nextTurnOf, validUntilOf } from './verdict-rows.ts'

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
  const resting = await dependenciesOf(trx, exposureIds)
  const judgements: Judgement[] = []
  for (const { row, exposure } of questions) {
    const evidence = evidenceFor(exposure)
    const verdict = judge(exposure, evidence, now)
    const digest = evidenceDigest(evidence)
    const differs = row.last === null || wordsOf(row.last) !== wordsOf(verdict)
    if (differs) {
      await saveVerdict(trx, { exposureId: row.id, verdict, digest, now })
      await watch(trx, row, nextTurnOf(verdict, now))
    }
    if (!sameKeys(resting.get(row.id) ?? [], verdict.dependencies))
      await putDependencies(trx, row.id, verdict.dependencies)
    const { productionId, kind, ref, gateId, last: before } = row
    const about = { exposureId: row.id, productionId, kind, ref, gateId, before }
    judgements.push({ ...about, verdict, differs, evidenceDigest: digest.toString('hex'), judgedAt: now })
  }
  return judgements
}

/** Sets the watch over an exposure anew after it rang, whether or not its verdict changed. */
export async function watchAgain(
  trx: Trx,
  { exposureId, productionId, verdict, judgedAt }: Judgement,
): Promise<void> {
  await watch(trx, { id: exposureId, productionId }, nextTurnOf(verdict, judgedAt))
}

async function watch(
  trx: Trx,
  { id, productionId }: Pick<ExposureRow, 'id' | 'productionId'>,
  moment: Instant | null,
) {
  const key = `${WATCH}:${id}`
  if (moment === null) await clearAlarm(trx, key)
  else await setAlarm(trx, { key, name: WATCH, productionId, moment, payload: { exposureId: id } })
}

async function saveVerdict(
  trx: Trx,
  {
    exposureId,
    verdict,
    digest,
    now,
  }: { exposureId: string; verdict: Verdict; digest: Buffer; now: Instant },
): Promise<void> {
  const id = newId()
  const [validUntil, clearsAt] = [validUntilOf(verdict), clearsAtOf(verdict)]
  await trx
    .insertInto('clearance.verdicts')
    .values({
      id,
      exposureId,
      kind: verdict.kind,
      verdict: JSON.stringify(verdict),
      evidenceVersion: verdict.evidenceVersion,
      evidenceDigest: digest,
      validUntil: validUntil === null ? null : at(validUntil),
      clearsAt: clearsAt === null ? null : at(clearsAt),
      judgedAt: at(now),
    })
    .execute()
  await trx.updateTable('clearance.exposures').set({ verdictId: id }).where('id', '=', exposureId).execute()
}

// What a person would read; the version of the evidence alone makes no other verdict.
function wordsOf(verdict: Verdict): string {
  return canonicalJson({ ...verdict, evidenceVersion: null, dependencies: null })
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  const known = new Set(a)
  return known.size === new Set(b).size && b.every((key) => known.has(key))
}
