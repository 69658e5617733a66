import type { SubjectId } from '../production/index.ts'
import type { Instant } from '../time/index.ts'
import type { ApprovalState } from './decision.ts'
import type { Question } from './question.ts'

// Of two answers given at the same moment, the one that lets less out; a question is always older than its answer.
const STRICTEST: readonly ApprovalState['kind'][] = ['pending', 'approved', 'revoked', 'refused']

/** The last word known of a person on the version that would leave, or null where nobody asked. */
export function approvalAt(
  id: SubjectId,
  at: Instant,
  { index, version, now }: Question,
): ApprovalState | null {
  if (version === null) return null
  const words = index
    .approvals(version)
    .filter((approval) => approval.subjectId === id && approval.state.at <= now)
  const last = words
    .map((approval) => approval.state)
    .sort((a, b) => a.at - b.at || STRICTEST.indexOf(a.kind) - STRICTEST.indexOf(b.kind))
    .at(-1)
  if (last?.kind === 'revoked' && at < last.at) return { kind: 'approved', at: last.at, by: last.by }
  return last ?? null
}
