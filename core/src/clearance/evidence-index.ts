import type { AssetId, CutId, SubjectId } from '../production/index.ts'
import { normalise } from '../time/index.ts'
import type { Appearance } from './appearance.ts'
import { type AssetShelf, type EmbargoReach, keysOf } from './asset-shelf.ts'
import type { Approval, NeedsNone } from './decision.ts'
import { PRODUCTION_KEY, scopeKey } from './dependency.ts'
import { type Dossier, dossierOf } from './dossier.ts'
import type { AssetFacts, Embargo, EmbargoId } from './embargo.ts'
import type { Evidence } from './evidence.ts'
import type { CutVersionId } from './exposure.ts'
import type { Release } from './holdback.ts'
import type { Kill } from './kill.ts'
import { ordered, shelve } from './mark-shelf.ts'
import type { Nda } from './nda.ts'
import { oncePer } from './once-per.ts'
import type { Prohibition } from './prohibition.ts'
import type { Secret } from './subject.ts'

/** Evidence laid out for questions, so that a verdict reads only what its own assets and subjects bring. */
export interface EvidenceIndex {
  readonly asset: (id: AssetId) => AssetShelf
  readonly dossier: (id: SubjectId) => Dossier
  readonly secret: (id: SubjectId) => Secret | null
  readonly words: (version: CutVersionId) => ReadonlyMap<SubjectId, readonly Approval[]> | null
  readonly embargo: (id: EmbargoId) => Embargo
  readonly prohibitions: readonly Prohibition[]
  readonly releases: (id: CutId) => readonly Release[]
  readonly ndas: (contributorId: string) => readonly Nda[]
  readonly cutKills: (id: CutId) => readonly Kill[]
}

/**
 * The index of a body of evidence, laid out at the first question and kept as long as that evidence lives. What rests on one
 * list alone is kept with the list: evidence in which a grant changed shares all else.
 */
export const indexOf: (evidence: Evidence) => EvidenceIndex = oncePer((evidence) => {
  const { subjects, decisions, kills, ndas, prohibitions } = evidence
  const dossier = dossiersIn(evidence)
  return {
    asset: shelvesIn(evidence, dossier),
    dossier,
    secret: (id) => {
      const subject = subjectsById(subjects).get(id)
      return subject?.kind === 'secret' ? subject : null
    },
    words: (version) => wordsByVersion(decisions).get(version) ?? null,
    embargo: (id) => known(embargoesById(evidence.embargoes).get(id), 'embargo', id),
    prohibitions: prohibitionsBySubject(prohibitions).get(null) ?? [],
    releases: (id) => releasesByCut(evidence.releases).get(id) ?? [],
    ndas: (contributorId) => ndasByContributor(ndas).get(contributorId) ?? [],
    cutKills: (id) => killsByCut(kills).get(id) ?? [],
  }
})

const subjectsById = oncePer(
  (subjects: Evidence['subjects']) => new Map(subjects.map((one) => [one.id, one])),
)
const assetsById = oncePer((assets: Evidence['assets']) => new Map(assets.map((one) => [one.assetId, one])))
const embargoesById = oncePer(
  (embargoes: Evidence['embargoes']) => new Map(embargoes.map((one) => [one.id, one])),
)
const grantsBySubject = oncePer((grants: Evidence['grants']) =>
  sortedGroups(grants, ({ subjectId }) => subjectId),
)
const prohibitionsBySubject = oncePer((prohibitions: Evidence['prohibitions']) =>
  sortedGroups(prohibitions, ({ subjectId }) => subjectId),
)
const needsNoneBySubject = oncePer((decisions: Evidence['decisions']) =>
  sortedGroups(
    decisions.filter((decision): decision is NeedsNone => decision.kind === 'needs-none'),
    ({ subjectId }) => subjectId,
  ),
)
const wordsByVersion = oncePer((decisions: Evidence['decisions']) => {
  const approvals = decisions.filter((decision): decision is Approval => decision.kind === 'approval')
  const byVersion = groupBy(approvals, ({ version }) => version)
  return new Map(
    [...byVersion].map(([version, words]) => [version, groupBy(words, (word) => word.subjectId)]),
  )
})
const releasesByCut = oncePer((releases: Evidence['releases']) => groupBy(releases, ({ cutId }) => cutId))
const ndasByContributor = oncePer((ndas: Evidence['ndas']) =>
  sortedGroups(ndas, ({ contributorId }) => contributorId),
)
const killsByCut = oncePer((kills: Evidence['kills']) =>
  sortedGroups(kills, ({ killed }) => (killed.kind === 'cut' ? killed.cutId : null)),
)
const killsByAsset = oncePer((kills: Evidence['kills']) =>
  sortedGroups(kills, ({ killed }) => (killed.kind === 'cut' ? null : killed.assetId)),
)
const noticesByDay = oncePer((notices: Evidence['crowdNotices']) =>
  sortedGroups(notices, ({ dayId }) => dayId),
)
const embargoesByScope = oncePer((embargoes: Evidence['embargoes']) =>
  groupBy(embargoes, ({ scope }) => scopeKey(scope)),
)
const appearancesByAsset = oncePer((appearances: Evidence['appearances']) =>
  groupBy(appearances, ({ assetId }) => assetId),
)
const marksInOrder = oncePer(ordered)

