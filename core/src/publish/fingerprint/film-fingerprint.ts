import type { Flicks } from '../../time/index.ts'

/** The one form of fingerprint there is so far; another number means that the two cannot be compared. */
export const FINGERPRINT_VERSION = 1

/** Cells in each row and in each column of one look at the picture. */
export const PICTURE_SIDE = 16
/** Cells of one look. */
export const CELLS = PICTURE_SIDE * PICTURE_SIDE
/** Looks at the picture in a second of film, each the mean of all that is shown until the next. */
export const LOOKS_PER_SECOND = 4
/** Bands of frequency in one hearing of the sound, from 100 to 3,800 Hz. */
export const BANDS = 16
/** Hearings of the sound in a second of film. */
export const HEARINGS_PER_SECOND = 8
/** The longest film, in seconds, that a fingerprint is made of. */
export const LONGEST_FINGERPRINT_SECONDS = 3600

/** A stretch of the frame as shares of its sides, from the upper left. */
export interface FrameArea {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How a film looks over time: brightness of 16 by 16 cells of what lies inside its bars, four times a second. */
export interface PictureTrace {
  readonly count: number
  /** What is left of the frame without bars of one colour. */
  readonly area: FrameArea
  /** `count` looks of `CELLS` bytes, row by row. */
  readonly cells: Uint8Array
}

/** How a film sounds over time: the level of each band in half decibels above -127.5 dB of full scale. */
export interface SoundTrace {
  readonly count: number
  readonly levels: Uint8Array
}

/** What a film can be recognised by after a platform has encoded it again; as secret as the film, for it shows it, if small. */
export interface FilmFingerprint {
  readonly version: typeof FINGERPRINT_VERSION
  readonly duration: Flicks
  readonly picture: PictureTrace | null
  readonly sound: SoundTrace | null
}
