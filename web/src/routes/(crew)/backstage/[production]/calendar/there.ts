import type { PublicationRow } from '#lib/wire/publish.ts'
import { words } from '#lib/words/index.ts'

/** What somebody else did to a post at its platform, in a few words. */
export function sayThere({ goneSince, isHidden }: NonNullable<PublicationRow['there']>): string {
  const say = words.replies.existence
  if (goneSince === null) return say.reworded
  return isHidden ? say.hidden : say.gone
}
