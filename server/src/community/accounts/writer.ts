import { Problem } from '@stagedoor/contract/problems'
import type { Handle } from '@stagedoor/core/community'
import type { Instant } from '@stagedoor/core/time'
import type { Identity } from '../../plant/http/index.ts'
import type { Db } from '../../schema/index.ts'
import { asViewer } from '../../wall/index.ts'

/** Somebody who may write: a viewer with an account and a handle. */
export interface Writer {
  readonly viewerId: string
  readonly handle: Handle
  readonly joinedAt: Instant
}

/** Who asks, as the public routes find it in their context: `writerOf({ fan }, c.var)`. */
export interface Asker {
  readonly identity: Identity
  readonly viewer: string | null
}

/** The writer who asks. Throws `not-signed-in`, and `no-handle-yet` for an account that never chose one. */
export async function writerOf({ fan }: { fan: Db }, asker: Asker): Promise<Writer> {
  if (asker.identity.kind !== 'account') throw new Problem('not-signed-in')
  const writer = await writerIfAny({ fan }, asker)
  if (writer === null) throw new Problem('no-handle-yet')
  return writer
}

/** The writer who asks, or null for anybody who is none. */
export async function writerIfAny({ fan }: { fan: Db }, { identity, viewer }: Asker): Promise<Writer | null> {
  if (identity.kind !== 'account' || viewer === null) return null
  const row = await asViewer(fan, viewer, (db) =>
    db
      .selectFrom('community.writers')
      .select(['viewerId', 'handle', 'joinedAt'])
      .where('viewerId', '=', viewer)
      .executeTakeFirst(),
  )
  return row === undefined ? null : { ...row, handle: row.handle as Handle }
}
