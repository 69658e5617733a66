import { sayTime } from '#lib/words/times.ts'

type Caption = { fromFlicks: number; toFlicks: number; words: string }

/** Captions as text one can edit, a line each: `0:01.00 - 0:03.50 words`. */
export const writeCaptions = (captions: Caption[]): string =>
  captions
    .map(({ fromFlicks, toFlicks, words }) => `${sayTime(fromFlicks, 2)} - ${sayTime(toFlicks, 2)} ${words}`)
    .join('\n')
