import { createHash } from 'node:crypto'
import {
  type AssetFacts,
  canonicalEvidence,
  type Evidence,
  type EmbargoScope,
  type Exposure,
  type Holdback,
  keyTouchedBy,
  type Subject,
  type SubjectId,
} from '@stagedoor/core/clearance'
import { NO_STORY, type Story } from '@stagedoor/core/production'
import type { AssetId } from '@stagedoor/core/timeline'
import { storyOf } from '../production/index.ts'
import type { Trx } from '../schema/index.ts'
import type { ClearanceLock } from './clearance-lock.ts'
import {
  appearancesOf,
  approvalsOf,
  assetFactsOf,
  crowdNoticesOn,
  embargoesOn,
  killsIn,
  ndasWith,
  needsNoneOf,
  prohibitionsOver,
  releaseFormsOf,
  releasesOf,
  standingHoldbacks,
  subjectsOf,
} from './evidence-queries.ts'
import { heldUnseen } from './held-unseen.ts'
import { appearanceIn, assetFactsIn, decisionIn, embargoIn, grantIn, subjectIn } from './evidence-rows.ts'
import { crowdNoticeIn, holdbackIn, killIn, ndaIn, prohibitionIn, releaseIn } from './recorded-rows.ts'
import { secretsNamedBy, waitsForStory } from './reveal-schema.ts'

/**
 * Gathers, under the clearance lock, what some exposures' verdicts can rest on, with a fixed number of statements
 * however many there are, and hands each exposure its own part: the rest could not change its verdict.
 */
export async function gatherEvidence(
  trx: Trx,
  lock: ClearanceLock,
  exposures: readonly Exposure[],
): Promise<(exposure: Exposure) => Evidence> {
  const shelves = await fillShelves(trx, lock, exposures)
  return (exposure) => partFor(exposure, shelves, lock)
}

/** The SHA-256 of the evidence in its one spelling: what a logged verdict can be checked against. */
export function evidenceDigest(evidence: Evidence): Buffer {
  return createHash('sha256').update(canonicalEvidence(evidence)).digest()
}

type Shelves = Awaited<ReturnType<typeof fillShelves>>

async function fillShelves(
  trx: Trx,
  { productionId, settings }: ClearanceLock,
  exposures: readonly Exposure[],
) {
  const assetIds = [...new Set(exposures.flatMap(assetsOf))]
  const cuts = exposures.flatMap(({ leaving }) => (leaving.kind === 'cut' ? [leaving] : []))
  const cutIds = [...new Set(cuts.map(({ cutId }) => cutId))]
  const owners = new Set(exposures.flatMap(({ destination: { ownerId } }) => ownerId ?? []))

  const assets = (await assetFactsOf(trx, assetIds)).map(assetFactsIn)
  const appearances = (await appearancesOf(trx, assetIds)).map(appearanceIn)
  const dayIds = [...new Set(assets.flatMap(({ dayId }) => dayId ?? []))]
  const sceneIds = assets.flatMap(({ scenes }) => scenes.map(({ sceneId }) => sceneId))
  const refs = [...assetIds, ...dayIds, ...new Set(sceneIds)]
  const begun = (await embargoesOn(trx, { productionId, refs })).map(embargoIn)
  const embargoes = settings.holdUnseen ? [...begun, ...(await heldUnseen(trx, assetIds))] : begun
  const approvals = (
    cuts.length === 0 ? [] : await approvalsOf(trx, [...new Set(cuts.map(({ version }) => version))])
  ).map(decisionIn)
  const kills = (await killsIn(trx, { assetIds, cutIds })).map(killIn)
  const subjects = await withNamedSecrets(trx, [
    ...appearances.map(({ subjectId }) => subjectId),
    ...assets.flatMap(({ placeId, contributionId }) => [placeId ?? [], contributionId ?? []].flat()),
    ...approvals.map(({ subjectId }) => subjectId),
    ...kills.map(({ subjectId }) => subjectId),
  ])
  const subjectIds = [...subjects.keys()]
  const grants = (await releaseFormsOf(trx, subjectIds)).map(grantIn)
  const needsNone = (await needsNoneOf(trx, subjectIds)).map(decisionIn)
  const prohibitions = (await prohibitionsOver(trx, { productionId, subjectIds })).map(prohibitionIn)
  const holdbacks = cuts.length === 0 ? [] : (await standingHoldbacks(trx, productionId)).map(holdbackIn)
  const releases = holdbacks.length === 0 ? [] : (await releasesOf(trx, cutIds)).map(releaseIn)
  const ndas = owners.size === 0 ? [] : (await ndasWith(trx, [...owners])).map(ndaIn)
  const crowdNotices = dayIds.length === 0 ? [] : (await crowdNoticesOn(trx, dayIds)).map(crowdNoticeIn)
  const isTold = [...subjects.values()].some(restsOnStory)
  const story: Story = isTold ? await storyOf(trx, productionId) : NO_STORY

  return {
    assets: new Map(assets.map((asset) => [asset.assetId, asset])),
    appearances: groupBy(appearances, ({ assetId }) => assetId),
    embargoes: groupBy(embargoes, ({ scope }) => keyTouchedBy({ kind: 'embargo', scope })),
    approvals: groupBy(approvals, (word) => (word.kind === 'approval' ? word.version : '')),
    killsInAssets: groupBy(kills, ({ killed }) => (killed.kind === 'cut' ? '' : killed.assetId)),
    killsOfCuts: groupBy(kills, ({ killed }) => (killed.kind === 'cut' ? killed.cutId : '')),
    subjects,
    grants: groupBy(grants, ({ subjectId }) => subjectId),
    needsNone: groupBy(needsNone, ({ subjectId }) => subjectId),
    prohibitions: groupBy(prohibitions, ({ subjectId }) => subjectId ?? ''),
    holdbacks,
    releases: groupBy(releases, ({ cutId }) => cutId),
    ndas: groupBy(ndas, ({ contributorId }) => contributorId),
    crowdNotices: groupBy(crowdNotices, ({ dayId }) => dayId),
    story,
  }
}

