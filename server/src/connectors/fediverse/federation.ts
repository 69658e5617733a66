import { createFederation, type Federation, type KvStore } from '@fedify/fedify'
import { Endpoints, Image, Note, Organization } from '@fedify/vocab'
import type { FediverseActor, FediverseDesk } from './desk.ts'
import { listenToInbox } from './inbox.ts'
import { readKeys } from './keys.ts'
import { createOf, noteOf } from './note.ts'

const OUTBOX_SHOWS = 20

/** The spelling of signatures that every server checks; some take a request before they have looked at its signature. */
export const SIGNATURES = 'draft-cavage-http-signatures-12'

/** What the federation of a house is made of. */
export interface FederationParts {
  readonly desk: FediverseDesk
  readonly memory: KvStore
  /** Where the house is for the outside. */
  readonly origin: string
  /** Other servers may be on this machine: for a house that is itself reached on this machine alone. */
  readonly allowsPrivate: boolean
}

/** The house's actors, notes and inboxes as ActivityPub has them. Nothing waits in it: what is sent, the mail sends. */
export function openFederation({ desk, memory, origin, allowsPrivate }: FederationParts): Federation<void> {
  const federation = createFederation<void>({
    kv: memory,
    origin,
    allowPrivateAddress: allowsPrivate,
    firstKnock: SIGNATURES,
    circuitBreaker: false,
    userAgent: { software: 'Stagedoor', url: origin },
  })

  federation
    .setActorDispatcher('/ap/actors/{identifier}', async (ctx, identifier) => {
      const actor = await desk.actor(identifier)
      if (actor === null) return null
      const keys = await ctx.getActorKeyPairs(identifier)
      return new Organization({
        id: ctx.getActorUri(identifier),
        preferredUsername: actor.username,
        name: actor.name,
        summary: actor.summary,
        url: new URL(actor.home),
        icon: pictureOf(actor),
        inbox: ctx.getInboxUri(identifier),
        outbox: ctx.getOutboxUri(identifier),
        followers: ctx.getFollowersUri(identifier),
        endpoints: new Endpoints({ sharedInbox: ctx.getInboxUri() }),
        manuallyApprovesFollowers: false,
        publicKey: keys[0]?.cryptographicKey ?? null,
        assertionMethods: keys.map(({ multikey }) => multikey),
      })
    })
    .setKeyPairsDispatcher(async (_ctx, identifier) => {
      const keys = await desk.keysOf(identifier)
      return keys === null ? [] : readKeys(keys)
    })
    .mapHandle(async (_ctx, username) => (await desk.actorNamed(username))?.id ?? null)

  federation.setObjectDispatcher(Note, '/ap/notes/{id}', async (ctx, { id }) => {
    const note = isId(id) ? await desk.note(id) : null
    return note === null ? null : noteOf(ctx, note)
  })

  federation
    .setOutboxDispatcher('/ap/actors/{identifier}/outbox', async (ctx, identifier) => {
      if ((await desk.actor(identifier)) === null) return null
      const notes = await desk.notesOf(identifier, OUTBOX_SHOWS)
      return { items: notes.map((note) => createOf(ctx, note)) }
    })
    .setCounter(async (_ctx, identifier) => (await desk.countsOf(identifier)).notes)

  // Who follows is nobody's business: the number alone is told.
  federation
    .setFollowersDispatcher('/ap/actors/{identifier}/followers', async (_ctx, identifier) =>
      (await desk.actor(identifier)) === null ? null : { items: [] },
    )
    .setCounter(async (_ctx, identifier) => (await desk.countsOf(identifier)).followers)

  federation.setNodeInfoDispatcher('/ap/nodeinfo/2.1', () => ({
    software: { name: 'stagedoor', version: '0.1.0' },
    protocols: ['activitypub'],
    openRegistrations: false,
    usage: { users: {}, localPosts: 0, localComments: 0 },
  }))

  listenToInbox(federation, desk)
  return federation
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

const pictureOf = ({ picture }: FediverseActor): Image | null =>
  picture === null ? null : new Image({ url: new URL(picture.url), mediaType: picture.mediaType })
