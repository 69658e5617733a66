import type { Flicks } from '../time/index.ts'

/** One caption: words shown for a stretch of the cut. Lines are parted by a newline; there is no other mark-up. */
export interface Cue {
  readonly from: Flicks
  readonly to: Flicks
  readonly text: string
}

/** The largest caption file that is read, in characters. */
export const CAPTIONS_LONGEST = 1_000_000
/** The most captions that a cut can have. */
export const CUES_MOST = 5000
/** The longest text of one caption, in characters as code units. */
export const CUE_LONGEST = 1000

/** Why captions are not taken. */
export type CaptionRefusal =
  'too-large' | 'too-many-cues' | 'no-cues' | 'bad-time' | 'ends-before-it-begins' | 'cue-too-long'

/** What a caption file or text holds; a refusal names the line to look at, counted from 1. */
export type Captions =
  | { readonly kind: 'read'; readonly cues: readonly Cue[] }
  | { readonly kind: 'refused'; readonly because: CaptionRefusal; readonly line: number }

// Controls and marks that hide or reorder; the joiners and the two direction marks that Arabic and Hebrew need stay.
const UNSEEN = /(?![\n\u200c-\u200f])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** The words of a caption as plain text: bounded lines, no controls, no empty lines. */
export function cueText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\t/g, ' ')
    .replace(UNSEEN, '')
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

/** The cues that play within a cut, cut off at its end. */
export function cuesWithin(cues: readonly Cue[], length: Flicks): readonly Cue[] {
  return cues.flatMap((cue) => {
    const to = Math.min(cue.to, length) as Flicks
    return cue.from < to ? [{ ...cue, to }] : []
  })
}
