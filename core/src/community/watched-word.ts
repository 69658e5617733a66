/** A word that holds writings of new writers; with `*` at its end, all words that begin so. */
export interface WatchedWord {
  readonly word: string
  readonly about: 'abuse' | 'spam'
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')

// What is put for letters so that a filter does not see them.
const MASKS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
const unmasked = (text: string): string => text.replace(/[013457@$!]/g, (sign) => MASKS[sign] ?? sign)

/** The watched words in a text: whole words, as typed and with signs read as the letters that they stand for. */
export function watchedIn(text: string, words: readonly WatchedWord[]): readonly WatchedWord[] {
  const views = [plain(text), unmasked(plain(text))].map(
    (view) => ` ${view.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `,
  )
  return words.filter(({ word }) => {
    const isStem = word.endsWith('*')
    const wanted = plain(word)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
    return wanted !== '' && views.some((view) => view.includes(isStem ? ` ${wanted}` : ` ${wanted} `))
  })
}
