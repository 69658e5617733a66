import type { Instant } from '../time/index.ts'
import type { Side } from './appearance.ts'
import { USES } from './exposure.ts'
import { endsAtMajority, mediumOf, signs } from './grant-reading.ts'
import type { Grant } from './grant.ts'
import type { Manner } from './manner.ts'
import { MUSIC_RIGHTS } from './medium.ts'
import type { Subject } from './subject.ts'
import { WORLD } from './territory.ts'

/** A signed grant that holds in every destination and territory, asks nothing in return, and that no moment ends. */
export interface LastingGrant {
  readonly grant: Grant
  readonly begins: Instant
  readonly signedAt: Instant
}

/** The one of a subject's grants that lasts and reaches furthest, or null; music's must hold both rights. */
export function lastingIn(subject: Subject, grants: readonly Grant[]): LastingGrant | null {
  let widest: LastingGrant | null = null
  for (const grant of grants) {
    const lasting = lastingOf(grant, subject)
    if (lasting && (widest === null || sizeOf(lasting) > sizeOf(widest))) widest = lasting
  }
  return widest
}

function lastingOf(grant: Grant, subject: Subject): LastingGrant | null {
  const { state, scope, conditions } = grant
  const { destinations, territories, window, musicRights } = scope
  if (state.kind !== 'signed' || conditions.length > 0 || window.until !== undefined) return null
  if (!signs(grant, subject) || endsAtMajority(grant, subject) !== null) return null
  if (!territories.includes(WORLD) || !destinations.some(({ kind }) => kind === 'anywhere')) return null
  if (subject.kind === 'music' && !MUSIC_RIGHTS.every((right) => musicRights.includes(right))) return null
  return { grant, begins: window.from ?? state.signedAt, signedAt: state.signedAt }
}

function sizeOf({ grant: { scope } }: LastingGrant): number {
  return scope.uses.length + scope.media.length
}

/** What a lasting grant covers of a subject marked on some sides, as bits: the uses, and each medium in which all those sides are covered. */
export function bitsCovered({ grant: { scope } }: LastingGrant, sides: readonly Side[]): number {
  let bits = usesAsBits(scope.uses)
  for (const medium of SHOWN)
    if (sides.every((side) => scope.media.includes(mediumOf(side, { medium })))) bits |= bitOf(medium)
  return bits
}

/** What a question asks of everybody in it, in the same bits. */
export function bitsAsked({ uses, medium }: Pick<Manner, 'uses' | 'medium'>): number {
  return usesAsBits(uses) | bitOf(medium)
}

const SHOWN: readonly Manner['medium'][] = ['motion', 'stills']

function bitOf(medium: Manner['medium']): number {
  return 1 << (USES.length + SHOWN.indexOf(medium))
}

function usesAsBits(uses: Manner['uses']): number {
  let bits = 0
  for (const use of uses) bits |= 1 << USES.indexOf(use)
  return bits
}
