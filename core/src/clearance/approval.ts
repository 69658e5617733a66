import type { SubjectId } from '../production/index.ts'
import type { Instant } from '../time/index.ts'
import type { Approval, ApprovalState } from './decision.ts'
import type { Question } from './question.ts'

type Pending = Extract<ApprovalState, { kind: 'pending' }>

/** The word that stands for a person on the version that would leave, or null where nobody asked. */
export function approvalAt(id: SubjectId, at: Instant, question: Question): ApprovalState | null {
  const all = question.words?.get(id)
  if (!all) return null
  const known = all.filter(({ state }) => state.at <= question.now)
  const asked = lastAsked(known)
  const words = known.filter(({ state }) => state.kind !== 'pending' && (!asked || state.at >= asked.at))
  const own = words.filter(({ speaker }) => speaker === 'person')
  const counting = own.length > 0 ? own : words
  if (counting.length > 0) return lastOf(counting, at)
  if (!asked) return null
  const { silenceApprovesAt } = asked
  return silenceApprovesAt !== null && silenceApprovesAt <= at
    ? { kind: 'approved', at: silenceApprovesAt, by: '' }
    : asked
}

// Asked twice at one moment, silence approves only where both say so, and not before the later.
function lastAsked(words: readonly Approval[]): Pending | null {
  const asked = words.flatMap(({ state }) => (state.kind === 'pending' ? [state] : []))
  const [first] = asked
  if (!first) return null
  const at = Math.max(...asked.map((question) => question.at)) as Instant
  const silences = asked.filter((question) => question.at === at).map((one) => one.silenceApprovesAt)
  const isSilenceEnough = silences.every((silence) => silence !== null)
  return {
    kind: 'pending',
    at,
    silenceApprovesAt: isSilenceEnough ? (Math.max(...silences) as Instant) : null,
  }
}

// Of two answers given at the same moment, the one that lets less out.
const STRICTEST: readonly ApprovalState['kind'][] = ['pending', 'approved', 'revoked', 'refused']

// One taken back counts until that moment, and for good where the contract makes it final.
function lastOf(words: readonly Approval[], at: Instant): ApprovalState {
  const ordered = [...words].sort(
    (a, b) =>
      a.state.at - b.state.at ||
      STRICTEST.indexOf(a.state.kind) - STRICTEST.indexOf(b.state.kind) ||
      (a.id < b.id ? -1 : 1),
  )
  const last = ordered.findLast((word) => !isWithoutEffect(word, words)) ?? (ordered.at(-1) as Approval)
  const { state } = last
  if (state.kind !== 'revoked') return state
  const isStill = at < state.at || isWithoutEffect(last, words)
  return isStill ? { kind: 'approved', at: state.at, by: state.by } : state
}

function isWithoutEffect({ state, final }: Approval, words: readonly Approval[]): boolean {
  if (state.kind !== 'revoked') return false
  return (
    final || words.some((word) => word.final && word.state.kind === 'approved' && word.state.at <= state.at)
  )
}
