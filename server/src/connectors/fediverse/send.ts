import { type Federation, signRequest } from '@fedify/fedify'
import { Accept, type Activity, Follow } from '@fedify/vocab'
import type { WayOut } from '../../plant/outgoing/index.ts'
import type { FediverseDesk, Mail } from './desk.ts'
import { SIGNATURES } from './federation.ts'
import { readKeys } from './keys.ts'
import { createOf, deleteOf } from './note.ts'

/** What came of sending something to an inbox. */
export type Sent =
  | { readonly kind: 'taken' | 'refused'; readonly said: string }
  | { readonly kind: 'failed'; readonly said: string; readonly retryMs: number | null }

// The newer spelling is tried where the older one is turned away.
const SPELLINGS = [SIGNATURES, 'rfc9421'] as const
const AGAIN = new Set([408, 425, 429])

/** What sending needs. */
export interface SendParts {
  readonly federation: Federation<void>
  readonly desk: FediverseDesk
  readonly wayOut: WayOut
  readonly origin: string
  readonly allowsPrivate: boolean
}

/**
 * Sends one thing to one inbox, signed by its actor. A note goes only while everybody may see it: the wall is asked
 * again at each inbox.
 */
export async function send(parts: SendParts, mail: Mail, signal: AbortSignal): Promise<Sent> {
  const { federation, wayOut, origin, allowsPrivate } = parts
  const ctx = federation.createContext(new URL(origin), undefined)
  const activity = await activityOf(parts, mail)
  if (activity === null) return { kind: 'refused', said: 'It was shut before it was sent.' }
  const [named] = await ctx.getActorKeyPairs(mail.actorId)
  const keys = await parts.desk.keysOf(mail.actorId)
  const [key] = keys === null ? [] : await readKeys(keys)
  if (named === undefined || key === undefined) return { kind: 'refused', said: 'The actor has no keys.' }
  const body = JSON.stringify(
    await activity.toJsonLd({ format: 'compact', contextLoader: ctx.contextLoader }),
  )
  const inbox = new URL(mail.inbox)
  const fetch = wayOut.to([{ origin: inbox.origin, isNamed: allowsPrivate }], signal)
  let status = 0
  let retryMs: number | null = null
  for (const spec of SPELLINGS) {
    const request = new Request(inbox, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/activity+json', host: inbox.host },
    })
    const { headers } = await signRequest(request, key.privateKey, named.keyId, { spec })
    const answer = await fetch(inbox, { method: 'POST', headers, body })
    status = answer.status
    const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN)
    retryMs = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null
    if (status !== 401) break
  }
  const said = `HTTP ${status}`
  if (status >= 200 && status < 300) return { kind: 'taken', said }
  return status >= 300 && status < 500 && !AGAIN.has(status)
    ? { kind: 'refused', said }
    : { kind: 'failed', said, retryMs }
}

async function activityOf({ federation, desk, origin }: SendParts, mail: Mail): Promise<Activity | null> {
  const ctx = federation.createContext(new URL(origin), undefined)
  switch (mail.act) {
    case 'create': {
      const note = mail.noteId === null ? null : await desk.note(mail.noteId)
      return note === null ? null : createOf(ctx, note)
    }
    case 'delete':
      return mail.noteId === null ? null : deleteOf(ctx, { id: mail.noteId, actorId: mail.actorId })
    case 'accept': {
      const follow = await Follow.fromJsonLd(mail.enclosed, ctx)
      return new Accept({
        id: new URL(`#accepts/${mail.id}`, ctx.getActorUri(mail.actorId)),
        actor: ctx.getActorUri(mail.actorId),
        object: follow,
      })
    }
  }
}
