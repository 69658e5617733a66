import type { StoryPoint } from '#lib/wire/story.ts'

/** The points of a story by their seasons, each in the order of the story; those in none come last. */
export function bySeason(points: readonly StoryPoint[]): { season: number | null; points: StoryPoint[] }[] {
  const seasons: { season: number | null; points: StoryPoint[] }[] = []
  for (const point of points) {
    const last = seasons.find(({ season }) => season === point.season)
    if (last === undefined) seasons.push({ season: point.season, points: [point] })
    else last.points.push(point)
  }
  return seasons.toSorted((a, b) => (a.season ?? Infinity) - (b.season ?? Infinity))
}
