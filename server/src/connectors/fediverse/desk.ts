import type { AttemptId } from '@stagedoor/core/publish'
import type { Asked } from '../connector.ts'
import type { EntryMedia } from '../feed/index.ts'

/** A production as the fediverse knows it. */
export interface FediverseActor {
  readonly id: string
  readonly productionId: string
  /** The name before the @, for ever. */
  readonly username: string
  readonly name: string
  readonly summary: string
  readonly picture: { readonly url: string; readonly mediaType: string } | null
  /** Where people find the production. */
  readonly home: string
}

/** A note that everybody may see. */
export interface OutNote {
  readonly id: string
  readonly actorId: string
  readonly words: string
  readonly warning: string | null
  readonly isSensitive: boolean
  readonly language: string | null
  readonly inReplyTo: string | null
  readonly altText: string
  readonly durationFlicks: number
  readonly media: EntryMedia | null
  /** Epoch milliseconds. */
  readonly publishedAt: number
}

/** A note that is to be out. */
export type NewNote = Omit<OutNote, 'id' | 'actorId' | 'publishedAt'> & { readonly attemptId: AttemptId }

/** Somebody elsewhere who follows, and where they are reached. */
export interface Follower {
  readonly follower: string
  readonly inbox: string
  readonly sharedInbox: string | null
}

/** What somebody elsewhere wrote under a note of ours; cleaned, and never trusted. */
export interface CameReply {
  readonly remoteId: string
  readonly author: string
  readonly authorUrl: string
  readonly text: string
  readonly writtenAt: number | null
  readonly url: string | null
}

/** One thing to send to one inbox. */
export interface Mail {
  readonly id: number
  readonly actorId: string
  readonly act: 'create' | 'delete' | 'accept'
  readonly noteId: string | null
  readonly inbox: string
  /** The activity that is answered, as it came. */
  readonly enclosed: unknown
  readonly tries: number
}

/** How a note stands: seen by everybody, shut for now, taken back for good, or never there. */
export type NoteStanding = 'there' | 'shut' | 'withdrawn' | 'absent'

/** What a note has: counts, what people wrote under it since the last look, and our own notes under it. */
export interface NoteEcho {
  readonly likes: number
  readonly shares: number
  readonly comments: number
  readonly replies: readonly (CameReply & { readonly inReplyTo: string | null })[]
  readonly own: readonly { readonly id: string; readonly words: string; readonly publishedAt: number }[]
  /** Where the next look goes on. */
  readonly cursor: string
}

/** What became of the deletion of a note at the inboxes that had it. */
export type Receipts = Asked

/** Where a production's actor keeps what it knows and what is to be sent; the connector's port to the house. */
export interface FediverseDesk {
  /** Only an actor whose production everybody may see. */
  readonly actor: (id: string) => Promise<FediverseActor | null>
  readonly actorNamed: (username: string) => Promise<FediverseActor | null>
  /** The keys as they were made by `makeKeys`. */
  readonly keysOf: (actorId: string) => Promise<string | null>
  readonly note: (id: string) => Promise<OutNote | null>
  readonly notesOf: (actorId: string, most: number) => Promise<readonly OutNote[]>
  readonly standing: (id: string) => Promise<NoteStanding>
  readonly countsOf: (actorId: string) => Promise<{ readonly notes: number; readonly followers: number }>
  /** Keeps a follower and has the acceptance sent. */
  readonly followed: (actorId: string, follower: Follower, request: unknown) => Promise<void>
  readonly unfollowed: (actorId: string, follower: string) => Promise<void>
  readonly isBlocked: (actorId: string, who: URL) => Promise<boolean>
  readonly replied: (noteId: string, reply: CameReply) => Promise<void>
  /** Changes or takes away what this author wrote; what somebody else wrote stays. */
  readonly replyChanged: (remoteId: string, authorUrl: string, text: string | null) => Promise<void>
  readonly reacted: (
    noteId: string,
    reaction: { readonly kind: 'like' | 'announce'; readonly actor: string; readonly isBack: boolean },
  ) => Promise<void>
  /** Puts a note out in one transaction with what is to be sent; once for a publication, whatever is tried again. */
  readonly publish: (
    note: NewNote,
  ) => Promise<
    { readonly kind: 'published'; readonly id: string } | { readonly kind: 'shut' | 'withdrawn' | 'off' }
  >
  readonly find: (attemptId: AttemptId) => Promise<string | null>
  /** Takes a note back for good, and has everybody told who got it or may have. */
  readonly withdraw: (id: string) => Promise<'withdrawn' | 'already' | 'absent'>
  readonly receiptsOf: (id: string) => Promise<Receipts>
  /** A page of what came since a cursor; our own notes are told with the first. */
  readonly echoOf: (id: string, since: string | null) => Promise<NoteEcho>
  /** Takes up the next thing that is due, or says when one is, in milliseconds; null where none waits. */
  readonly takeMail: () => Promise<Mail | { readonly inMs: number } | null>
  readonly settleMail: (
    id: number,
    settled: {
      readonly outcome: 'taken' | 'refused' | 'given-up' | 'waiting'
      readonly said: string
      /** Until it is tried again. */
      readonly inMs?: number
    },
  ) => Promise<void>
  /** Calls back when there is mail; the answer ends it. */
  readonly onMail: (heard: () => void) => Promise<() => Promise<void>>
}
