/** What a file still tells that it may not, and where in it that was found. */
export type Finding = { because: Uncleanness; where: string }

/** Whether a whole file is free of words about place, device and people, with its digest, or the first finding. */
export type Cleanness =
  { kind: 'clean'; sha256: string; sizeBytes: number } | ({ kind: 'not-clean' } & Finding)

export type Uncleanness =
  'tag-left' | 'box-left' | 'stream-left' | 'value-left' | 'marker-left' | 'unreadable'
