import type { PublicCredit } from '#lib/wire/public.ts'
import { words } from '#lib/words/index.ts'

/** The people of a post in one line, each with what they do. */
export const sayCredits = (credits: PublicCredit[]): string =>
  credits.map(({ name, craft }) => words.house.by(name, craft ?? undefined)).join('; ')

/** Everybody credited in these posts, once, in order of first appearance. */
export function peopleOf(posts: { credits: PublicCredit[] }[]): PublicCredit[] {
  const seen = new Map(
    posts
      .flatMap(({ credits }) => credits)
      .map((credit) => [`${credit.name}\n${credit.craft ?? ''}`, credit]),
  )
  return [...seen.values()]
}
