import type { RangeSet, TimeRange } from '../../time/index.ts'

/** A stretch of the found film that shows a stretch of the cut. */
export interface MatchedStretch {
  readonly found: TimeRange
  readonly cut: TimeRange
  /** How fast the found film runs: 1.04 shows 1.04 seconds of the cut in one. */
  readonly speed: number
}

/**
 * What of the found film's sound was compared with the cut's: `same`; `silent` in both; `removed` from the found film;
 * `differs` in the ranges of the found film given, where something else or something more is heard; or `unsure`.
 */
export type SoundMatch =
  | { readonly kind: 'same' | 'silent' | 'removed' | 'unsure' }
  | { readonly kind: 'differs'; readonly ranges: RangeSet }

/** What is known where the found film shows the cut; ranges are of the found film unless they say otherwise. */
export interface FilmOverlap {
  readonly stretches: readonly MatchedStretch[]
  /** Share of the cut that is shown, and share of the found film that shows it, black and even pictures not counted. */
  readonly coverage: { readonly ofCut: number; readonly ofFound: number }
  /** What nobody has cleared: pictures that are not the cut's. */
  readonly notFromCut: RangeSet
  /** Where the comparison could not tell. */
  readonly doubtful: RangeSet
  readonly sound: SoundMatch
  /** How much speaks for it, from 0 to 1, growing with the seconds that move or sound alike; not a probability. */
  readonly confidence: number
}

/**
 * Whether a found film is the cut: all of it and nothing else (`same`); part of it, or it with something added, cut out or
 * replaced (`part`); another film, in which stretches of the cut may still be `shared`; or nothing that could tell.
 */
export type FingerprintMatch =
  | ({ readonly kind: 'same' } & FilmOverlap)
  | ({ readonly kind: 'part' } & FilmOverlap)
  | {
      readonly kind: 'different'
      readonly shared: readonly MatchedStretch[]
      readonly isSoundShared: boolean
    }
  | { readonly kind: 'unsure'; readonly because: 'nothing-moves' | 'too-short' | 'no-picture' | 'too-close' }
