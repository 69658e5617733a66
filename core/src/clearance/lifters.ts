import type { Embargo } from './embargo.ts'

/** Whether those who may have lifted an embargo by now, and by whose word it would be: all of them, or any one. */
export interface Lifting {
  readonly isLifted: boolean
  readonly waitsFor: readonly string[]
}

/** Reads who has spoken for the lifting of an embargo and who has not; only the named count where any are named. */
export function liftingOf({ lifters, lifts }: Pick<Embargo, 'lifters' | 'lifts'>): Lifting {
  if (lifters.kind === 'anyone-allowed') return { isLifted: lifts.length > 0, waitsFor: [] }
  const spoken = new Set(lifts.map(({ by }) => by))
  const silent = lifters.names.filter((name) => !spoken.has(name))
  const isLifted = lifters.kind === 'any-of' ? silent.length < lifters.names.length : silent.length === 0
  return { isLifted, waitsFor: isLifted ? [] : silent }
}

/** The name on the list that somebody means, however they write its capitals and spaces; null for who is not on it. */
export function lifterNamed(lifters: Embargo['lifters'], name: string): string | null {
  const plain = (text: string) => text.trim().replaceAll(/\s+/g, ' ').toLowerCase()
  if (lifters.kind === 'anyone-allowed') return name.trim()
  return lifters.names.find((listed) => plain(listed) === plain(name)) ?? null
}
