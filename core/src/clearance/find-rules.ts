import type { AssetId } from '../production/index.ts'
import { type Instant, intersect, type RangeSet } from '../time/index.ts'
import { type Side, SIDES } from './appearance.ts'
import type { EmbargoReach } from './asset-shelf.ts'
import { binds, embargoesNear } from './embargo-reading.ts'
import type { Finding } from './finding.ts'
import type { Kill } from './kill.ts'
import type { Nda } from './nda.ts'
import type { Prohibition } from './prohibition.ts'
import type { Question } from './question.ts'
import {
  agreementsOn,
  forbidsAt,
  killStands,
  speaksOf,
  type Waiting,
  waitingsOf,
  windowOf,
} from './rule-reading.ts'
import type { Sightings } from './sighting.ts'
import type { Used } from './smallest-edits.ts'
import type { ConcernFacts } from './verdict.ts'

/** The rules that may speak of what leaves, whoever is in it: those of each asset, and those of the whole. */
export interface Rules {
  readonly byAsset: ReadonlyMap<AssetId, AssetRules>
  readonly prohibitions: readonly Prohibition[]
  readonly waitings: readonly Waiting[]
  readonly agreements: readonly Nda[]
  readonly kills: readonly Kill[]
}

interface AssetRules {
  readonly embargoes: readonly EmbargoReach[]
  readonly kills: readonly Kill[]
}

/** Gathers the rules that may speak of a question at any moment. */
export function rulesFor({ shelves }: Sightings, question: Question): Rules {
  const { index, cutId } = question
  const byAsset = new Map<AssetId, AssetRules>()
  for (const { facts, embargoes: all, kills } of shelves) {
    const embargoes = all.length === 0 ? all : embargoesNear(all, question)
    if (embargoes.length > 0 || kills.length > 0) byAsset.set(facts.assetId, { embargoes, kills })
  }
  return {
    byAsset,
    prohibitions:
      index.prohibitions.length === 0 ? [] : index.prohibitions.filter((rule) => speaksOf(rule, question)),
    waitings: waitingsOf(question),
    agreements: agreementsOn(question),
    kills: cutId === null ? [] : index.cutKills(cutId),
  }
}

/** What the rules find at a moment: where an embargo or a kill lies, and all of it for what shuts the whole. */
export function findRulesAt(
  at: Instant,
  used: Used,
  { question, rules }: { question: Question; rules: Rules },
): readonly Finding[] {
  const whole = wholeAt(at, question, rules)
  if (whole.length === 0 && rules.byAsset.size === 0) return NOTHING
  const findings: Finding[] = []
  for (const [assetId, ranges] of used) {
    const own = rules.byAsset.get(assetId)
    for (const { embargo, reach } of own?.embargoes ?? []) {
      if (!binds(embargo, at, question)) continue
      const { id: embargoId, name, cause, until, territories, lifters } = embargo
      const facts = { kind: 'embargo', embargoId, name, cause, until, territories, lifters } as const
      trimmed(facts, { assetId, ranges: reach === 'whole' ? ranges : intersect(reach, ranges) })
    }
    for (const kill of own?.kills ?? []) {
      const { killed } = kill
      if (!killStands(kill, at, question.now)) continue
      const ruled = killed.kind === 'range' ? intersect([killed.range], ranges) : ranges
      trimmed(factsOf(kill, question), { assetId, ranges: ruled, forbidden: true })
    }
    for (const { facts, sides, forbidden } of whole)
      findings.push({ ...OF_ITSELF, facts, assetId, sides, ranges, cure: 'none', forbidden })
  }
  return findings

  function trimmed(
    facts: ConcernFacts,
    { assetId, ranges, forbidden = false }: { assetId: AssetId; ranges: RangeSet; forbidden?: boolean },
  ): void {
    if (ranges.length > 0)
      findings.push({ ...OF_ITSELF, facts, assetId, sides: SIDES, ranges, cure: 'trim', forbidden })
  }
}

const NOTHING: readonly Finding[] = []
const OF_ITSELF = { appearance: null, claim: null } as const

interface Whole {
  readonly facts: ConcernFacts
  readonly sides: readonly Side[]
  readonly forbidden: boolean
}

function wholeAt(at: Instant, question: Question, rules: Rules): readonly Whole[] {
  const found: Whole[] = []
  for (const rule of rules.prohibitions) {
    if (!forbidsAt(rule, at)) continue
    const { id: prohibitionId, name, kind: cause, sides } = rule
    const { until } = windowOf(rule)
    const facts = { kind: 'prohibition', prohibitionId, name, cause, subject: null, until } as const
    found.push({ facts, sides: sides.length > 0 ? sides : SIDES, forbidden: until === null })
  }
  for (const { holdback, until } of rules.waitings) {
    if (until !== null && until <= at) continue
    const { id: holdbackId, name, first } = holdback
    const facts = { kind: 'holdback', holdbackId, name, first, until } as const
    found.push({ facts, sides: SIDES, forbidden: false })
  }
  for (const { id: ndaId, name, until } of rules.agreements)
    if (until.kind === 'never' || at < until.at)
      found.push({ facts: { kind: 'nda', ndaId, name, until }, sides: SIDES, forbidden: false })
  for (const kill of rules.kills)
    if (killStands(kill, at, question.now))
      found.push({ facts: factsOf(kill, question), sides: SIDES, forbidden: true })
  return found
}

function factsOf({ id: killId, subjectId, by, at, note }: Kill, { index }: Question): ConcernFacts {
  return { kind: 'killed', subject: index.dossier(subjectId).subject, killId, by, at, note }
}
