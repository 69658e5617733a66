/** Pictures above this are refused: more than any camera of a set writes, and what a picture bomb unfolds to. */
export const MOST_STILL_PIXELS = 80_000_000
