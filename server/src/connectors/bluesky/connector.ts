import { z } from 'zod'
import { PLATFORM_LIMITS, type PlatformLimits } from '@stagedoor/core/publish'
import type { Connector, ConnectorContext, Finding, Handle, Post, Step } from '../connector.ts'
import { renditionFor } from '../wire/index.ts'
import { askXrpc, xrpc } from './client.ts'
import { blueskyDoor } from './door.ts'
import { blueskyRefusal } from './errors.ts'
import { facetsOf } from './facets.ts'
import { readHandle } from './handle.ts'
import { observe } from './observe.ts'
import { begin, poll, transfer } from './place.ts'
import { pageOf, POSTS, recordOf, strong } from './record.ts'
import { recordKeyOf } from './record-key.ts'
import { readRecord } from './read-record.ts'
import { resolveMentions } from './resolve-mentions.ts'
import { abort, retract } from './retract.ts'
import { tryOutside } from './try-outside.ts'
import { videoOrigin } from './video.ts'

const Written = z.object({ uri: z.string(), cid: z.string() })

/** Bluesky: a post is a record under a key of ours, so that a call made twice writes one post. */
export const blueskyConnector: Connector = {
  id: 'bluesky',
  name: 'Bluesky',
  capabilities: {
    wayIn: ['bytes-resumable', 'bytes'],
    idempotency: 'client-id',
    retract: 'hard',
    canHide: false,
    canEdit: false,
    comments: 'read-write',
    answers: 'as-post',
    figures: ['likes', 'comments', 'shares'],
    canPlaceAhead: true,
  },
  origins: {
    account: 'https://bsky.social',
    video: 'https://video.bsky.app',
    appview: 'https://public.api.bsky.app',
  },
  door: blueskyDoor,
  limits,
  // All that it refuses is in its limits.
  validate: () => [],
  prepare: renditionFor,
  begin,
  transfer,
  poll,
  commit,
  reconcile,
  observe,
  hide: async ({ url }) =>
    Promise.resolve({
      kind: 'manual',
      task: { what: 'delete', url },
      because: 'Bluesky cannot hide a post; it is deleted at once instead.',
    }),
  retract,
  abort,
  tryOutside,
  reply,
}

async function limits(ctx: ConnectorContext): Promise<PlatformLimits> {
  const known = PLATFORM_LIMITS.bluesky
  if (known === undefined) throw new Error('the limits of Bluesky are missing')
  // The video service has its own bound; without it the server's own counts.
  if (videoOrigin(ctx) !== null) return known
  const { blobUploadLimit } = await xrpc(ctx, {
    origin: ctx.account.address,
    name: 'com.atproto.server.describeServer',
    token: null,
    answer: z.object({ blobUploadLimit: z.number().optional() }),
  })
  return blobUploadLimit === undefined
    ? known
    : { ...known, film: { ...known.film, mostBytes: blobUploadLimit } }
}

async function commit(post: Post, ctx: ConnectorContext, handle: Handle): Promise<Step> {
  const before = readHandle(handle)
  // Feeds sort by this moment, so it is the one at which the post leaves, not the one at which the film was placed.
  const kept = { ...before, createdAt: before.createdAt ?? new Date(ctx.now()).toISOString() }
  await ctx.saveHandle(kept)
  const { uri, cid } = await putRecord(ctx, { rkey: kept.rkey, record: recordOf(post, kept) })
  return {
    kind: 'live',
    ref: { id: uri, url: pageOf(ctx.account.remoteId, kept.rkey), more: { cid } },
    visibility: 'public',
    handle: kept,
  }
}

async function reconcile(_post: Post, ctx: ConnectorContext, handle: Handle): Promise<Finding> {
  const { rkey } = readHandle(handle)
  const { remoteId } = ctx.account
  const found = await readRecord(ctx, { did: remoteId, rkey })
  if (found === null) return { kind: 'absent' }
  const { uri, cid } = found
  return {
    kind: 'present',
    ref: { id: uri, url: pageOf(remoteId, rkey), more: { cid } },
    visibility: 'public',
  }
}

async function reply(
  parent: Parameters<NonNullable<Connector['reply']>>[0],
  text: string,
  ctx: ConnectorContext,
): Promise<Step> {
  const dids = await resolveMentions(ctx, text)
  const rkey = recordKeyOf(`${ctx.attemptId} ${parent.id}`)
  const root = parent.more?.['rootUri']
  const before = strong(parent)
  const { uri, cid } = await putRecord(ctx, {
    rkey,
    record: {
      $type: POSTS,
      text,
      createdAt: new Date(ctx.now()).toISOString(),
      facets: facetsOf(text, dids),
      reply: {
        root: root === undefined ? before : { uri: root, cid: parent.more?.['rootCid'] ?? '' },
        parent: before,
      },
    },
  })
  return {
    kind: 'live',
    ref: { id: uri, url: pageOf(ctx.account.remoteId, rkey), more: { cid } },
    visibility: 'public',
  }
}

/** Writes a record under its key; the same words under the same key are the same record. */
async function putRecord(
  ctx: ConnectorContext,
  { rkey, record }: { rkey: string; record: object },
): Promise<z.infer<typeof Written>> {
  const answer = await askXrpc(ctx, {
    origin: ctx.account.address,
    name: 'com.atproto.repo.putRecord',
    token: await ctx.token(),
    input: { json: { repo: ctx.account.remoteId, collection: POSTS, rkey, record } },
  })
  if (answer.status >= 300) throw blueskyRefusal(answer, { now: ctx.now(), isCommit: true })
  return Written.parse(answer.body)
}
