import type { Connector, ConnectorContext, Handle, Post, Step } from '../connector.ts'
import { renditionFor } from '../wire/index.ts'
import { askMastodon, Status } from './client.ts'
import { mastodonDoor } from './door.ts'
import { mastodonRefusal } from './errors.ts'
import { readHandle } from './handle.ts'
import { limits, validate } from './limits.ts'
import { observe } from './observe.ts'
import { begin, poll, transfer } from './place.ts'
import { reconcile } from './reconcile.ts'
import { refOf } from './ref.ts'
import { abort, retract } from './retract.ts'
import { tryOutside } from './try-outside.ts'

/** Mastodon: the status is the call, with a key that makes a second one harmless for an hour. */
export const mastodonConnector: Connector = {
  id: 'mastodon',
  name: 'Mastodon',
  capabilities: {
    wayIn: ['bytes'],
    idempotency: 'key',
    retract: 'hard',
    canHide: false,
    canEdit: false,
    comments: 'read-write',
    answers: 'as-post',
    figures: ['likes', 'comments', 'shares'],
    canPlaceAhead: true,
  },
  origins: { account: 'https://mastodon.social' },
  door: mastodonDoor,
  limits,
  validate,
  prepare: renditionFor,
  begin,
  transfer,
  poll,
  commit,
  reconcile,
  observe,
  hide: ({ url }) =>
    Promise.resolve({
      kind: 'manual',
      task: { what: 'delete', url },
      because: 'Mastodon cannot hide a post; it is deleted at once instead.',
    }),
  retract,
  abort,
  tryOutside,
  reply: (parent, text, ctx) =>
    putOut(ctx, {
      key: `${ctx.attemptId} ${parent.id}`,
      status: {
        status: text,
        visibility: parent.more?.['visibility'] ?? 'public',
        in_reply_to_id: parent.id,
      },
    }),
}

async function commit({ plan, parent }: Post, ctx: ConnectorContext, handle: Handle): Promise<Step> {
  const kept = { ...readHandle(handle), leftAt: ctx.now() }
  await ctx.saveHandle(kept)
  const step = await putOut(ctx, {
    key: kept.key,
    status: {
      status: plan.copy,
      visibility: plan.visibility ?? 'public',
      ...(kept.mediaId === null ? {} : { media_ids: [kept.mediaId] }),
      ...(plan.contentWarning === null ? {} : { spoiler_text: plan.contentWarning }),
      ...(plan.disclosures.includes('sensitive') ? { sensitive: true } : {}),
      ...(plan.language === null ? {} : { language: plan.language }),
      ...(parent === null ? {} : { in_reply_to_id: parent.before.id }),
    },
  })
  return step.kind === 'live' ? { ...step, handle: kept } : step
}

async function putOut(
  ctx: ConnectorContext,
  { key, status }: { key: string; status: object },
): Promise<Step> {
  const answer = await askMastodon(ctx, {
    method: 'POST',
    path: '/api/v1/statuses',
    json: status,
    idempotencyKey: key,
  })
  if (answer.status >= 300) throw mastodonRefusal(answer, { now: ctx.now(), isCommit: true })
  const made = Status.parse(answer.body)
  return { kind: 'live', ref: refOf(made), visibility: made.visibility }
}
