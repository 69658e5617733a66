import type { CutId } from '../production/index.ts'
import type { Delay, Instant } from '../time/index.ts'
import type { Destination } from './exposure.ts'
import type { DestinationScope } from './grant.ts'
import type { Area } from './territory-group.ts'

/** The identity of a holdback. */
export type HoldbackId = string & { readonly idOf: 'holdback' }

/** Takes a string as a holdback's identity. */
export function holdbackId(id: string): HoldbackId {
  return id as HoldbackId
}

/** A destination that waits for another: a cut goes to what `waits` only so long after its real publication in `first`. Territories that say nothing mean all. */
export interface Holdback {
  readonly id: HoldbackId
  readonly name: string
  readonly waits: DestinationScope
  readonly first: DestinationScope
  readonly delay: Delay
  readonly territories: readonly Area[]
  readonly recordedAt: Instant
}

/** That a cut really was published somewhere, from which holdbacks count. */
export interface Release {
  readonly cutId: CutId
  readonly destination: Pick<Destination, 'platform' | 'account'>
  readonly at: Instant
}
