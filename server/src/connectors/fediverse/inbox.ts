import type { Federation, InboxContext } from '@fedify/fedify'
import {
  type Activity,
  Announce,
  Create,
  Delete,
  Follow,
  isActor,
  Like,
  Note,
  PUBLIC_COLLECTION,
  Undo,
  Update,
} from '@fedify/vocab'
import { plainName, plainWords } from './clean-words.ts'
import type { FediverseDesk } from './desk.ts'

type Ctx = InboxContext<void>

/** The addresses of inboxes: an actor's own, and the one of the house. */
export const INBOXES = ['/ap/actors/{identifier}/inbox', '/ap/inbox'] as const

/**
 * What comes in from other servers, after its signature was checked. Everything in it is somebody else's claim: it
 * counts for what its signer may say of themselves, and is dropped otherwise.
 */
export function listenToInbox(federation: Federation<void>, desk: FediverseDesk): void {
  federation
    .setInboxListeners(...INBOXES)
    .on(Follow, (ctx, follow) => onFollow(desk, ctx, follow))
    .on(Undo, (ctx, undo) => onUndo(desk, ctx, undo))
    .on(Create, (ctx, create) => onWriting(desk, ctx, create))
    .on(Update, (ctx, update) => onWriting(desk, ctx, update))
    .on(Delete, (ctx, deletion) => onDelete(desk, deletion))
    .on(Like, (ctx, like) => onReaction(desk, ctx, { activity: like, kind: 'like', isBack: false }))
    .on(Announce, (ctx, announce) =>
      onReaction(desk, ctx, { activity: announce, kind: 'announce', isBack: false }),
    )
}

async function onFollow(desk: FediverseDesk, ctx: Ctx, follow: Follow): Promise<void> {
  const parsed = ctx.parseUri(follow.objectId)
  if (parsed?.type !== 'actor' || follow.actorId === null) return
  if (await desk.isBlocked(parsed.identifier, follow.actorId)) return
  const follower = await follow.getActor(ctx)
  if (!isActor(follower) || follower.id === null || follower.inboxId === null) return
  const { inboxId } = follower
  const sharedInbox = follower.endpoints?.sharedInbox ?? null
  // An inbox elsewhere would have us send to whomever somebody names.
  if (inboxId.host !== follower.id.host || (sharedInbox !== null && sharedInbox.host !== follower.id.host))
    return
  const person = {
    follower: follower.id.href,
    inbox: inboxId.href,
    sharedInbox: sharedInbox?.href ?? null,
  }
  await desk.followed(parsed.identifier, person, await follow.toJsonLd(ctx))
}

async function onUndo(desk: FediverseDesk, ctx: Ctx, undo: Undo): Promise<void> {
  const undone = await undo.getObject(ctx)
  if (undo.actorId === null) return
  if (undone instanceof Follow) {
    const parsed = ctx.parseUri(undone.objectId)
    if (undone.actorId?.href === undo.actorId.href && parsed?.type === 'actor')
      await desk.unfollowed(parsed.identifier, undo.actorId.href)
    return
  }
  if (!(undone instanceof Like || undone instanceof Announce)) return
  if (undone.actorId?.href !== undo.actorId.href) return
  await onReaction(desk, ctx, {
    activity: undone,
    kind: undone instanceof Like ? 'like' : 'announce',
    isBack: true,
  })
}

async function onReaction(
  desk: FediverseDesk,
  ctx: Ctx,
  { activity, kind, isBack }: { activity: Like | Announce; kind: 'like' | 'announce'; isBack: boolean },
): Promise<void> {
  const noteId = ourNote(ctx, activity.objectId)
  if (noteId === null || activity.actorId === null) return
  const note = await desk.note(noteId)
  if (note === null || (await desk.isBlocked(note.actorId, activity.actorId))) return
  await desk.reacted(noteId, { kind, actor: activity.actorId.href, isBack })
}

async function onWriting(desk: FediverseDesk, ctx: Ctx, activity: Create | Update): Promise<void> {
  const written = await activity.getObject(ctx)
  const author = activity.actorId
  if (!(written instanceof Note) || author === null || written.id === null) return
  // Nobody speaks for somebody else, nor from another server than their own.
  if (written.attributionId?.href !== author.href || written.id.host !== author.host) return
  const text = plainWords(String(written.content ?? ''))
  if (activity instanceof Update) return desk.replyChanged(written.id.href, author.href, text)
  const noteId = ourNote(ctx, written.replyTargetId)
  // What was written to us alone is no comment.
  if (noteId === null || text === '' || !isPublic(written, activity)) return
  const note = await desk.note(noteId)
  if (note === null || (await desk.isBlocked(note.actorId, author))) return
  await desk.replied(noteId, {
    remoteId: written.id.href,
    author: await nameOf(ctx, activity, author),
    authorUrl: author.href,
    text,
    writtenAt: written.published?.epochMilliseconds ?? null,
    url: written.url instanceof URL && written.url.host === author.host ? written.url.href : written.id.href,
  })
}

async function onDelete(desk: FediverseDesk, deletion: Delete): Promise<void> {
  if (deletion.actorId === null || deletion.objectId === null) return
  await desk.replyChanged(deletion.objectId.href, deletion.actorId.href, null)
}

function ourNote(ctx: Ctx, uri: URL | null): string | null {
  const parsed = ctx.parseUri(uri)
  return parsed?.type === 'object' && parsed.class === Note ? (parsed.values['id'] ?? null) : null
}

const isPublic = (written: Note, activity: Activity): boolean =>
  [...written.toIds, ...written.ccIds, ...activity.toIds, ...activity.ccIds].some(
    ({ href }) => href === PUBLIC_COLLECTION.href,
  )

async function nameOf(ctx: Ctx, activity: Activity, author: URL): Promise<string> {
  const actor = await activity.getActor({ ...ctx, suppressError: true })
  const name = isActor(actor) ? (actor.name ?? actor.preferredUsername) : null
  const plain = plainName(String(name ?? ''))
  return plain === '' ? author.host : `${plain} (${author.host})`
}
