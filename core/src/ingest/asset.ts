/** What an asset is to eye and ear; a document is looked at page by page, each page one second of its own time. */
export const ASSET_KINDS = ['video', 'still', 'sound', 'document'] as const

/** One kind of asset. */
export type AssetKind = (typeof ASSET_KINDS)[number]

/**
 * How an asset stands. `unreadable`: its original is kept sealed in the vault and nothing of it can be shown; what is
 * not known by its content at all has no kind yet.
 */
export const ASSET_STATES = ['preparing', 'ready', 'unreadable', 'deleted'] as const

/** How one asset stands. */
export type AssetState = (typeof ASSET_STATES)[number]

/** What an asset is for: behind the scenes, cutaway, set photograph, poster image. */
export const ASSET_GENRES = ['bts', 'b-roll', 'unit-still', 'key-art'] as const

/** One genre of asset. */
export type AssetGenre = (typeof ASSET_GENRES)[number]

/** What each file of an asset is for; the original is the camera's own and is never altered. */
export const ASSET_FILE_ROLES = ['original', 'clean', 'proxy', 'poster', 'filmstrip', 'waveform'] as const

/** The role of one file. */
export type AssetFileRole = (typeof ASSET_FILE_ROLES)[number]

const ROLES_OF_KIND: Record<AssetKind, readonly AssetFileRole[]> = {
  video: ['original', 'clean', 'proxy', 'poster', 'filmstrip', 'waveform'],
  still: ['original', 'clean', 'proxy', 'poster'],
  sound: ['original', 'clean', 'proxy', 'waveform'],
  // There is no clean copy of a document: its pages are.
  document: ['original', 'poster'],
}

/** The files that an asset of a kind ends up with; a silent video has no waveform. */
export function fileRolesOf(kind: AssetKind, hasSound: boolean): readonly AssetFileRole[] {
  return ROLES_OF_KIND[kind].filter((role) => role !== 'waveform' || hasSound)
}

/** Says whether a file may ever be given an address: no route serves an original. */
export function isServable(role: AssetFileRole): boolean {
  return role !== 'original'
}
