import type { SubjectId } from '../production/index.ts'
import type { Instant } from '../time/index.ts'
import type { Reveal } from './reveal.ts'

/** Takes a string as a subject's identity. */
export function subjectId(id: string): SubjectId {
  return id as SubjectId
}

/**
 * A person seen or heard; one nobody has named yet is not identified and goes by a working name such as "face 3". A minor
 * comes of age at a moment, or at none that is known.
 */
export interface Person {
  readonly kind: 'person'
  readonly id: SubjectId
  readonly name: string
  readonly identified: boolean
  readonly minor: boolean
  readonly comesOfAgeAt: Instant | null
}

/** A story fact, trade secret or unfinished effect, until its reveal. */
export interface Secret {
  readonly kind: 'secret'
  readonly id: SubjectId
  readonly name: string
  readonly reveal: Reveal
}

/** A rig, plate number, screen or call sheet that nobody outside may read. */
export interface SafetyMatter {
  readonly kind: 'safety-matter'
  readonly id: SubjectId
  readonly name: string
}

/** A thing or place whose holder must permit that it is shown or heard, or a contributor's footage as a whole. */
export interface Holding {
  readonly kind: 'mark' | 'artwork' | 'music' | 'location' | 'contribution'
  readonly id: SubjectId
  readonly name: string
}

/** Who or what may need permission or patience. */
export type Subject = Person | Holding | Secret | SafetyMatter

/** The kinds a subject may be. */
export const SUBJECT_KINDS = [
  'person',
  'mark',
  'artwork',
  'music',
  'location',
  'contribution',
  'secret',
  'safety-matter',
] as const satisfies readonly Subject['kind'][]
