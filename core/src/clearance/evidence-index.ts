import type { AssetId, SubjectId } from '../production/index.ts'
import type { RangeSet } from '../time/index.ts'
import type { Appearance } from './appearance.ts'
import type { Approval, NeedsNone } from './decision.ts'
import { scopeKey } from './dependency.ts'
import type { AssetFacts, Embargo, EmbargoId } from './embargo.ts'
import type { Evidence } from './evidence.ts'
import type { CutVersionId } from './exposure.ts'
import type { Grant } from './grant.ts'
import type { Subject } from './subject.ts'

/** A subject with the grants and decisions about it, in the order of their ids. */
export interface Dossier {
  readonly subject: Subject
  readonly grants: readonly Grant[]
  readonly needsNone: readonly NeedsNone[]
}

/** Evidence laid out for questions, so that a verdict reads only what its own assets and subjects bring. */
export interface EvidenceIndex {
  readonly appearances: (assetId: AssetId, used: RangeSet) => readonly Appearance[]
  readonly dossier: (id: SubjectId) => Dossier
  readonly approvals: (version: CutVersionId) => readonly Approval[]
  readonly embargoes: (key: string) => readonly Embargo[]
  readonly embargo: (id: EmbargoId) => Embargo
  readonly facts: (id: AssetId) => AssetFacts
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
  const facts = new Map(evidence.assets.map((asset) => [asset.assetId, asset]))
  const byAsset = groupBy(evidence.appearances, (appearance) => appearance.assetId)
  const shelves = new Map([...byAsset].map(([assetId, appearances]) => [assetId, shelve(appearances)]))
  const grants = groupBy([...evidence.grants].sort(byId), (grant) => grant.subjectId)
  const decisions = [...evidence.decisions].sort(byId)
  const needsNone = groupBy(
    decisions.filter((decision) => decision.kind === 'needs-none'),
    (decision) => decision.subjectId,
  )
  const dossiers = new Map<SubjectId, Dossier>(
    evidence.subjects.map((subject) => [
      subject.id,
      { subject, grants: grants.get(subject.id) ?? [], needsNone: needsNone.get(subject.id) ?? [] },
    ]),
  )
  const approvals = groupBy(
    decisions.filter((decision) => decision.kind === 'approval'),
    (decision) => decision.version,
  )
  const embargoes = groupBy([...evidence.embargoes].sort(byId), (embargo) => scopeKey(embargo.scope))
  const embargoById = new Map(evidence.embargoes.map((embargo) => [embargo.id, embargo]))
  return {
    appearances: (assetId, used) => shelves.get(assetId)?.(used) ?? [],
    dossier: (id) => known(dossiers.get(id), 'subject', id),
    approvals: (version) => approvals.get(version) ?? [],
    embargoes: (key) => embargoes.get(key) ?? [],
    embargo: (id) => known(embargoById.get(id), 'embargo', id),
    facts: (id) => known(facts.get(id), 'asset', id),
  }
}

// Sorted by start, with the latest end so far beside: the appearances in a range are one run, found by halving.
function shelve(appearances: readonly Appearance[]): (used: RangeSet) => readonly Appearance[] {
  const sorted = [...appearances].sort((a, b) => a.range.from - b.range.from || byId(a, b))
  let latest = Number.NEGATIVE_INFINITY
  const endsBy = sorted.map(({ range }) => (latest = Math.max(latest, range.to)))
  const firstWhere = (isPast: (i: number) => boolean) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (isPast(middle)) high = middle
      else low = middle + 1
    }
    return low
  }
  return (used) => {
    const [first, last] = [used[0], used.at(-1)]
    if (!first || !last) return []
    const begin = firstWhere((i) => (endsBy[i] as number) > first.from)
    const end = firstWhere((i) => (sorted[i] as Appearance).range.from >= last.to)
    return sorted.slice(begin, end)
  }
}

function groupBy<Key, Value>(
  values: readonly Value[],
  keyOf: (value: Value) => Key,
): ReadonlyMap<Key, readonly Value[]> {
  const groups = new Map<Key, Value[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group) group.push(value)
    else groups.set(keyOf(value), [value])
  }
  return groups
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

// Evidence that misses what it names is a fault of its loader: crash, so that nothing leaves on it.
function known<Value>(value: Value | undefined, kind: string, id: string): Value {
  if (value === undefined) throw new Error(`The evidence does not know the ${kind} ${id}`)
  return value
}
