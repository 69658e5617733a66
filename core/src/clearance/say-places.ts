import { isMessageKey, say, sayList, sayTerritory } from '../words/index.ts'
import { allTerritories, type Territory, WORLD } from './territory.ts'
import type { Area } from './territory-group.ts'

/** A list of territories as people say it: worldwide, in these few, or everywhere but those few. */
export function sayPlaces(territories: readonly Territory[], locale: string): string {
  if (territories.length === 0 || territories.includes(WORLD)) return say(locale, 'places.worldwide', {})
  if (territories.length <= 4) return say(locale, 'places.in', named(territories, locale))
  const others = allTerritories().filter((code) => !territories.includes(code))
  return others.length > 0 && others.length <= 4
    ? say(locale, 'places.all-but', named(others, locale))
    : say(locale, 'places.count', { count: territories.length })
}

/** Areas as a contract names them, groups by their name: `in the European Union and Norway`. */
export function sayAreas(areas: readonly Area[], locale: string): string {
  if (areas.length === 0 || areas.includes(WORLD)) return say(locale, 'places.worldwide', {})
  return areas.length <= 12
    ? say(locale, 'places.in', named(areas, locale))
    : say(locale, 'places.count', { count: areas.length })
}

/** Areas as a contract names them, every one of them, as a record has to. */
export function sayAllAreas(areas: readonly Area[], locale: string): string {
  return areas.length === 0 || areas.includes(WORLD)
    ? say(locale, 'places.worldwide', {})
    : say(locale, 'places.in', named(areas, locale))
}

function named(areas: readonly Area[], locale: string): { territories: string } {
  return {
    territories: sayList(
      locale,
      areas.map((code) => sayArea(code, locale)),
    ),
  }
}

/** One area by its name. */
export function sayArea(code: Area, locale: string): string {
  const key = `area.${code}`
  return isMessageKey(key) ? say(locale, key as 'area.EU', {}) : sayTerritory(locale, code)
}
