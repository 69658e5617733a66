import { en } from './en.ts'

/** The key of a message. */
export type MessageKey = keyof typeof en

type WordsIn<Text extends string> = Text extends `${string}{${infer Word}}${infer Rest}`
  ? Word | WordsIn<Rest>
  : never

/** The values a message asks for, by its own text. */
export type MessageWords<Key extends MessageKey> = Readonly<
  Record<WordsIn<(typeof en)[Key]>, string | number>
>

type Catalogue = Readonly<Record<MessageKey, string>>

const CATALOGUES: Readonly<Record<string, Catalogue>> = { en }

/** The languages there are catalogues for. */
export const LOCALES: readonly string[] = Object.keys(CATALOGUES)

/** A message in a language, with its values put in; a language without a catalogue is answered in English. */
export function say<Key extends MessageKey>(locale: string, key: Key, words: MessageWords<Key>): string {
  const catalogue = CATALOGUES[locale] ?? CATALOGUES[locale.split('-')[0] ?? ''] ?? en
  const values: Readonly<Record<string, string | number>> = words
  return catalogue[key].replaceAll(/\{([\w-]+)\}/g, (_, word: string) => String(values[word]))
}

/** Whether a string is the key of a message. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key)
}
