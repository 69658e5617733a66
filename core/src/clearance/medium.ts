/** In what form a subject is shown or heard: moving picture, stills, sound. */
export type Medium = (typeof MEDIA)[number]

/** The media a grant may name. Moving picture holds the frames that announce it; a still published for itself is one. */
export const MEDIA = ['motion', 'stills', 'sound'] as const

/** A right in music: the composition set to picture (sync), and the recording of it (master). Both are needed. */
export type MusicRight = (typeof MUSIC_RIGHTS)[number]

/** Both rights in music. */
export const MUSIC_RIGHTS = ['sync', 'master'] as const
