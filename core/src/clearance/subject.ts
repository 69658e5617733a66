import type { SubjectId } from '../production/index.ts'
import type { Instant } from '../time/index.ts'

/** Takes a string as a subject's identity. */
export function subjectId(id: string): SubjectId {
  return id as SubjectId
}

/** When a secret stops being one. */
export type Reveal = { readonly kind: 'at'; readonly at: Instant } | { readonly kind: 'never' }

/** A person seen or heard; one nobody has named yet is not identified and goes by a working name such as "face 3". */
export interface Person {
  readonly kind: 'person'
  readonly id: SubjectId
  readonly name: string
  readonly identified: boolean
  readonly minor: boolean
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

/** A thing or place whose holder must permit that it is shown or heard. */
export interface Holding {
  readonly kind: 'mark' | 'artwork' | 'music' | 'location'
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
  'secret',
  'safety-matter',
] as const satisfies readonly Subject['kind'][]
