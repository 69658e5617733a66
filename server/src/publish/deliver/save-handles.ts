import type { Handle } from '../../connectors/index.ts'
import type { Seal } from '../../plant/seal/index.ts'
import type { Db } from '../../schema/index.ts'
import { sql } from 'kysely'
import { ClaimLost } from './claims.ts'
import { Gathering } from './gathering.ts'
import { sealedHandle } from './handles.ts'
import { saveDelivery } from './save-delivery.ts'

interface Save {
  readonly publicationId: string
  readonly claim: string
  readonly handle: Handle
}

const MOST = 250

/** Keeps handles as `saveDelivery` does, those of calls that are made at the same moment in one statement. */
export function handleSaver({ db, seal }: { db: Db; seal: Seal }): (save: Save) => Promise<void> {
  const gathering = new Gathering<Save, boolean>({
    together: async (saves) => {
      const kept = await saveHandles(db, seal, saves)
      return saves.map(({ publicationId }) => kept.has(publicationId))
    },
    alone: async ({ publicationId, claim, handle }) => {
      await saveDelivery(db, { publicationId, claim, seal }, { handle })
      return true
    },
    most: MOST,
    // What begins in one breath is saved in one.
    restMs: (waited) => (waited === 0 ? 1 : 0),
  })
  return async (save) => {
    if (!(await gathering.ask(save))) throw new ClaimLost(save.publicationId)
  }
}

async function saveHandles(db: Db, seal: Seal, saves: readonly Save[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ publicationId: string }>`
    update publish.deliveries d set handle = s.handle, changed_at = wall.now()
    from unnest(
      ${saves.map(({ publicationId }) => publicationId)}::uuid[],
      ${saves.map(({ claim }) => claim)}::uuid[],
      ${saves.map(({ publicationId, handle }) => sealedHandle(seal, publicationId, handle))}::bytea[]
    ) as s (publication_id, claim, handle)
    where d.publication_id = s.publication_id and d.claim = s.claim
    returning d.publication_id`.execute(db)
  return new Set(rows.map(({ publicationId }) => publicationId))
}
