import { pointerTo, type Told } from './pointer.ts'
import { lists } from './world-wire.ts'

type Target = 'assets' | 'subjects' | 'points'

// Where the things of a document name others: `*` is every place of a list, `**` any depth of nested reveals.
const REFERENCES: readonly (readonly [path: string, target: Target])[] = [
  ['assets/*/place', 'subjects'],
  ['assets/*/contribution', 'subjects'],
  ['appearances/*/asset', 'assets'],
  ['appearances/*/subject', 'subjects'],
  ['grants/*/subject', 'subjects'],
  ['grants/*/conditions/*/subjects/*', 'subjects'],
  ['prohibitions/*/subject', 'subjects'],
  ['embargoes/*/of/asset', 'assets'],
  ['embargoes/*/exemptions/*/asset', 'assets'],
  ['crowdNotices/*/place', 'subjects'],
  ['decisions/*/subject', 'subjects'],
  ['kills/*/subject', 'subjects'],
  ['kills/*/killed/asset', 'assets'],
  ['exposures/*/leaving/asset', 'assets'],
  ['exposures/*/clips/*/asset', 'assets'],
  ['exposures/*/edits/*/asset', 'assets'],
  ['story/points/*/after/*', 'points'],
  ['story/premieres/*/of', 'points'],
  ['subjects/*/reveal/**/point', 'points'],
  ['subjects/*/reveal/**/secret', 'subjects'],
]

const CALLED: Readonly<Record<Target, string>> = {
  assets: 'asset',
  subjects: 'subject',
  points: 'point of the story',
}

interface Place {
  readonly path: readonly PropertyKey[]
  readonly value: unknown
}

/** Whatever a document names and does not have. */
export function unknownReferencesIn(json: unknown): readonly Told[] {
  const known: Readonly<Record<Target, ReadonlySet<unknown>>> = {
    assets: idsAt(json, 'assets/*/id'),
    subjects: idsAt(json, 'subjects/*/id'),
    points: idsAt(json, 'story/points/*/id'),
  }
  return REFERENCES.flatMap(([path, target]) =>
    placesAt(json, path)
      .filter(({ value }) => typeof value === 'string' && !known[target].has(value))
      .map((place) => ({
        pointer: pointerTo(place.path),
        says: `There is no ${CALLED[target]} ${String(place.value)}. Add it, or name one of those there are.`,
      })),
  )
}

/** Ids that two things of one list share. */
export function duplicatesIn(json: unknown): readonly Told[] {
  return [...Object.keys(lists), 'story/points'].flatMap((list) => {
    const seen = new Set<unknown>()
    return placesAt(json, `${list}/*/id`).flatMap(({ path, value }) => {
      if (!seen.has(value)) {
        seen.add(value)
        return []
      }
      return [{ pointer: pointerTo(path), says: `Another of ${list} is called ${String(value)} already.` }]
    })
  })
}

function idsAt(json: unknown, path: string): ReadonlySet<unknown> {
  return new Set(placesAt(json, path).map(({ value }) => value))
}

function placesAt(json: unknown, path: string): readonly Place[] {
  let places: readonly Place[] = [{ path: [], value: json }]
  for (const step of path.split('/')) places = places.flatMap((place) => stepFrom(place, step))
  return places
}

function stepFrom({ path, value }: Place, step: string): readonly Place[] {
  if (typeof value !== 'object' || value === null) return []
  if (step === '*')
    return Array.isArray(value) ? value.map((inner, place) => ({ path: [...path, place], value: inner })) : []
  if (step === '**') {
    const nested = stepFrom({ path, value }, 'of').flatMap((place) => stepFrom(place, '*'))
    return [{ path, value }, ...nested.flatMap((place) => stepFrom(place, '**'))]
  }
  return Object.hasOwn(value, step)
    ? [{ path: [...path, step], value: (value as Record<string, unknown>)[step] }]
    : []
}
