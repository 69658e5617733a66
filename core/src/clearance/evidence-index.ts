import type { AssetId, CutId, SubjectId } from '../production/index.ts'
import { normalise, type RangeSet } from '../time/index.ts'
import { type AssetShelf, type EmbargoReach, keysOf, shelve } from './asset-shelf.ts'
import type { Approval, NeedsNone } from './decision.ts'
import { type Dossier, dossierOf } from './dossier.ts'
import type { AssetFacts, Embargo, EmbargoId } from './embargo.ts'
import type { Evidence } from './evidence.ts'
import type { CutVersionId } from './exposure.ts'
import type { Release } from './holdback.ts'
import type { Kill, Killed } from './kill.ts'
import type { Nda } from './nda.ts'
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

const laidOut = new WeakMap<Evidence, EvidenceIndex>()

/** The index of a body of evidence, laid out at the first question and kept as long as that evidence lives. */
export function indexOf(evidence: Evidence): EvidenceIndex {
  const known = laidOut.get(evidence)
  if (known) return known
  const made = layOut(evidence)
  laidOut.set(evidence, made)
  return made
}

function layOut(evidence: Evidence): EvidenceIndex {
  const dossiers = dossiersIn(evidence)
  const words = wordsIn(evidence)
  const embargoes = new Map(evidence.embargoes.map((embargo) => [embargo.id, embargo]))
  const releases = groupBy(evidence.releases, ({ cutId }) => cutId)
  const ndas = groupBy(byId(evidence.ndas), ({ contributorId }) => contributorId)
  const cutKills = groupBy(byId(evidence.kills), ({ killed }) =>
    killed.kind === 'cut' ? killed.cutId : null,
  )
  const dossier = (id: SubjectId) => known(dossiers.get(id), 'subject', id)
  return {
    asset: shelvesIn(evidence, dossier),
    dossier,
    secret: (id) => {
      const subject = dossiers.get(id)?.subject
      return subject?.kind === 'secret' ? subject : null
    },
    words: (version) => words.get(version) ?? null,
    embargo: (id) => known(embargoes.get(id), 'embargo', id),
    prohibitions: byId(evidence.prohibitions).filter(({ subjectId }) => subjectId === null),
    releases: (id) => releases.get(id) ?? [],
    ndas: (contributorId) => ndas.get(contributorId) ?? [],
    cutKills: (id) => cutKills.get(id) ?? [],
  }
}

function dossiersIn({ subjects, ...evidence }: Evidence): ReadonlyMap<SubjectId, Dossier> {
  const grants = groupBy(byId(evidence.grants), (grant) => grant.subjectId)
  const prohibitions = groupBy(byId(evidence.prohibitions), ({ subjectId }) => subjectId)
  const needsNone = groupBy(
    byId(evidence.decisions).filter((decision): decision is NeedsNone => decision.kind === 'needs-none'),
    (decision) => decision.subjectId,
  )
  return new Map(
    subjects.map((subject) => [
      subject.id,
      dossierOf({
        subject,
        grants: grants.get(subject.id) ?? [],
        needsNone: needsNone.get(subject.id) ?? [],
        prohibitions: prohibitions.get(subject.id) ?? [],
      }),
    ]),
  )
}

function wordsIn({ decisions }: Evidence) {
  const approvals = decisions.filter((decision): decision is Approval => decision.kind === 'approval')
  const byVersion = groupBy(approvals, ({ version }) => version)
  return new Map(
    [...byVersion].map(([version, words]) => [version, groupBy(words, (word) => word.subjectId)]),
  )
}

// Shelves are laid out as assets are asked about: most questions ask about one.
function shelvesIn(evidence: Evidence, dossier: EvidenceIndex['dossier']): EvidenceIndex['asset'] {
  const facts = new Map(evidence.assets.map((asset) => [asset.assetId, asset]))
  const appearances = groupBy(evidence.appearances, (appearance) => appearance.assetId)
  const embargoes = byId(evidence.embargoes)
  const kills = groupBy(byId(evidence.kills), ({ killed }) => assetOf(killed))
  const notices = groupBy(byId(evidence.crowdNotices), ({ dayId }) => dayId)
  const shelves = new Map<AssetId, AssetShelf>()
  return (id) => {
    const laid = shelves.get(id)
    if (laid) return laid
    const own = known(facts.get(id), 'asset', id)
    const { contributionId, placeId, dayId } = own
    const made: AssetShelf = {
      facts: own,
      keys: keysOf(own),
      marks: shelve(
        (appearances.get(id) ?? []).map((appearance) => ({
          appearance,
          dossier: dossier(appearance.subjectId),
          whole: null,
        })),
      ),
      contribution: contributionId === null ? null : dossier(contributionId),
      embargoes: embargoes.flatMap((embargo) => reachOf(embargo, own)),
      kills: kills.get(id) ?? [],
      notices:
        dayId === null || placeId === null
          ? []
          : (notices.get(dayId) ?? []).filter((notice) => notice.placeId === placeId),
    }
    shelves.set(id, made)
    return made
  }
}

function reachOf(embargo: Embargo, { assetId, dayId, scenes }: AssetFacts): readonly EmbargoReach[] {
  const { scope } = embargo
  switch (scope.kind) {
    case 'production':
      return [{ embargo, reach: 'whole' }]
    case 'asset':
      return scope.assetId === assetId ? [{ embargo, reach: 'whole' }] : []
    case 'day':
      return scope.dayId === dayId ? [{ embargo, reach: 'whole' }] : []
    case 'scene': {
      const shown = scenes.filter(({ sceneId }) => sceneId === scope.sceneId)
      if (shown.length === 0) return []
      const ranges = shown.flatMap((scene) => (scene.kind === 'in-range' ? [scene.range] : []))
      const reach: RangeSet | 'whole' = ranges.length < shown.length ? 'whole' : normalise(ranges)
      return [{ embargo, reach }]
    }
  }
}

function assetOf(killed: Killed): AssetId | null {
  return killed.kind === 'cut' ? null : killed.assetId
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
