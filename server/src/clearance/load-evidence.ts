import { createHash } from 'node:crypto'
import {
  canonicalEvidence,
  type Decision,
  type Embargo,
  type Evidence,
  type Exposure,
  NO_EVIDENCE,
  type SubjectId,
} from '@stagedoor/core/clearance'
import type { AssetId } from '@stagedoor/core/timeline'
import type { Trx } from '../schema/index.ts'
import type { ClearanceLock } from './clearance-lock.ts'
import { appearanceIn, assetFactsIn, decisionIn, embargoIn, grantIn, subjectIn } from './evidence-rows.ts'
import {
  appearancesOf,
  assetFactsOf,
  decisionsAbout,
  embargoesOf,
  releaseFormsOf,
  subjectsOf,
} from './evidence-queries.ts'

/**
 * Gathers, under the clearance lock, what some exposures' assets need, and hands each exposure its own part: the
 * rest of the production's evidence could not change its verdict.
 */
export async function gatherEvidence(
  trx: Trx,
  lock: ClearanceLock,
  exposures: readonly Exposure[],
): Promise<(exposure: Exposure) => Evidence> {
  const assetIds = [...new Set(exposures.flatMap(assetsOf))]
  const versions = exposures.flatMap(versionOf)
  const [assets, appearances, embargoes] = [
    (await assetFactsOf(trx, assetIds)).map(assetFactsIn),
    (await appearancesOf(trx, assetIds)).map(appearanceIn),
    (await embargoesOf(trx, lock.productionId)).map(embargoIn),
  ]
  const seen = [...new Set(appearances.map((appearance) => appearance.subjectId))]
  const decisions = (await decisionsAbout(trx, { subjectIds: seen, versions })).map(decisionIn)
  const subjectIds = [...new Set([...seen, ...decisions.map((decision) => decision.subjectId)])]
  const subjects = (await subjectsOf(trx, subjectIds)).map(subjectIn)
  const grants = (await releaseFormsOf(trx, subjectIds)).map(grantIn)

  return (exposure) => {
    const own = new Set(assetsOf(exposure))
    const ownAppearances = appearances.filter(({ assetId }) => own.has(assetId))
    const ownDecisions = decisionsFor(
      exposure,
      decisions,
      new Set(ownAppearances.map(({ subjectId }) => subjectId)),
    )
    const concerned = new Set([...ownAppearances, ...ownDecisions].map(({ subjectId }) => subjectId))
    const ownAssets = assets.filter(({ assetId }) => own.has(assetId))
    return {
      ...NO_EVIDENCE,
      version: lock.version,
      settings: lock.settings,
      assets: ownAssets,
      subjects: subjects.filter(({ id }) => concerned.has(id)),
      appearances: ownAppearances,
      grants: grants.filter(({ subjectId }) => concerned.has(subjectId)),
      embargoes: embargoes.filter((embargo) => ownAssets.some((asset) => bears(embargo, asset))),
      decisions: ownDecisions,
    }
  }
}

/** The SHA-256 of the evidence in its one spelling: what a logged verdict can be checked against. */
export function evidenceDigest(evidence: Evidence): Buffer {
  return createHash('sha256').update(canonicalEvidence(evidence)).digest()
}

function assetsOf({ leaving, timeline }: Exposure): AssetId[] {
  const used = timeline.clips.map((clip) => clip.assetId)
  return leaving.kind === 'asset' ? [leaving.assetId, ...used] : used
}

function versionOf({ leaving }: Exposure): string[] {
  return leaving.kind === 'cut' ? [leaving.version] : []
}

function decisionsFor(
  exposure: Exposure,
  decisions: readonly Decision[],
  seen: ReadonlySet<SubjectId>,
): Decision[] {
  const [version] = versionOf(exposure)
  return decisions.filter((decision) =>
    decision.kind === 'approval' ? decision.version === version : seen.has(decision.subjectId),
  )
}

function bears({ scope }: Embargo, asset: Evidence['assets'][number]): boolean {
  switch (scope.kind) {
    case 'scene':
      return asset.scenes.some(({ sceneId }) => sceneId === scope.sceneId)
    case 'asset':
      return asset.assetId === scope.assetId
    case 'day':
      return asset.dayId === scope.dayId
    case 'production':
      return true
  }
}
