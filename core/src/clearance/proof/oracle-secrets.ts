import type { StoryPointId, SubjectId } from '../../production/index.ts'
import type { Delay } from '../../time/index.ts'
import type { Reveal } from '../reveal.ts'
import { type Territory, WORLD } from '../territory.ts'
import type { World } from './world.ts'
import { afterCalendar } from './oracle-calendar.ts'
import { placesOf } from './oracle-places.ts'

/**
 * What stands between a viewer and a secret's end at a moment: nothing any more (no points), points of the story that
 * the page asks each viewer about, or something no viewer can have passed (null); and since when time has done its part.
 */
export type Standing = { readonly points: readonly StoryPointId[]; readonly since: number } | null

/** Reads a secret at the exposure's moment; a secret that ends with itself never does. */
export function standingOf(world: World, secretId: SubjectId, asked: readonly SubjectId[] = []): Standing {
  const secret = world.evidence.subjects.find(({ id }) => id === secretId)
  if (secret?.kind !== 'secret' || asked.includes(secretId)) return null
  return standing(world, secret.reveal, [...asked, secretId])
}

function standing(world: World, reveal: Reveal, asked: readonly SubjectId[]): Standing {
  const { exposure, evidence } = world
  const since = (moment: number | null) =>
    moment !== null && moment <= exposure.at ? { points: [], since: moment } : null
  switch (reveal.kind) {
    case 'at':
      return since(reveal.at)
    case 'never':
      return null
    case 'premiere': {
      const opened = (place: Territory) => openedAt(world, reveal, place)
      if (reveal.territory !== 'each') return since(opened(reveal.territory))
      const places = placesOf(exposure)
      // Who shows a thing to the whole world shows it in every single territory of it.
      const reached = places.includes(WORLD)
        ? evidence.story.premieres.map(({ territory }) => territory as Territory)
        : []
      return since(Math.max(...[...places, ...reached].map(opened)))
    }
    case 'story-point': {
      if (exposure.destination.knowsProgress) return { points: [reveal.point], since: NEVER_ASKED }
      return since(evidence.story.points.find(({ id }) => id === reveal.point)?.publicAt ?? null)
    }
    case 'with':
      return standingOf(world, reveal.secretId, asked)
    case 'all': {
      const parts = reveal.of.map((part) => standing(world, part, asked))
      return parts.includes(null) ? null : together(parts.flatMap((part) => part ?? []))
    }
    case 'any': {
      const ways = reveal.of.flatMap((part) => standing(world, part, asked) ?? [])
      if (ways.length === 0) return null
      const free = ways.filter(({ points }) => points.length === 0)
      if (free.length > 0) return { points: [], since: Math.min(...free.map((way) => way.since)) }
      // The way that every other implies is the least a viewer must have passed, of two alike the one that came first;
      // where there is none, all of them.
      const [least] = ways
        .filter((way) => ways.every((other) => implies(world, other.points, way.points)))
        .sort((a, b) => (a.since < b.since ? -1 : 1))
      return least ?? together(ways)
    }
  }
}

// Where only the story gates, time has no part.
const NEVER_ASKED = Number.NEGATIVE_INFINITY

function together(parts: readonly Exclude<Standing, null>[]): Standing {
  return {
    points: parts.flatMap(({ points }) => points),
    since: Math.max(...parts.map((part) => part.since)),
  }
}

// Whether who has passed some points has passed others.
function implies(
  { evidence }: World,
  passed: readonly StoryPointId[],
  asked: readonly StoryPointId[],
): boolean {
  const reached = new Set(passed)
  for (let size = -1; size < reached.size;) {
    size = reached.size
    for (const { id, after } of evidence.story.points)
      if (reached.has(id)) for (const before of after) reached.add(before)
  }
  return asked.every((point) => reached.has(point))
}

/** The points of some that none of the others has behind it. */
export function lastOf(world: World, points: readonly StoryPointId[]): readonly StoryPointId[] {
  const distinct = [...new Set(points)].sort()
  return distinct.filter(
    (point) => !distinct.some((other) => other !== point && implies(world, [other], [point])),
  )
}

// A territory's own premiere speaks for it; where it has none, that of the whole world does.
function openedAt(
  { evidence }: World,
  { of, delay }: Extract<Reveal, { kind: 'premiere' }>,
  place: Territory,
): number {
  const premieres = evidence.story.premieres.filter((premiere) => premiere.of === of)
  const counting =
    premieres.find(({ territory }) => territory === place) ??
    premieres.find(({ territory }) => territory === WORLD)
  return counting ? afterDelay(counting.at, delay) : Number.POSITIVE_INFINITY
}

/** The moment a delay after another. */
export function afterDelay(at: number, delay: Delay): number {
  if (delay.kind === 'calendar') return afterCalendar(at, delay)
  return delay.kind === 'hours' ? at + Math.round(delay.hours * 3_600_000) : at
}
