import type { Question } from './question.ts'
import { allTerritories, type Territory, WORLD } from './territory.ts'
import type { ConcernFacts, Remedy } from './verdict.ts'

/** The narrower exposure that would no longer meet a concern, where the destination can keep to it. */
export function narrowings(facts: ConcernFacts, question: Question): readonly Remedy[] {
  const { uses, territories } = question
  if (facts.kind === 'embargo') {
    if (facts.territories.length === 0 || facts.territories.includes(WORLD)) return []
    return narrowTo(question, {
      uses,
      territories: listed(territories).filter((code) => !facts.territories.includes(code)),
    })
  }
  if (facts.kind !== 'no-grant' || facts.gap.kind !== 'too-narrow') return []
  const { grantId, shortfall } = facts.gap
  const grant = question.index.dossier(facts.subject.id).grants.find(({ id }) => id === grantId)
  if (!grant || shortfall.media.length > 0 || shortfall.destination) return []
  const isWorld = grant.scope.territories.includes(WORLD)
  return narrowTo(question, {
    uses: uses.filter((use) => !shortfall.uses.includes(use)),
    territories: isWorld
      ? territories
      : listed(territories).filter((code) => grant.scope.territories.includes(code)),
  })
}

function narrowTo(question: Question, to: Pick<Question, 'uses' | 'territories'>): readonly Remedy[] {
  const changesTerritories = to.territories.join() !== question.territories.join()
  if (to.uses.length === 0 || to.territories.length === 0) return []
  if (changesTerritories && !question.destination.keepsTerritories) return []
  return [{ kind: 'narrow', ...to }]
}

function listed(territories: readonly Territory[]): readonly Territory[] {
  return territories.includes(WORLD) ? allTerritories() : territories
}