function partFor(exposure: Exposure, shelves: Shelves, lock: ClearanceLock): Evidence {
  const { leaving, destination } = exposure
  const { holdUnseen: _, ...settings } = lock.settings
  const assetIds = [...new Set(assetsOf(exposure))]
  const assets = assetIds.flatMap((id) => shelves.assets.get(id) ?? [])
  const appearances = assetIds.flatMap((id) => shelves.appearances.get(id) ?? [])
  const approvals = leaving.kind === 'cut' ? (shelves.approvals.get(leaving.version) ?? []) : []
  const kills = [
    ...assetIds.flatMap((id) => shelves.killsInAssets.get(id) ?? []),
    ...(leaving.kind === 'cut' ? (shelves.killsOfCuts.get(leaving.cutId) ?? []) : []),
  ]
  const subjects = reachedFrom(
    [
      ...[...appearances, ...approvals, ...kills].map(({ subjectId }) => subjectId),
      ...assets.flatMap(({ placeId, contributionId }) => [placeId ?? [], contributionId ?? []].flat()),
    ],
    shelves.subjects,
  )
  const about = <Found>(shelf: ReadonlyMap<string, readonly Found[]>) =>
    subjects.flatMap(({ id }) => shelf.get(id) ?? [])
  const scopes = new Set(assets.flatMap(scopesOf).map((scope) => keyTouchedBy({ kind: 'embargo', scope })))
  const days = new Set(assets.flatMap(({ dayId }) => dayId ?? []))
  return {
    version: lock.version,
    settings,
    assets,
    subjects,
    appearances,
    grants: about(shelves.grants),
    prohibitions: [...(shelves.prohibitions.get('') ?? []), ...about(shelves.prohibitions)],
    embargoes: [...scopes].flatMap((key) => shelves.embargoes.get(key) ?? []),
    holdbacks:
      leaving.kind === 'cut' ? shelves.holdbacks.filter((holdback) => waits(holdback, exposure)) : [],
    releases: leaving.kind === 'cut' ? (shelves.releases.get(leaving.cutId) ?? []) : [],
    ndas: destination.ownerId === null ? [] : (shelves.ndas.get(destination.ownerId) ?? []),
    crowdNotices: [...days].flatMap((dayId) => shelves.crowdNotices.get(dayId) ?? []),
    decisions: [...approvals, ...about(shelves.needsNone)],
    kills,
    story: subjects.some(restsOnStory) ? shelves.story : NO_STORY,
  }
}

function assetsOf({ leaving, timeline }: Exposure): AssetId[] {
  const used = timeline.clips.map((clip) => clip.assetId)
  return leaving.kind === 'asset' ? [leaving.assetId, ...used] : used
}

function scopesOf({ assetId, scenes, dayId }: AssetFacts): readonly EmbargoScope[] {
  return [
    { kind: 'production' },
    { kind: 'asset', assetId },
    ...(dayId === null ? [] : [{ kind: 'day' as const, dayId }]),
    ...scenes.map(({ sceneId }) => ({ kind: 'scene' as const, sceneId })),
  ]
}

function waits({ waits: scope }: Holdback, { destination }: Exposure): boolean {
  if (scope.kind === 'anywhere') return true
  if (scope.platform !== destination.platform) return false
  return scope.kind === 'platform' || scope.account === destination.account
}

// A secret may wait for another one, which appears nowhere itself.
async function withNamedSecrets(
  trx: Trx,
  ids: readonly SubjectId[],
): Promise<ReadonlyMap<SubjectId, Subject>> {
  const known = new Map<SubjectId, Subject>()
  let asked = [...new Set(ids)]
  while (asked.length > 0) {
    const found = (await subjectsOf(trx, asked)).map(subjectIn)
    for (const subject of found) known.set(subject.id, subject)
    asked = [...new Set(found.flatMap(namedBy))].filter((id) => !known.has(id))
  }
  return known
}

function reachedFrom(ids: readonly SubjectId[], known: ReadonlyMap<SubjectId, Subject>): readonly Subject[] {
  const reached = new Map<SubjectId, Subject>()
  let open = [...ids]
  while (open.length > 0) {
    const found = [...new Set(open)].filter((id) => !reached.has(id)).flatMap((id) => known.get(id) ?? [])
    for (const subject of found) reached.set(subject.id, subject)
    open = found.flatMap(namedBy)
  }
  return [...reached.values()]
}

function namedBy(subject: Subject): readonly SubjectId[] {
  return subject.kind === 'secret' ? secretsNamedBy(subject.reveal) : []
}

function restsOnStory(subject: Subject): boolean {
  return subject.kind === 'secret' && waitsForStory(subject.reveal)
}

function groupBy<Value>(
  values: readonly Value[],
  keyOf: (value: Value) => string,
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group) group.push(value)
    else groups.set(keyOf(value), [value])
  }
  return groups
}
