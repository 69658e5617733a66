import { readingIn } from '../plant/db/index.ts'
import type { Db } from '../schema/index.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Reads through the fan's pool as a viewer: their id is the context of each statement, told in the same round trip and
 * gone with its transaction. A viewer of whom nothing is known has none.
 */
export async function asViewer<Seen>(
  fan: Db,
  viewerId: string | null,
  see: (db: Db) => Promise<Seen>,
): Promise<Seen> {
  return see(
    viewerId === null || !UUID.test(viewerId)
      ? fan
      : readingIn(fan, { setting: 'stagedoor.viewer', value: viewerId }),
  )
}
