import type { RemoteRef } from '../connector.ts'
import type { Status } from './client.ts'

/** A status as it is referred to from now on. */
export function refOf({ id, url, uri, visibility }: Status): RemoteRef {
  return { id, url: url ?? uri, more: { uri, visibility } }
}
