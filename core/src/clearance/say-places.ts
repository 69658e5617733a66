import { say, sayList, sayTerritory } from '../words/index.ts'
import { allTerritories, type Territory, WORLD } from './territory.ts'

/** A list of territories as people say it: worldwide, in these few, or everywhere but those few. */
export function sayPlaces(territories: readonly Territory[], locale: string): string {
  if (territories.length === 0 || territories.includes(WORLD)) return say(locale, 'places.worldwide', {})
  const named = (codes: readonly Territory[]) => ({
    territories: sayList(
      locale,
      codes.map((code) => sayTerritory(locale, code)),
    ),
  })
  if (territories.length <= 4) return say(locale, 'places.in', named(territories))
  const others = allTerritories().filter((code) => !territories.includes(code))
  return others.length <= 4
    ? say(locale, 'places.all-but', named(others))
    : say(locale, 'places.count', { count: territories.length })
}
