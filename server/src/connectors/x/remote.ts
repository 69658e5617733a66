import type { ConnectorContext, RemoteRef } from '../connector.ts'

/** A post as X names it, with where people find it. */
export function refOf(
  id: string,
  { account, origins }: Pick<ConnectorContext, 'account' | 'origins'>,
): RemoteRef {
  return { id, url: `${origins['web']}/${account.handle.replace(/^@/, '')}/status/${id}` }
}
