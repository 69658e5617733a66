import type { Destination, Exposure, Use } from '../exposure.ts'
import { USES } from '../exposure.ts'
import type { DestinationScope } from '../grant.ts'
import { type Territory, WORLD } from '../territory.ts'
import type { Area } from '../territory-group.ts'

// The groups that worlds name, as they were in 1970 as far as the table of groups goes back: Croatia came later.
const MEMBERS: Readonly<Record<string, readonly string[]>> = { EU: ['DE', 'FR'], DACH: ['DE'] }

/** The places an exposure is judged for: the whole world where it cannot be kept to less. */
export function placesOf({ destination, territories }: Exposure): readonly Territory[] {
  const isWorldwide = !destination.keepsTerritories || territories.length === 0 || territories.includes(WORLD)
  return isWorldwide ? [WORLD] : territories
}

/** The uses an exposure is judged for: all where it names none. */
export function usesOf({ uses }: Exposure): readonly Use[] {
  return uses.length > 0 ? uses : USES
}

/** Whether some areas hold a place; only `WORLD` holds the world. */
export function areHolding(areas: readonly Area[], place: Territory): boolean {
  return areas.some((area) => area === WORLD || area === place || (MEMBERS[area] ?? []).includes(place))
}

/** Whether a rule for some areas, all where it names none, touches an exposure anywhere. */
export function touches(areas: readonly Area[], exposure: Exposure): boolean {
  return areas.length === 0 || placesOf(exposure).some((place) => place === WORLD || areHolding(areas, place))
}

/** Whether a destination is what a scope names. */
export function isAt(
  scope: DestinationScope,
  { platform, account }: Pick<Destination, 'platform' | 'account'>,
) {
  switch (scope.kind) {
    case 'anywhere':
      return true
    case 'platform':
      return scope.platform === platform
    case 'account':
      return scope.platform === platform && scope.account === account
  }
}
