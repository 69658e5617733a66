import type { StoryPointId, SubjectId } from '../production/index.ts'
import type { Delay, Instant } from '../time/index.ts'
import type { Territory } from './territory.ts'

/**
 * When a secret stops being one: at a moment, never, with a premiere (of the work, or of what a story point names; in one
 * territory for everybody, or in each for itself), with a story point, together with another secret, or by several of these.
 */
export type Reveal =
  | { readonly kind: 'at'; readonly at: Instant }
  | { readonly kind: 'never' }
  | {
      readonly kind: 'premiere'
      readonly of: StoryPointId | null
      readonly territory: Territory | 'each'
      readonly delay: Delay
    }
  | { readonly kind: 'story-point'; readonly point: StoryPointId }
  | { readonly kind: 'with'; readonly secretId: SubjectId }
  | { readonly kind: 'all' | 'any'; readonly of: readonly [Reveal, ...Reveal[]] }
