import type { SubjectId } from '../production/index.ts'
import type { Instant } from '../time/index.ts'
import type { Side } from './appearance.ts'
import type { Use } from './exposure.ts'
import type { DestinationScope } from './grant.ts'
import type { Area } from './territory-group.ts'

/** The identity of a prohibition. */
export type ProhibitionId = string & { readonly idOf: 'prohibition' }

/** Takes a string as a prohibition's identity. */
export function prohibitionId(id: string): ProhibitionId {
  return id as ProhibitionId
}

/** Where a prohibition forbids: in the destinations it lists, or everywhere else than in those (exclusivity). */
export type ForbiddenDestinations =
  | { readonly kind: 'these'; readonly destinations: readonly DestinationScope[] }
  | { readonly kind: 'all-but'; readonly destinations: readonly DestinationScope[] }

/**
 * What a contract forbids: an exclusivity sold to others, or a plain "never". Of one subject, or of the whole production
 * where `subjectId` is null. Lists of uses and territories that say nothing mean all; groups mean their members as of
 * its record. It is evidence of its own, outside the law that a grant never makes a verdict worse.
 */
export interface Prohibition {
  readonly id: ProhibitionId
  readonly kind: 'exclusivity' | 'never'
  readonly name: string
  readonly subjectId: SubjectId | null
  readonly sides: readonly Side[]
  readonly uses: readonly Use[]
  readonly destinations: ForbiddenDestinations
  readonly territories: readonly Area[]
  readonly from: Instant | null
  readonly until: Instant | null
  readonly recordedAt: Instant
}