// Dossiers and shelves are laid out as subjects and assets are asked about: most questions ask about few.
function dossiersIn({ subjects, grants, prohibitions, decisions }: Evidence): EvidenceIndex['dossier'] {
  return oncePerId((id) =>
    dossierOf({
      subject: known(subjectsById(subjects).get(id), 'subject', id),
      grants: grantsBySubject(grants).get(id) ?? [],
      needsNone: needsNoneBySubject(decisions).get(id) ?? [],
      prohibitions: prohibitionsBySubject(prohibitions).get(id) ?? [],
    }),
  )
}

function shelvesIn(evidence: Evidence, dossier: EvidenceIndex['dossier']): EvidenceIndex['asset'] {
  return oncePerId((id) => {
    const facts = known(assetsById(evidence.assets).get(id), 'asset', id)
    const { contributionId, placeId, dayId } = facts
    const notices = dayId === null || placeId === null ? [] : noticesByDay(evidence.crowdNotices).get(dayId)
    return {
      facts,
      keys: keysOf(facts),
      marks: shelve(marksInOrder(appearancesByAsset(evidence.appearances).get(id) ?? NONE), dossier),
      contribution: contributionId === null ? null : dossier(contributionId),
      embargoes: embargoesOver(facts, evidence),
      kills: killsByAsset(evidence.kills).get(id) ?? [],
      notices: (notices ?? []).filter((notice) => notice.placeId === placeId),
    }
  })
}

const NONE: readonly Appearance[] = []

function embargoesOver(facts: AssetFacts, { embargoes }: Evidence): readonly EmbargoReach[] {
  const byScope = embargoesByScope(embargoes)
  return byId([PRODUCTION_KEY, ...keysOf(facts)].flatMap((key) => byScope.get(key) ?? [])).map((embargo) => ({
    embargo,
    reach: reachOf(embargo, facts),
  }))
}

function reachOf({ scope }: Embargo, { scenes }: AssetFacts): EmbargoReach['reach'] {
  if (scope.kind !== 'scene') return 'whole'
  const shown = scenes.filter(({ sceneId }) => sceneId === scope.sceneId)
  const ranges = shown.flatMap((scene) => (scene.kind === 'in-range' ? [scene.range] : []))
  return ranges.length < shown.length ? 'whole' : normalise(ranges)
}

function oncePerId<Id, Made>(make: (id: Id) => Made): (id: Id) => Made {
  const known = new Map<Id, Made>()
  return (id) => {
    const kept = known.get(id)
    if (kept !== undefined) return kept
    const made = make(id)
    known.set(id, made)
    return made
  }
}

function sortedGroups<Key, Value extends { readonly id: string }>(
  values: readonly Value[],
  keyOf: (value: Value) => Key,
): ReadonlyMap<Key, readonly Value[]> {
  return new Map([...groupBy(values, keyOf)].map(([key, group]) => [key, byId(group)]))
}

function groupBy<Key, Value>(
  values: readonly Value[],
  keyOf: (value: Value) => Key,
): ReadonlyMap<Key, readonly Value[]> {
  const groups = new Map<Key, Value[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}

function byId<Value extends { readonly id: string }>(values: readonly Value[]): readonly Value[] {
  return values.length < 2 ? values : [...values].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

// Evidence that misses what it names is a fault of its loader: crash, so that nothing leaves on it.
function known<Value>(value: Value | undefined, kind: string, id: string): Value {
  if (value === undefined) throw new Error(`The evidence does not know the ${kind} ${id}`)
  return value
}
