import { HANDLE_LENGTHS, type HandleSkeleton, skeletonOf } from './handle.ts'

/** How many people one writing tells of itself at most, however many it names. */
export const MOST_MENTIONS = 5

/** A name with its `@` in a text, and where; counted in code units. */
export interface Mention {
  readonly handle: string
  readonly from: number
  readonly until: number
}

// A mention begins where a word could, so that an e-mail address is none; it ends where a handle does.
const MENTION =
  /(?<![\p{L}\p{N}\p{M}@._/-])@([\p{L}0-9]\p{M}{0,3}(?:[._-]?[\p{L}0-9]\p{M}{0,3}){1,29})(?![._-]?[\p{L}\p{N}])/gu

/** The names with an `@` in plain text, whether anybody bears them or not. */
export function mentionsIn(text: string): readonly Mention[] {
  return [...text.matchAll(MENTION)].flatMap(({ 1: handle = '', index }) =>
    Array.from(handle).length > HANDLE_LENGTHS.longest
      ? []
      : [{ handle, from: index, until: index + 1 + handle.length }],
  )
}

/** Whom a text names, each once, in the order in which they stand: the first few alone. */
export function namedIn(mentions: readonly Pick<Mention, 'handle'>[]): readonly HandleSkeleton[] {
  return [...new Set(mentions.map(({ handle }) => skeletonOf(handle)))].slice(0, MOST_MENTIONS)
}
