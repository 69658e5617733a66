import { z } from 'zod'
import type { ConnectorContext, Finding, Handle, Post } from '../connector.ts'
import { mastodon, Status } from './client.ts'
import { readHandle } from './handle.ts'
import { refOf } from './ref.ts'

const PAGE = 40
const MOST_PAGES = 10
// Two machines' clocks may differ by so much.
const SKEW_MS = 15 * 60_000

/**
 * Looks among the account's own statuses for the one of the call: by the film that it carries, or, for words alone, by
 * the post that they answer and by themselves. Absent only where all statuses since the call were read.
 */
export async function reconcile(post: Post, ctx: ConnectorContext, handle: Handle): Promise<Finding> {
  const { mediaId, leftAt } = readHandle(handle)
  if (leftAt === null) return { kind: 'absent' }
  const since = leftAt - SKEW_MS
  let before: string | null = null
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const statuses: Status[] = await mastodon(ctx, {
      method: 'GET',
      path: `/api/v1/accounts/${String(ctx.account.settings['accountId'])}/statuses`,
      query: {
        limit: String(PAGE),
        exclude_reblogs: 'true',
        ...(before === null ? {} : { max_id: before }),
      },
      answer: z.array(Status),
    })
    for (const status of statuses)
      if (Date.parse(status.created_at) >= since && (await isIt(status, { post, mediaId, ctx })))
        return { kind: 'present', ref: refOf(status), visibility: status.visibility }
    const last = statuses.at(-1)
    if (last === undefined || Date.parse(last.created_at) < since) return { kind: 'absent' }
    before = last.id
  }
  return {
    kind: 'undecided',
    why: `More than ${PAGE * MOST_PAGES} posts of the account are newer than the call.`,
  }
}

async function isIt(
  status: Status,
  { post, mediaId, ctx }: { post: Post; mediaId: string | null; ctx: ConnectorContext },
): Promise<boolean> {
  if (mediaId !== null) return status.media_attachments.some(({ id }) => id === mediaId)
  if (status.in_reply_to_id !== post.parent?.before.id) return false
  // Statuses come as HTML; this is what was written.
  const { text } = await mastodon(ctx, {
    method: 'GET',
    path: `/api/v1/statuses/${status.id}/source`,
    answer: z.object({ text: z.string() }),
  })
  return text === post.plan.copy
}
