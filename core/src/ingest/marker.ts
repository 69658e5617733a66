/** What a marker on the time of an asset says: a good moment, something to pull, to fix, to ask, or a range in and out. */
export const MARKER_KINDS = ['moment', 'pull', 'fix', 'question', 'range'] as const

/** One kind of marker. */
export type MarkerKind = (typeof MARKER_KINDS)[number]

/** The longest name and note of a marker, in characters. */
export const MARKER_LONGEST = { name: 120, note: 2_000 } as const
