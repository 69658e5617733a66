import type { Story, StoryPointId } from '../production/index.ts'
import { addDelay, type Instant } from '../time/index.ts'
import type { Evidence } from './evidence.ts'
import type { Question } from './question.ts'
import type { Reveal } from './reveal.ts'
import { type Territory, WORLD } from './territory.ts'

/**
 * When a premiere has opened what a question asks about, delay and all; one in each territory must have happened in every
 * one of them. Shown everywhere, it is seen where it opens last too: there every premiere told must have happened.
 */
export function premieredAt(
  reveal: Extract<Reveal, { kind: 'premiere' }>,
  { territories, evidence }: Question,
): Instant | null {
  const places =
    reveal.territory === 'each' ? placesReached(reveal, territories, evidence) : [reveal.territory]
  const openings = places.map((place) => openedAt(reveal, place, evidence))
  return openings.includes(null) ? null : latest(openings)
}

function placesReached(
  { of }: Extract<Reveal, { kind: 'premiere' }>,
  territories: readonly Territory[],
  { story }: Evidence,
): readonly Territory[] {
  if (!territories.includes(WORLD)) return territories
  const told = story.premieres
    .filter((premiere) => premiere.of === of)
    .map(({ territory }) => territory as Territory)
  return [...new Set([WORLD, ...told])]
}

const openings = new WeakMap<Evidence, Map<Reveal, Map<Territory, Instant | null>>>()

/** When the work, or one unit of it, is first shown in a place: its own premiere speaks for a territory; where it has none, that of the whole world does. Of two told, the later. */
export function premiereIn(
  { premieres }: Story,
  { of, place }: { readonly of: StoryPointId | null; readonly place: Territory },
): Instant | null {
  const told = premieres.filter((premiere) => premiere.of === of)
  const inPlace = told.filter(({ territory }) => territory === place)
  const counting = inPlace.length > 0 ? inPlace : told.filter(({ territory }) => territory === WORLD)
  return latest(counting.map(({ at }) => at))
}

function openedAt(
  reveal: Extract<Reveal, { kind: 'premiere' }>,
  place: Territory,
  evidence: Evidence,
): Instant | null {
  const byReveal = openings.get(evidence) ?? new Map<Reveal, Map<Territory, Instant | null>>()
  openings.set(evidence, byReveal)
  const byPlace = byReveal.get(reveal) ?? new Map<Territory, Instant | null>()
  byReveal.set(reveal, byPlace)
  const known = byPlace.get(place)
  if (known !== undefined) return known
  const at = premiereIn(evidence.story, { of: reveal.of, place })
  const opened = at === null ? null : addDelay(at, reveal.delay, 'embargo-ends')
  byPlace.set(place, opened)
  return opened
}

/** When the production counts a point of the story as known everywhere, if it ever does. */
export function publicAtOf(point: StoryPointId, { story }: Evidence): Instant | null {
  return story.points.find(({ id }) => id === point)?.publicAt ?? null
}

/** The latest of some moments that are known, or null. */
export function latest(moments: readonly (Instant | null)[]): Instant | null {
  return moments.reduce((last, moment) => (last === null || (moment ?? last) > last ? moment : last), null)
}
