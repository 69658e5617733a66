import type { AssetId, StoryPointId } from '../../production/index.ts'
import { type Instant, timeRange } from '../../time/index.ts'
import { assetId } from '../../timeline/index.ts'
import { cutVersionId, type Use } from '../exposure.ts'
import type { DestinationScope } from '../grant.ts'
import { type Territory, territory, WORLD } from '../territory.ts'
import type { Area } from '../territory-group.ts'

/** Draws a whole number from 0 up to, not including, `below`; where the chance comes from is the caller's choice. */
export type Draw = (below: number) => number

/** How many ticks each asset of a world has. */
export const TICKS = 6

/** Moments that a world speaks of lie from 0 up to, not including, this. */
export const MOMENTS = 10

/** The longest delay of a world, in moments: after `MOMENTS + LONGEST_DELAY` nothing changes any more. */
export const LONGEST_DELAY = 3

/** The assets of every world. */
export const ASSETS: readonly [AssetId, AssetId] = [assetId('a'), assetId('b')]

/** The version that leaves where a cut does. */
export const VERSION = cutVersionId('cut-1/1')

/** Two uses, of which exposures ask for one or both. */
export const SOME_USES: readonly Use[] = ['publicity', 'paid-advertising']

/** Places an exposure may name. */
export const EXPOSED: readonly (readonly Territory[])[] = [
  [WORLD],
  [territory('DE')],
  [territory('DE'), territory('FR')],
  [territory('HR')],
  [],
]

/** The points of a world's story, in an order that agrees with every story drawn. */
export const POINTS = ['point-1', 'point-2', 'point-3'] as readonly string[] as readonly StoryPointId[]

/** Picks one of some values. */
export function picker(draw: Draw): <Value>(values: readonly Value[]) => Value {
  return (values) => values[draw(values.length)] as (typeof values)[number]
}

/** Makes so many values, numbered from 0. */
export function many<Value>(count: number, make: (i: number) => Value): readonly Value[] {
  return Array.from({ length: count }, (_, i) => make(i))
}

/** Makes nothing in most worlds, and up to `most` values in one of `every`. */
export function seldom<Value>(
  draw: Draw,
  { every, most }: { every: number; most: number },
  make: (i: number) => Value,
): readonly Value[] {
  return draw(every) === 0 ? many(1 + draw(most), make) : []
}

/** Draws a moment. */
export function drawMoment(draw: Draw): Instant {
  return draw(MOMENTS) as Instant
}

/** Draws an early moment, so that most of what is recorded is known. */
export function drawEarly(draw: Draw): Instant {
  return draw(4) as Instant
}

/** Draws a stretch of an asset. */
export function drawRange(draw: Draw) {
  const from = draw(TICKS)
  return timeRange(from, from + 1 + draw(TICKS - from))
}

/** Draws the places of a rule; none means all of them. */
export function drawAreas(draw: Draw): readonly Area[] {
  return picker(draw)<readonly Area[]>([
    [WORLD],
    [],
    [territory('DE')],
    ['EU'],
    ['DACH'],
    [territory('FR'), 'DACH'],
  ])
}

/** Draws where a rule or a grant reaches. */
export function drawDestination(draw: Draw): DestinationScope {
  return picker(draw)<DestinationScope>([
    { kind: 'anywhere' },
    { kind: 'platform', platform: 'instagram' },
    { kind: 'platform', platform: 'own-page' },
    { kind: 'account', platform: 'instagram', account: '@ida' },
    { kind: 'account', platform: 'instagram', account: '@saltlight' },
  ])
}
