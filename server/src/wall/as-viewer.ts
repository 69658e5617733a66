import { CompiledQuery } from 'kysely'
import type { Db } from '../schema/index.ts'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Reads through the fan's pool as a viewer: their id is the context of one read-only transaction, set in the same
 * round trip that begins it, and gone with it. A viewer of whom nothing is known needs neither.
 */
export async function asViewer<Seen>(
  fan: Db,
  viewerId: string | null,
  see: (db: Db) => Promise<Seen>,
): Promise<Seen> {
  if (viewerId === null || !UUID.test(viewerId)) return see(fan)
  return fan.connection().execute(async (db) => {
    await db.executeQuery(CompiledQuery.raw(`begin read only; set local stagedoor.viewer = '${viewerId}'`))
    try {
      return await see(db)
    } finally {
      // It read: there is nothing to keep, and the context must not outlive it.
      await db.executeQuery(CompiledQuery.raw('rollback'))
    }
  })
}
