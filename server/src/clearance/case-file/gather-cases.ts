import { type Evidence, type Exposure, holdersIn, judge, type Verdict } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import type { Trx } from '../../schema/index.ts'
import { standingExposures } from '../in-snapshot.ts'
import { evidenceDigest } from '../load-evidence.ts'
import type { ExposureKind } from '../exposure-order.ts'
import { type LogMark, logMarksOf } from './log-marks.ts'
import { namesAround } from './names.ts'
import { type Paper, papersOf } from './papers.ts'

/** One exposure with its verdict and all that rests under it. */
export interface Case {
  readonly exposureId: string
  readonly kind: ExposureKind
  readonly ref: string
  readonly asks: (at: Instant) => Exposure
  readonly exposure: Exposure
  readonly verdict: Verdict
  readonly evidence: Evidence
  readonly evidenceDigest: string
}

/** Some cases, and what they share: papers, names, and where the log tells of each thing. */
export interface CaseFile {
  readonly cases: readonly Case[]
  readonly papers: ReadonlyMap<string, Paper>
  readonly names: ReadonlyMap<string, string>
  readonly marks: ReadonlyMap<string, readonly LogMark[]>
  /** Whom to ask about what cannot sign for itself, by its id. */
  readonly holders: ReadonlyMap<string, string>
  /** Why something was decided, in the words of whoever did, by the decision's id. */
  readonly reasons: ReadonlyMap<string, string>
}

/** Gathers the case file of some open exposures, as a read-only transaction sees them; judges them as of `now`. */
export async function gatherCases(
  trx: Trx,
  { productionId, exposureIds, now }: { productionId: string; exposureIds: readonly string[]; now: Instant },
): Promise<CaseFile> {
  const standing = await standingExposures(trx, { productionId, exposureIds, now })
  const cases = standing.map(({ exposureId, kind, ref, asks, evidence }) => {
    const exposure = asks(now)
    const verdict = judge(exposure, evidence, now)
    const digest = evidenceDigest(evidence).toString('hex')
    return { exposureId, kind, ref, asks, exposure, verdict, evidence, evidenceDigest: digest }
  })
  const evidence = cases.map((one) => one.evidence)
  const subjectIds = [...new Set(evidence.flatMap(({ subjects }) => subjects.map(({ id }) => id)))]
  const ids = [...new Set(evidence.flatMap(idsIn))]
  const papers = await papersOf(trx, subjectIds)
  const holders = holdersIn(evidence.flatMap(({ subjects }) => subjects))
  for (const { grant, addressedTo } of papers.values())
    if (holders.has(grant.subjectId)) holders.set(grant.subjectId, addressedTo)
  return {
    cases,
    papers,
    holders,
    names: await namesAround(trx, { productionId, evidence }),
    marks: await logMarksOf(trx, { productionId, ids }),
    reasons: await reasonsOf(trx, evidence),
  }
}

async function reasonsOf(trx: Trx, evidence: readonly Evidence[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(evidence.flatMap(({ decisions }) => decisions.map(({ id }) => id as string)))]
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('clearance.decisions')
    .select(['id', 'note'])
    .where('id', 'in', ids)
    .where('note', '!=', '')
    .execute()
  return new Map(rows.map(({ id, note }) => [id, note]))
}

function idsIn(evidence: Evidence): readonly string[] {
  const { grants, prohibitions, embargoes, holdbacks, ndas, crowdNotices, decisions, kills, subjects } =
    evidence
  return [
    ...grants,
    ...prohibitions,
    ...embargoes,
    ...holdbacks,
    ...ndas,
    ...crowdNotices,
    ...decisions,
    ...kills,
    ...subjects,
  ]
    .map(({ id }): string => id)
    .concat(decisions.flatMap((one) => (one.kind === 'approval' ? [one.version] : [])))
}
