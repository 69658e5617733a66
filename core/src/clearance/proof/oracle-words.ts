import type { SubjectId } from '../../production/index.ts'
import type { Approval, ApprovalState } from '../decision.ts'
import type { World } from './world.ts'

/** What a person's approval of the version that would leave comes to at the exposure's moment; null where nobody was asked. */
export type Word = ApprovalState['kind'] | null

/** Reads the words known about a version: whoever was asked last, the person before the delegate, the last of theirs. */
export function wordOf({ exposure, evidence, now }: World, subjectId: SubjectId): Word {
  const { leaving, at } = exposure
  if (leaving.kind !== 'cut') return null
  const known = evidence.decisions.filter(
    (decision): decision is Approval =>
      decision.kind === 'approval' &&
      decision.subjectId === subjectId &&
      decision.version === leaving.version &&
      decision.state.at <= now,
  )
  const asking = known.filter(({ state }) => state.kind === 'pending').map(({ state }) => state)
  const lastAsked = Math.max(-1, ...asking.map((state) => state.at))
  const words = known.filter(({ state }) => state.kind !== 'pending' && state.at >= lastAsked)
  const own = words.filter(({ speaker }) => speaker === 'person')
  const counting = own.length > 0 ? own : words
  if (counting.length === 0) {
    if (lastAsked < 0) return null
    const isSilenceEnough = asking
      .filter((state) => state.at === lastAsked)
      .every(
        (state) =>
          state.kind === 'pending' && state.silenceApprovesAt !== null && state.silenceApprovesAt <= at,
      )
    return isSilenceEnough ? 'approved' : 'pending'
  }
  const said = counting.filter((word) => !isWithoutEffect(word, counting))
  const last = said.toSorted((a, b) => a.state.at - b.state.at || strictness(a) - strictness(b)).at(-1)
  if (!last) return 'approved'
  return last.state.kind === 'revoked' && at < last.state.at ? 'approved' : last.state.kind
}

// Where the contract makes an approval final, taking it back later does nothing.
function isWithoutEffect(word: Approval, words: readonly Approval[]): boolean {
  return (
    word.state.kind === 'revoked' &&
    (word.final ||
      words.some(({ state, final }) => final && state.kind === 'approved' && state.at <= word.state.at))
  )
}

function strictness({ state }: Approval): number {
  return { pending: 0, approved: 1, revoked: 2, refused: 3 }[state.kind]
}
