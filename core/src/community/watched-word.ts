import { plainLettersOf } from './letters.ts'

/** A word that holds writings of new writers; with `*` at its end, all words that begin so. */
export interface WatchedWord {
  readonly word: string
  readonly about: 'abuse' | 'spam'
}

/** The watched words in a text: whole words, however they are dressed up. */
export function watchedIn<Watched extends WatchedWord>(
  text: string,
  words: readonly Watched[],
): readonly Watched[] {
  const { letters, begins, ends } = plainLettersOf(text)
  return words.filter(({ word }) => {
    const wanted = plainLettersOf(word).letters
    if (wanted === '') return false
    for (let at = letters.indexOf(wanted); at !== -1; at = letters.indexOf(wanted, at + 1))
      if (begins.has(at) && (word.endsWith('*') || ends.has(at + wanted.length))) return true
    return false
  })
}
