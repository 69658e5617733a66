import { textOf, type Tiff, type TiffDirectory } from './tiff.ts'

/** What a raw file says in words, as it writes it: empty where it does not. */
export type RawWords = {
  make: string
  model: string
  lens: string
  /** `2026:11:22 10:15:00`, on the camera's own clock. */
  dateTaken: string
  /** `+01:00`, where the camera knows its zone. */
  dateOffset: string
}

const TAG = { make: 0x010f, model: 0x0110, dateTaken: 0x9003, dateOffset: 0x9011, lens: 0xa434 } as const

export const NO_WORDS: RawWords = { make: '', model: '', lens: '', dateTaken: '', dateOffset: '' }

/** The words of the first directory that has each. */
export async function wordsOf(tiff: Tiff, directories: readonly TiffDirectory[]): Promise<RawWords> {
  const words = { ...NO_WORDS }
  for (const name of Object.keys(TAG) as (keyof typeof TAG)[]) {
    const field = directories.map(({ fields }) => fields.get(TAG[name])).find((found) => found !== undefined)
    words[name] = await textOf(tiff, field).catch(() => '')
  }
  return words
}
