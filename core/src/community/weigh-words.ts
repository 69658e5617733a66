import { maximalOf, seenWith, type Story, type StoryPointId } from '../production/index.ts'
import type { TermPair } from './term-pair.ts'

/** What is known when somebody sends a writing. */
export interface WordsToWeigh {
  readonly story: Story
  /** The pairs that its words have. */
  readonly found: readonly TermPair[]
  /** The points that whoever reads it has passed: those of its thread and those that the writer said. */
  readonly behind: readonly StoryPointId[]
  /** What lies behind the writer. */
  readonly passed: ReadonlySet<StoryPointId>
  /** New to the production, or reported: what they write may be held. */
  readonly isWatched: boolean
  /** Words that crew watch for stand in it; no gate helps against those. */
  readonly hasWatchedWords: boolean
  /** They were asked and wish it posted as it is. */
  readonly asItIs: boolean
}

/** What becomes of a writing: its writer is asked where it belongs, or it is kept. */
export type WordsWeighed =
  | { readonly kind: 'ask'; readonly points: readonly StoryPointId[] }
  | { readonly kind: 'keep'; readonly state: 'shown' | 'held'; readonly pairs: readonly TermPair[] }

/**
 * Weighs what the term pairs found. A writer is asked of points that lie behind them and of no other: who has not seen
 * it learns nothing from a guess, since a writing that hits is then answered like any other. Crew learn of each hit that
 * stays uncovered; it is held only if its writer is watched.
 */
export function weighWords({
  story,
  found,
  behind,
  passed,
  isWatched,
  hasWatchedWords,
  asItIs,
}: WordsToWeigh): WordsWeighed {
  const covered = seenWith(story, behind)
  const pairs = found.filter(({ point }) => !covered.has(point))
  const known = pairs.map(({ point }) => point).filter((point) => passed.has(point))
  if (known.length > 0 && !asItIs) return { kind: 'ask', points: maximalOf(story, known) }
  const isHeld = isWatched && (pairs.length > 0 || hasWatchedWords)
  return { kind: 'keep', state: isHeld ? 'held' : 'shown', pairs }
}
