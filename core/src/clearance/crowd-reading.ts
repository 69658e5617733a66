import type { AssetShelf } from './asset-shelf.ts'
import { type Use, USES } from './exposure.ts'
import type { Question } from './question.ts'
import type { Seen } from './seen.ts'

/** Whether somebody is of a crowd: an adult whom nobody has named, in the background. */
export function isOfTheCrowd({ subject, appearance }: Pick<Seen, 'subject' | 'appearance'>): boolean {
  return (
    subject.kind === 'person' &&
    !subject.identified &&
    !subject.minor &&
    subject.comesOfAgeAt === null &&
    appearance.prominence === 'background'
  )
}

/** The uses for which a notice at that place on that day covers somebody in the crowd, in picture only. */
export function sparedByNotice(
  seen: Pick<Seen, 'subject' | 'appearance'>,
  { notices }: AssetShelf,
  { now }: Question,
): readonly Use[] {
  if (!isOfTheCrowd(seen)) return NONE
  return notices
    .filter(({ postedAt }) => postedAt <= now)
    .flatMap(({ uses }) => (uses.length > 0 ? uses : USES))
}

const NONE: readonly Use[] = []
