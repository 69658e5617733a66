/** Whether a file is free of words about place, device and people, or the first thing that says otherwise. */
export type Cleanness = { kind: 'clean' } | { kind: 'not-clean'; because: Uncleanness; where: string }

export type Uncleanness =
  'tag-left' | 'box-left' | 'stream-left' | 'value-left' | 'marker-left' | 'unreadable'
