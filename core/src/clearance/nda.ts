import type { Instant } from '../time/index.ts'
import type { EmbargoEnd } from './embargo.ts'

/** The identity of a non-disclosure agreement. */
export type NdaId = string & { readonly idOf: 'nda' }

/** Takes a string as an agreement's identity. */
export function ndaId(id: string): NdaId {
  return id as NdaId
}

/** A contributor's non-disclosure agreement: nothing through that contributor's own outlets, kits to them included, until it ends. */
export interface Nda {
  readonly id: NdaId
  readonly contributorId: string
  readonly name: string
  readonly until: EmbargoEnd
  readonly recordedAt: Instant
}
