import type { ConcernFacts } from './verdict.ts'

/** What a fact is about, as one string: its kind and whom or what it names. */
export function matterOf(facts: ConcernFacts): string {
  return `${facts.kind} ${idIn(facts)}`
}

function idIn(facts: ConcernFacts): string {
  switch (facts.kind) {
    case 'embargo':
      return facts.embargoId
    case 'prohibition':
      return facts.prohibitionId
    case 'holdback':
      return facts.holdbackId
    case 'nda':
      return facts.ndaId
    case 'killed':
      return facts.killId
    case 'no-grant':
    case 'unknown-person':
    case 'unsure':
    case 'secret':
    case 'safety-matter':
    case 'approval-pending':
    case 'approval-refused':
    case 'approval-revoked':
      return facts.subject.id
  }
}

/** The name by which people know what a fact is about. */
export function nameIn(facts: ConcernFacts): string {
  return 'name' in facts ? facts.name : facts.subject.name
}
