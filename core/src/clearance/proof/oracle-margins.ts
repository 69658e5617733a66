import type { Tick } from './oracle-spots.ts'

/** How far edits are grown, and how long a pause in one is closed, in ticks. */
export interface Growth {
  readonly margin: number
  readonly gap: number
}

/**
 * What covers each tick once edits are grown, from what covered it before: each reaches a margin further, never out of
 * the stretch that plays without a break; a pause in the middle of one, no longer than the gap, keeps what came before it.
 */
export function growIn<Cover>(
  room: readonly Tick[],
  covers: (at: Tick) => readonly Cover[],
  { margin, gap }: Growth,
): (at: Tick) => readonly Cover[] {
  const isPlayed = new Set(room.map(keyOf))
  const isOneStretch = ({ assetId, tick: from }: Tick, to: number) => {
    for (let tick = Math.min(from, to); tick <= Math.max(from, to); tick += 1)
      if (!isPlayed.has(keyOf({ assetId, tick }))) return false
    return true
  }
  const grown = new Map<string, readonly Cover[]>()
  for (const at of room) {
    const found: Cover[] = []
    for (let tick = at.tick - margin; tick <= at.tick + margin; tick += 1)
      if (isOneStretch(at, tick)) found.push(...covers({ ...at, tick }))
    if (found.length > 0) grown.set(keyOf(at), [...new Set(found)])
  }
  const closed = new Map(grown)
  for (const at of room) {
    if (grown.has(keyOf(at))) continue
    const neighbour = (step: number) => {
      let tick = at.tick + step
      while (isOneStretch(at, tick) && !grown.has(keyOf({ ...at, tick }))) tick += step
      return isOneStretch(at, tick) ? tick : null
    }
    const [before, after] = [neighbour(-1), neighbour(1)]
    if (before === null || after === null || after - before - 1 > gap) continue
    closed.set(keyOf(at), grown.get(keyOf({ ...at, tick: before })) ?? [])
  }
  return (at) => closed.get(keyOf(at)) ?? []
}

function keyOf({ assetId, tick }: Tick): string {
  return `${assetId} ${tick}`
}
