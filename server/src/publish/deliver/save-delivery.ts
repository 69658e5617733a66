import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { ConnectorError, Handle, RemoteRef } from '../../connectors/index.ts'
import { at } from '../../plant/db/index.ts'
import type { Seal } from '../../plant/seal/index.ts'
import type { Db } from '../../schema/index.ts'
import { ClaimLost } from './claims.ts'
import type { DeliveryRow } from './deliveries.ts'
import { sealedHandle } from './handles.ts'

/** What a worker keeps of a delivery on its way. */
export interface DeliveryChange {
  readonly next?: DeliveryRow['next']
  readonly handle?: Handle | null
  readonly progress?: number | null
  readonly said?: string | null
  readonly error?: ConnectorError | null
  readonly tries?: number
  readonly lookAt?: Instant | null
  readonly remote?: RemoteRef
  readonly visibility?: string
  readonly leftBehind?: boolean
}

/** Keeps what has changed of a delivery. Throws where the claim was lost: somebody else goes on with it. */
export async function saveDelivery(
  db: Db,
  { publicationId, claim, seal }: { publicationId: string; claim: string; seal: Seal },
  change: DeliveryChange,
): Promise<void> {
  const { handle, error, lookAt, remote, ...plain } = change
  const { numUpdatedRows } = await db
    .updateTable('publish.deliveries')
    .set({
      ...plain,
      changedAt: sql<Instant>`wall.now()`,
      ...(handle === undefined ? {} : { handle: sealedHandle(seal, publicationId, handle) }),
      ...(error === undefined ? {} : { error: error === null ? null : JSON.stringify(error) }),
      ...(lookAt === undefined ? {} : { lookAt: lookAt === null ? null : at(lookAt) }),
      ...(remote === undefined ? {} : { remote: JSON.stringify(remote) }),
    })
    .where('publicationId', '=', publicationId)
    .where('claim', '=', claim)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new ClaimLost(publicationId)
}
