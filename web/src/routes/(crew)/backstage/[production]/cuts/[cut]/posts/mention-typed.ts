import { nameSlug } from '@stagedoor/core/publish'
import type { ComposingAids } from '#lib/wire/posts.ts'

const MOST_SHOWN = 6
// A name may have a space in it, but who goes on writing means no name.
const TYPED = /(?<![\p{L}\p{N}_@/.])@([\p{L}\p{M}\p{N}.'’-]*(?: [\p{L}\p{M}\p{N}.'’-]+)?)$/u

/** The mention that is being written right before the caret: where it begins, and what of a name stands there. */
export function mentionBefore(words: string, caret: number): { from: number; query: string } | undefined {
  const found = TYPED.exec(words.slice(0, caret))
  return found === null ? undefined : { from: found.index, query: found[1] ?? '' }
}

/** The people whose name, or a part of it, begins like that; who has an account comes first. */
export function fittingPeople<Person extends { name: string; accounts: readonly unknown[] }>(
  people: readonly Person[],
  query: string,
): Person[] {
  const wanted = fold(query)
  return people
    .filter(({ name }) => {
      const own = fold(name)
      return own.startsWith(wanted) || own.includes(` ${wanted}`) || nameSlug(name).startsWith(wanted)
    })
    .toSorted((a, b) => Number(b.accounts.length > 0) - Number(a.accounts.length > 0))
    .slice(0, MOST_SHOWN)
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** The aids with everybody in a cut's own credits among the people; who has no account is written plainly. */
export function mentionable(
  aids: ComposingAids,
  credits: readonly { readonly name: string }[],
): ComposingAids {
  const known = new Set(aids.people.map(({ name }) => nameSlug(name)))
  const others = new Map(
    credits.flatMap(({ name }) => (known.has(nameSlug(name)) ? [] : [[nameSlug(name), name]])),
  )
  return {
    ...aids,
    people: [...aids.people, ...[...others.values()].map((name) => ({ name, accounts: [] }))],
  }
}
