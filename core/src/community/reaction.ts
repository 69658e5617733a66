/** What a fan may say of a writing without words; each kind once. */
export const REACTIONS = ['applause', 'heart', 'laugh', 'wow'] as const

/** One of them. */
export type Reaction = (typeof REACTIONS)[number]

/** How a fan keeps another one out: not to be shown them, or not to be answered by them either. */
export const SILENCES = ['mute', 'block'] as const

/** One of them. */
export type Silence = (typeof SILENCES)[number]
