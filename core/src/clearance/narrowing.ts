import { meantBy } from './area-reading.ts'
import { heldBy } from './grant-reading.ts'
import { oncePer } from './once-per.ts'
import type { Prohibition } from './prohibition.ts'
import type { Question } from './question.ts'
import { allTerritories, type Territory, WORLD } from './territory.ts'
import type { Area } from './territory-group.ts'
import type { ConcernFacts, Remedy } from './verdict.ts'

/** The narrower exposures that would no longer meet a concern, where the destination can keep to them. */
export function narrowings(facts: ConcernFacts, question: Question): readonly Remedy[] {
  const { uses, territories, index } = question
  switch (facts.kind) {
    case 'embargo': {
      const { begunAt } = index.embargo(facts.embargoId)
      const free = outside(facts.territories, begunAt, question)
      return free ? narrowTo(question, { uses, territories: free }) : []
    }
    case 'prohibition': {
      const rule = ruleOf(facts, question)
      if (!rule) return []
      const free = outside(rule.territories, rule.recordedAt, question)
      const spared = rule.uses.length === 0 ? [] : uses.filter((use) => !rule.uses.includes(use))
      return [
        ...(free ? narrowTo(question, { uses, territories: free }) : []),
        ...narrowTo(question, { uses: spared, territories }),
      ]
    }
    case 'holdback': {
      const holdback = question.evidence.holdbacks.find(({ id }) => id === facts.holdbackId)
      const free = holdback && outside(holdback.territories, holdback.recordedAt, question)
      return free ? narrowTo(question, { uses, territories: free }) : []
    }
    case 'no-grant': {
      if (facts.gap.kind !== 'too-narrow') return []
      const { grantId, shortfall } = facts.gap
      const grant = index.dossier(facts.subject.id).grants.find(({ id }) => id === grantId)
      const isHopeless =
        shortfall.media.length > 0 || shortfall.musicRights.length > 0 || shortfall.destination
      if (!grant || isHopeless) return []
      const isWorld = grant.scope.territories.includes(WORLD)
      return narrowTo(question, {
        uses: uses.filter((use) => !shortfall.uses.includes(use)),
        territories: isWorld ? territories : within(heldBy(grant), territories),
      })
    }
    case 'unknown-person':
    case 'unsure':
    case 'secret':
    case 'safety-matter':
    case 'nda':
    case 'killed':
    case 'approval-pending':
    case 'approval-refused':
    case 'approval-revoked':
      return []
  }
}

/** Another destination, where the concern is with this one. */
export function elsewhere(facts: ConcernFacts, question: Question): readonly Remedy[] {
  switch (facts.kind) {
    case 'holdback':
    case 'nda':
      return [{ kind: 'choose-destination' }]
    case 'prohibition':
      return isEverywhere(ruleOf(facts, question)?.destinations) ? [] : CHOOSE
    case 'no-grant':
      return facts.gap.kind === 'too-narrow' && facts.gap.shortfall.destination ? CHOOSE : []
    case 'unknown-person':
    case 'unsure':
    case 'secret':
    case 'safety-matter':
    case 'embargo':
    case 'killed':
    case 'approval-pending':
    case 'approval-refused':
    case 'approval-revoked':
      return []
  }
}

const CHOOSE: readonly Remedy[] = [{ kind: 'choose-destination' }]

// A list that names no destination forbids everywhere, whichever way it is meant.
function isEverywhere(where: Prohibition['destinations'] | undefined): boolean {
  if (!where || where.destinations.length === 0) return true
  return where.kind === 'these' && where.destinations.some(({ kind }) => kind === 'anywhere')
}

function ruleOf(
  { prohibitionId, subject }: Extract<ConcernFacts, { kind: 'prohibition' }>,
  { index }: Question,
): Prohibition | undefined {
  const rules = subject ? index.dossier(subject.id).prohibitions : index.prohibitions
  return rules.find(({ id }) => id === prohibitionId)
}

// The territories of a question that lie outside a rule's; null where the rule leaves none.
function outside(
  areas: readonly Area[],
  asOf: Prohibition['recordedAt'],
  { territories }: Question,
): readonly Territory[] | null {
  if (areas.length === 0 || areas.includes(WORLD)) return null
  const held = meantBy(areas, asOf)
  return territories.includes(WORLD)
    ? countriesWithout(held)
    : territories.filter((code) => !held.includes(code))
}

// The territories of a question that are held.
function within(held: readonly Territory[], territories: readonly Territory[]): readonly Territory[] {
  return territories.includes(WORLD) ? countriesIn(held) : territories.filter((code) => held.includes(code))
}

// The world is asked about again and again; what is left of it is listed once for each list of areas.
const countriesIn = oncePer((held: readonly Territory[]) =>
  allTerritories().filter((code) => held.includes(code)),
)
const countriesWithout = oncePer((held: readonly Territory[]) =>
  allTerritories().filter((code) => !held.includes(code)),
)

function narrowTo(question: Question, to: Pick<Question, 'uses' | 'territories'>): readonly Remedy[] {
  if (to.uses.length === 0 || to.territories.length === 0) return []
  const changesTerritories = !isSameList(to.territories, question.territories)
  if (!changesTerritories && to.uses.length === question.uses.length) return []
  if (changesTerritories && !question.destination.keepsTerritories) return []
  return [{ kind: 'narrow', uses: to.uses, territories: to.territories }]
}

function isSameList(a: readonly Territory[], b: readonly Territory[]): boolean {
  return a.length === b.length && a.every((code, i) => code === b[i])
}
