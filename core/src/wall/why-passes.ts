import type { StoryPointId } from '../production/index.ts'
import type { Instant } from '../time/index.ts'
import type { Audience, Gate } from './gate.ts'
import { isInvited, isMeant } from './passes.ts'
import type { Viewer } from './viewer.ts'

/** One thing that a gate asks of whoever looks, and whether it holds for them at that moment. */
export type WallFact =
  | { readonly kind: 'standing'; readonly holds: boolean }
  /** Null: it has no moment, and opens to crew and slip holders alone. */
  | { readonly kind: 'opening-moment'; readonly opensAt: Instant | null; readonly holds: boolean }
  /** `isInvited`: they came through a door of their own, as crew or with a slip, and no audience is asked. */
  | {
      readonly kind: 'audience'
      readonly audience: Audience
      readonly isInvited: boolean
      readonly holds: boolean
    }
  | { readonly kind: 'story-point'; readonly point: StoryPointId; readonly holds: boolean }
  | { readonly kind: 'moment'; readonly moment: Instant; readonly holds: boolean }

/** Why a viewer can see a thing, or why not: everything its gate asks, in the order in which it is told. */
export interface WhyPasses {
  readonly passes: boolean
  readonly facts: readonly WallFact[]
}

/** Says of a gate and a viewer what each part of the predicate comes to; they pass where all of it holds. */
export function whyPasses(gate: Gate, viewer: Viewer, now: Instant): WhyPasses {
  const invited = isInvited(gate, viewer)
  const { opensAt, audience, horizon } = gate
  const facts: WallFact[] = [
    { kind: 'standing', holds: gate.standing === 'stands' },
    { kind: 'opening-moment', opensAt, holds: opensAt === null ? invited : opensAt <= now },
    { kind: 'audience', audience, isInvited: invited, holds: invited || isMeant(audience, viewer) },
    ...(horizon?.points ?? []).map((point): WallFact => ({
      kind: 'story-point',
      point,
      holds: viewer.passed.has(point),
    })),
  ]
  if (horizon !== null && horizon.moment !== null)
    facts.push({ kind: 'moment', moment: horizon.moment, holds: horizon.moment <= now })
  return { passes: facts.every(({ holds }) => holds), facts }
}
