/** What the reader says of a film or of one of its tracks: each field by its name, nested ones with a dot. */
export type TrackFields = Readonly<Record<string, string>>

/** To the program: read a film of this size, or the bytes that it wanted (none where there are no more for it). */
export type ReaderRequest = { kind: 'read-film'; sizeBytes: number } | { kind: 'bytes'; bytes: Uint8Array }

export type ReaderAnswer =
  | { kind: 'ready' }
  | { kind: 'wants'; at: number; length: number }
  | { kind: 'read'; tracks: readonly TrackFields[] }
  | { kind: 'failed'; message: string }
