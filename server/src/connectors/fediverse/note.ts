import type { Context } from '@fedify/fedify'
import { Create, Delete, Document, LanguageString, Note, PUBLIC_COLLECTION, Tombstone } from '@fedify/vocab'
import { filePath } from '../feed/index.ts'
import { htmlWords } from './clean-words.ts'
import type { OutNote } from './desk.ts'
import { lengthOf, momentOf } from './moments.ts'

type Ctx = Context<void>

/** A note of ours as other servers read it: the film behind its warning, described, open to everybody. */
export function noteOf(ctx: Ctx, note: OutNote): Note {
  const { id, actorId, words, warning, language, media, inReplyTo } = note
  const html = htmlWords(words)
  return new Note({
    id: noteUri(ctx, id),
    attribution: ctx.getActorUri(actorId),
    to: PUBLIC_COLLECTION,
    cc: ctx.getFollowersUri(actorId),
    content: language === null ? html : new LanguageString(html, language),
    // Mastodon and its kin show a summary as a content warning and fold away what stands under it.
    summary: warning,
    sensitive: note.isSensitive || warning !== null,
    published: momentOf(note.publishedAt),
    replyTarget: inReplyTo === null ? null : noteUri(ctx, inReplyTo),
    attachments: media === null ? [] : [filmOf(ctx, note, media)],
  })
}

function filmOf(
  ctx: Ctx,
  { id, altText, durationFlicks }: OutNote,
  { film }: NonNullable<OutNote['media']>,
): Document {
  return new Document({
    url: new URL(filePath(id, film.mediaType), ctx.canonicalOrigin),
    mediaType: film.mediaType,
    width: film.width,
    height: film.height,
    duration: lengthOf(durationFlicks),
    name: altText === '' ? null : altText,
  })
}

/** The address of a note, which is its name for ever. */
export const noteUri = (ctx: Ctx, id: string): URL => ctx.getObjectUri(Note, { id })

/** The activity that makes a note; its name is always the same, so that what is sent twice is had once. */
export function createOf(ctx: Ctx, note: OutNote): Create {
  return new Create({
    id: new URL('#create', noteUri(ctx, note.id)),
    actor: ctx.getActorUri(note.actorId),
    object: noteOf(ctx, note),
    to: PUBLIC_COLLECTION,
    cc: ctx.getFollowersUri(note.actorId),
    published: momentOf(note.publishedAt),
  })
}

/** The activity that takes a note back. */
export function deleteOf(ctx: Ctx, { id, actorId }: { id: string; actorId: string }): Delete {
  return new Delete({
    id: new URL('#delete', noteUri(ctx, id)),
    actor: ctx.getActorUri(actorId),
    object: tombstoneOf(ctx, id),
    to: PUBLIC_COLLECTION,
    cc: ctx.getFollowersUri(actorId),
  })
}

/** What stands at the address of a note that was taken back. */
const tombstoneOf = (ctx: Ctx, id: string): Tombstone => new Tombstone({ id: noteUri(ctx, id) })
