import type { Instant } from '../../time/index.ts'
import type { Side } from '../appearance.ts'
import type { DestinationScope, Grant } from '../grant.ts'
import type { Medium } from '../medium.ts'
import type { Prohibition } from '../prohibition.ts'
import { type Area, territoriesIn } from '../territory-group.ts'
import { WORLD } from '../territory.ts'

const NEVER = Number.POSITIVE_INFINITY

/** From when to when a grant is good for anything: from its window's start or its signature, to its window's end or its withdrawal. */
export function reachOf({ state, scope }: Grant): { from: number; until: number } | null {
  if (state.kind === 'draft' || state.kind === 'sent') return null
  const until = Math.min(scope.window.until ?? NEVER, state.kind === 'withdrawn' ? state.withdrawnAt : NEVER)
  return { from: Math.max(scope.window.from ?? state.signedAt, state.signedAt), until }
}

/** Whether two grants of one subject permit some of the same. */
export function overlap(a: Grant, b: Grant): boolean {
  const [one, other] = [reachOf(a), reachOf(b)]
  if (one === null || other === null) return false
  return (
    Math.max(one.from, other.from) < Math.min(one.until, other.until) &&
    a.scope.media.some((medium) => b.scope.media.includes(medium)) &&
    a.scope.uses.some((use) => b.scope.uses.includes(use)) &&
    a.scope.destinations.some((here) => b.scope.destinations.some((there) => meet(here, there))) &&
    shareTerritory(a.scope.territories, b.scope.territories, signedAt(a))
  )
}

/** Whether a prohibition forbids all that a grant permits. */
export function swallows(prohibition: Prohibition, grant: Grant): boolean {
  const reach = reachOf(grant)
  if (reach === null) return false
  const { sides, uses, territories, from, until, recordedAt } = prohibition
  return (
    (from ?? Number.NEGATIVE_INFINITY) <= reach.from &&
    reach.until <= (until ?? NEVER) &&
    grant.scope.media.every((medium) => sides.includes(sideOf(medium))) &&
    (uses.length === 0 || grant.scope.uses.every((use) => uses.includes(use))) &&
    (territories.length === 0 || within(grant.scope.territories, territories, recordedAt)) &&
    grant.scope.destinations.every((where) => forbids(prohibition, where))
  )
}

/** The members of groups that some areas name beside their group. */
export function namedTwice(areas: readonly Area[], asOf: Instant): readonly { group: Area; member: Area }[] {
  return areas.flatMap((group) => {
    const members = territoriesIn([group], asOf)
    const isGroup = members.length > 1 || group === WORLD
    return areas
      .filter((member) => isGroup && member !== group && (group === WORLD || within([member], [group], asOf)))
      .map((member) => ({ group, member }))
  })
}

function forbids({ destinations: { kind, destinations } }: Prohibition, where: DestinationScope): boolean {
  return kind === 'these'
    ? destinations.some((forbidden) => holds(forbidden, where))
    : !destinations.some((free) => meet(free, where))
}

/** Whether one scope of destinations holds all of another. */
export function holds(wide: DestinationScope, narrow: DestinationScope): boolean {
  switch (wide.kind) {
    case 'anywhere':
      return true
    case 'platform':
      return narrow.kind !== 'anywhere' && narrow.platform === wide.platform
    case 'account':
      return narrow.kind === 'account' && narrow.platform === wide.platform && narrow.account === wide.account
  }
}

/** Whether two scopes of destinations have a place in common. */
export function meet(here: DestinationScope, there: DestinationScope): boolean {
  return holds(here, there) || holds(there, here)
}

/** Whether two lists of areas have a territory in common. */
export function shareTerritory(a: readonly Area[], b: readonly Area[], asOf: Instant): boolean {
  const [here, there] = [territoriesIn(a, asOf), territoriesIn(b, asOf)]
  return here.includes(WORLD) || there.includes(WORLD) || here.some((code) => there.includes(code))
}

function within(narrow: readonly Area[], wide: readonly Area[], asOf: Instant): boolean {
  const [inner, outer] = [territoriesIn(narrow, asOf), territoriesIn(wide, asOf)]
  return outer.includes(WORLD) || inner.every((code) => outer.includes(code))
}

/** When a grant was signed; the beginning of time for one that was not. */
export function signedAt({ state }: Grant): Instant {
  return state.kind === 'signed' || state.kind === 'withdrawn' ? state.signedAt : (0 as Instant)
}

function sideOf(medium: Medium): Side {
  return medium === 'sound' ? 'sound' : 'picture'
}
