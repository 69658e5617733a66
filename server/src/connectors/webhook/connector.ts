import { PLATFORM_LIMITS } from '@stagedoor/core/publish'
import { ConnectorRefusal } from '../connector-error.ts'
import type { Connector, Finding, Handle, RemoteRef, Retraction, Step } from '../connector.ts'
import { lookUp, tell } from './client.ts'
import { webhookDoor } from './door.ts'
import { publishedFacts } from './messages.ts'
import type { ReceiverStatus } from './status.ts'

const LOOK_AGAIN_MS = 15_000
const VISIBILITY = 'public'

const LIMITS = PLATFORM_LIMITS.webhook

/**
 * Anything else: signed messages to an address that somebody gave. The name of a message is its idempotency key; it is
 * made once for a post and kept for every later try, so that a receiver which heeds it never makes two.
 */
export const webhookConnector: Connector = {
  id: 'webhook',
  name: 'Webhook',
  capabilities: {
    wayIn: ['pull-url'],
    idempotency: 'key',
    // A receiver may confirm that it took a post back, which is then proof; nothing makes it.
    retract: 'best-effort',
    canHide: false,
    canEdit: false,
    comments: 'none',
    answers: 'none',
    figures: [],
    canPlaceAhead: false,
  },
  origins: {},
  door: webhookDoor,
  limits: async () => {
    if (LIMITS === undefined) throw new Error('The limits of webhooks are not listed')
    return LIMITS
  },
  validate: () => [],
  prepare: () => [],

  begin: async (_post, ctx, before) => {
    const handle = { v: 1, key: before === null ? ctx.attemptId : keyOf(before) }
    await ctx.saveHandle(handle)
    return { kind: 'continue', handle, next: 'commit' }
  },
  transfer: async (_post, _ctx, handle) => ({ kind: 'continue', handle, next: 'commit' }),
  poll: async (_post, ctx, handle) => {
    const key = keyOf(handle)
    const status = await lookUp(ctx, key)
    return status === null ? onTheWay(handle, 'no status') : stepAfter(status, { key, handle })
  },
  commit: async (post, ctx, handle) => {
    const key = keyOf(handle)
    const status = await tell(ctx, { key, type: 'post.published', facts: await publishedFacts(post, key) })
    return stepAfter(status ?? { status: 'live' }, { key, handle })
  },
  reconcile: async (_post, ctx, handle) => {
    const key = keyOf(handle)
    return findingOf(await lookUp(ctx, key), { key, handle })
  },
  observe: async (ref, ctx) => {
    const status = await lookUp(ctx, ref.id)
    return {
      existence: existenceOf(status),
      evidence: status?.status ?? 'The receiver keeps no status.',
      url: status?.url ?? ref.url,
      figures: {},
      copy: null,
      comments: [],
      cursor: null,
    }
  },
  hide: async (ref) => ({
    kind: 'manual',
    task: { what: 'look', url: ref.url },
    because: 'A receiver is told to take a post back, never to hide it.',
  }),
  retract: async (ref, ctx) => {
    // The same name each time: whoever was told already takes it for the same message.
    const status = await tell(ctx, {
      key: `${ref.id}.retracted`,
      type: 'post.retracted',
      facts: { id: ref.id },
    })
    return retractionOf(status, ref)
  },
  abort: async () => ({ kind: 'already-gone', evidence: 'Nothing had been sent.' }),
}

function keyOf({ key }: Handle): string {
  if (typeof key !== 'string') throw new Error('The handle of a webhook has no key')
  return key
}

const onTheWay = (handle: Handle, said: string): Step => ({
  kind: 'continue',
  handle,
  next: 'poll',
  afterMs: LOOK_AGAIN_MS,
  said,
})

const refOf = (key: string, url: string | null | undefined): RemoteRef => ({ id: key, url: url ?? null })

function refusalOf({ reason }: ReceiverStatus) {
  return {
    kind: 'policy' as const,
    code: 'refused',
    what: 'The receiver refused the post.',
    remedy: 'Look at what it answered.',
    retryAt: null,
    raw: (reason ?? '').slice(0, 300),
  }
}

function stepAfter(status: ReceiverStatus, { key, handle }: { key: string; handle: Handle }): Step {
  switch (status.status) {
    case 'live':
      return { kind: 'live', ref: refOf(key, status.url), visibility: VISIBILITY, handle }
    case 'working':
      return onTheWay(handle, status.status)
    case 'refused':
      return { kind: 'failed', error: refusalOf(status) }
    case 'absent':
    case 'gone':
      throw new ConnectorRefusal({
        ...refusalOf(status),
        kind: 'outcome-unknown',
        code: status.status,
        what: 'The receiver took the message and says that it has no such post.',
      })
  }
}

function findingOf(status: ReceiverStatus | null, { key, handle }: { key: string; handle: Handle }): Finding {
  switch (status?.status) {
    case 'live':
      return { kind: 'present', ref: refOf(key, status.url), visibility: VISIBILITY }
    case 'working':
      return { kind: 'working', handle, afterMs: LOOK_AGAIN_MS, said: status.status }
    case 'refused':
      return { kind: 'refused', error: refusalOf(status) }
    case 'absent':
      return { kind: 'absent' }
    case 'gone':
      return { kind: 'undecided', why: 'The receiver had the post and says that it is gone.' }
    case undefined:
      return { kind: 'undecided', why: 'The receiver does not say what became of it.' }
  }
}

function existenceOf(status: ReceiverStatus | null): 'there' | 'hidden' | 'gone' | 'unreadable' {
  switch (status?.status) {
    case 'live':
      return 'there'
    case 'working':
      return 'hidden'
    case 'refused':
    case 'absent':
    case 'gone':
      return 'gone'
    case undefined:
      return 'unreadable'
  }
}

function retractionOf(status: ReceiverStatus | null, { url }: RemoteRef): Retraction {
  switch (status?.status) {
    case 'gone':
      return { kind: 'deleted', evidence: 'The receiver confirms that it took the post back.' }
    case 'absent':
    case 'refused':
      return { kind: 'already-gone', evidence: `The receiver says: ${status.status}.` }
    case 'live':
      return {
        kind: 'manual',
        task: { what: 'delete', url: status.url ?? url },
        because: 'The receiver was told and says that the post is still there.',
      }
    case 'working':
    case undefined:
      return { kind: 'asked', evidence: 'The receiver took the message and does not say what it did.' }
  }
}
