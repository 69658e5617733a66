import type { Evidence } from '../evidence.ts'
import type { Holdback } from '../holdback.ts'
import type { Flaw } from './flaw.ts'
import { holds, meet, shareTerritory } from './reach.ts'

/** Holdbacks that wait for each other, one circle each: none of their places can be the first, so none ever opens. */
export function holdbackCircles(holdbacks: readonly Holdback[]): readonly (readonly Holdback[])[] {
  const behind = new Map(holdbacks.map((holdback) => [holdback, waitedFor(holdback, holdbacks)]))
  const isTold = new Set<Holdback>()
  return holdbacks.flatMap((holdback) => {
    if (isTold.has(holdback) || behind.get(holdback)?.has(holdback) !== true) return []
    const circle = holdbacks.filter(
      (other) => behind.get(holdback)?.has(other) === true && behind.get(other)?.has(holdback) === true,
    )
    for (const one of circle) isTold.add(one)
    return [circle]
  })
}

/** Flaws of holdbacks beside one another. */
export function checkHoldbacks({ holdbacks }: Evidence): readonly Flaw[] {
  return holdbackCircles(holdbacks).map((circle) => ({
    kind: 'circle-of-holdbacks',
    ids: circle.map(({ id }) => id),
    names: circle.map(({ name }) => name),
    at: null,
  }))
}

// Every holdback that must end before the place can open which this one waits for.
function waitedFor(holdback: Holdback, holdbacks: readonly Holdback[]): ReadonlySet<Holdback> {
  const waited = new Set<Holdback>()
  const open = holdbacks.filter((other) => shuts(other, holdback))
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (waited.has(next)) continue
    waited.add(next)
    const before: Holdback = next
    open.push(...holdbacks.filter((other) => shuts(other, before)))
  }
  return waited
}

// A holdback shuts all of a place where another's clock would start; a destination never waits for itself.
function shuts(other: Holdback, { first, territories, recordedAt }: Holdback): boolean {
  return (
    holds(other.waits, first) &&
    !meet(other.first, first) &&
    (territories.length === 0 ||
      other.territories.length === 0 ||
      shareTerritory(other.territories, territories, recordedAt))
  )
}
