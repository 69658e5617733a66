import type { AttemptId } from '@stagedoor/core/publish'

/** The files of an entry; digests in lower-case hex. */
export interface EntryMedia {
  readonly film: {
    readonly sha256: string
    readonly sizeBytes: number
    readonly mediaType: string
    readonly width: number
    readonly height: number
  }
  readonly cover: { readonly sha256: string; readonly mediaType: string } | null
  /** WebVTT, by language (BCP 47). */
  readonly captions: readonly { readonly language: string; readonly vtt: string }[]
}

/** An entry that is to be in a feed. */
export interface NewEntry {
  readonly attemptId: AttemptId
  readonly title: string
  readonly words: string
  readonly language: string | null
  readonly isExplicit: boolean
  readonly durationFlicks: number
  readonly media: EntryMedia
}

/** An entry as the shelf names it. */
export interface EntryRef {
  readonly id: string
  /** Where its film is. */
  readonly url: string
}

/** Where the entries of feeds are kept; the connector's port to the house. */
export interface FeedShelf {
  /**
   * Puts an entry in the feed in one statement, once for a publication, whatever is tried again. Refuses what not
   * everybody may see at this moment, and what was taken out before.
   */
  readonly enter: (
    entry: NewEntry,
  ) => Promise<{ readonly kind: 'entered'; readonly ref: EntryRef } | { readonly kind: 'shut' | 'withdrawn' }>
  /** The entry of an attempt's publication. */
  readonly find: (attemptId: AttemptId) => Promise<EntryRef | null>
  /** How an entry stands: seen by everybody, shut for now, taken out for good, or never there. */
  readonly standing: (id: string) => Promise<'there' | 'shut' | 'withdrawn' | 'absent'>
  /** Takes an entry out for good; its addresses say "gone". */
  readonly withdraw: (id: string) => Promise<'withdrawn' | 'already' | 'absent'>
}
