import type { Handle } from '../../connectors/index.ts'
import type { Seal } from '../../plant/seal/index.ts'
import type { DeliveryRow } from './deliveries.ts'

const placeOfHandle = (publicationId: string) => `delivery:${publicationId}`

/** A handle as it is kept: the addresses in it are keys to an upload. */
export function sealedHandle(seal: Seal, publicationId: string, handle: Handle | null): Buffer | null {
  return handle === null ? null : seal.seal(JSON.stringify(handle), placeOfHandle(publicationId))
}

/** The handle of a delivery, opened, or null where nothing was begun. */
export function handleOf(seal: Seal, { publicationId, handle }: DeliveryRow): Handle | null {
  return handle === null ? null : (JSON.parse(seal.open(handle, placeOfHandle(publicationId))) as Handle)
}
