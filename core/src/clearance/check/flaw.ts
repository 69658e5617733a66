import type { Instant } from '../../time/index.ts'

/** The ways in which evidence may be written so that a person should look at it; each has a defined answer. */
export const FLAW_KINDS = [
  'window-ends-before-it-begins',
  'embargo-ends-before-it-begins',
  'grant-permits-nothing',
  'withdrawn-before-signed',
  'signed-again-after-withdrawal',
  'grants-overlap',
  'grants-contradict',
  'prohibition-swallows-grant',
  'group-with-member',
  'comes-of-age-in-window',
  'never-revealed',
  'no-moment-of-reveal',
  'circle-of-reveals',
  'circle-in-story',
  'circle-of-holdbacks',
  'mark-outside-asset',
] as const

/** The kind of a flaw. */
export type FlawKind = (typeof FLAW_KINDS)[number]

/** Something in the evidence worth a look: what it is about by id and by name, in the order its sentence calls them. */
export interface Flaw {
  readonly kind: FlawKind
  readonly ids: readonly string[]
  readonly names: readonly string[]
  readonly at: Instant | null
}
