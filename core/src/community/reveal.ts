import type { Instant } from '../time/index.ts'

/** A reveal as it was noted: the moment from which a point could be seen, and whether it was put off again afterwards. */
export interface NotedReveal {
  readonly moment: Instant
  readonly isPutOff: boolean
}

/** What the house does about a point of the story when it looks at it. */
export type RevealStep = 'announce' | 'take-up-again' | 'put-off' | 'nothing'

/**
 * What is to be done about a point that can be seen from `shownFrom`, given the reveals noted before. Each moment is
 * announced once; a point that is out already is not announced because an earlier premiere is told of.
 */
export function revealStep(
  { shownFrom, now }: { readonly shownFrom: Instant | null; readonly now: Instant },
  noted: readonly NotedReveal[],
): RevealStep {
  const standing = noted.some(({ isPutOff }) => !isPutOff)
  const isOut = shownFrom !== null && shownFrom <= now
  if (!isOut) return standing ? 'put-off' : 'nothing'
  if (standing) return 'nothing'
  return noted.some(({ moment }) => moment === shownFrom) ? 'take-up-again' : 'announce'
}
