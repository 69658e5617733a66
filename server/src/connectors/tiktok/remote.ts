import type { ConnectorContext, RemoteRef } from '../connector.ts'

/** A post as we name it: by what TikTok called it from the start; its number is told only once it is open to all. */
export function refOf(
  { publishId, postId }: { publishId: string; postId: string | null },
  ctx: Pick<ConnectorContext, 'account' | 'origins'>,
): RemoteRef {
  return postId === null
    ? { id: publishId, url: null }
    : { id: publishId, url: addressOf(postId, ctx), more: { postId } }
}

/** Where people find a post; without its number, the creator's own page. */
export function addressOf(
  postId: string | null,
  { account, origins }: Pick<ConnectorContext, 'account' | 'origins'>,
): string {
  const creator = `${origins['web']}/@${account.handle.replace(/^@/, '')}`
  return postId === null ? creator : `${creator}/video/${postId}`
}
