import type { Instant } from '../time/index.ts'
import type { StoryPointId } from './ids.ts'
import { type ProductionKind, VIEWING_UNITS } from './production.ts'
import { seenWith, type Story } from './story.ts'

/** The points of a story so that each comes after all it lies after; those that nothing sets apart stay as they were told. */
export function inOrder(story: Story): readonly StoryPointId[] {
  const known = new Set(story.points.map(({ id }) => id))
  const placed = new Set<StoryPointId>()
  let left = story.points
  while (left.length > 0) {
    const isNext = ({ after }: Story['points'][number]) =>
      after.every((id) => placed.has(id) || !known.has(id))
    // A circle is no order: its points come as they were told.
    const next = left.find(isNext) ?? left[0]
    if (next === undefined) break
    placed.add(next.id)
    left = left.filter(({ id }) => id !== next.id)
  }
  return [...placed]
}

/** Says whether a story is one line, so that how far somebody is can be told by one point. */
export function isLine(story: Story): boolean {
  const line = inOrder(story)
  return line.every((id, index) => {
    const before = line[index - 1]
    return before === undefined || seenWith(story, [id]).has(before)
  })
}

/**
 * The first moment at which anybody can have seen a point: its own first premiere anywhere; without one, when it counts
 * as known to all; in a work that is shown whole, the work's first premiere. Null while none of these is known.
 */
export function shownFrom({ points, premieres }: Story, id: StoryPointId): Instant | null {
  const first = (of: StoryPointId | null) =>
    premieres.reduce<Instant | null>(
      (before, premiere) =>
        premiere.of === of && (before === null || premiere.at < before) ? premiere.at : before,
      null,
    )
  const isShownWhole = premieres.every(({ of }) => of === null)
  const { publicAt = null } = points.find((point) => point.id === id) ?? {}
  return first(id) ?? publicAt ?? (isShownWhole ? first(null) : null)
}

/** What lies behind whoever tells that they have seen some points: those and all before them, as far as anybody can have seen them. */
export function passedBy(
  story: Story,
  told: readonly StoryPointId[],
  now: Instant,
): ReadonlySet<StoryPointId> {
  return new Set(
    [...seenWith(story, told)].filter((id) => {
      const from = shownFrom(story, id)
      return from !== null && from <= now
    }),
  )
}

/** Where a point stands: how many of its story, or of its season where it has one, come up to it. */
export interface Standing {
  readonly place: number
  readonly season: number | null
}

/** A name for a point that gives nothing away, such as "Episode 3" or "Season 2, episode 3": its unit and a number from its place on that is free. */
export function safeLabel(
  kind: ProductionKind,
  { place, season }: Standing,
  taken: ReadonlySet<string>,
): string {
  for (let number = place; ; number += 1) {
    const label = labelAt(kind, { place: number, season })
    if (!taken.has(label)) return label
  }
}

/** Whether a label is one that the house itself would give: the unit, its number, and nothing else. */
export function isSafeLabel(kind: ProductionKind, label: string): boolean {
  const unit = VIEWING_UNITS[kind]
  const [, season, given, number] = /^(?:Season (\d+), )?(\p{L}+) (\d+)$/u.exec(label) ?? []
  if (given?.toLowerCase() !== unit || number === undefined) return false
  return (
    label === labelAt(kind, { place: Number(number), season: season === undefined ? null : Number(season) })
  )
}

function labelAt(kind: ProductionKind, { place, season }: Standing): string {
  const unit = VIEWING_UNITS[kind]
  return season === null
    ? `${unit.charAt(0).toUpperCase()}${unit.slice(1)} ${place}`
    : `Season ${season}, ${unit} ${place}`
}
