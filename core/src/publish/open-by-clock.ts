import type { Instant } from '../time/index.ts'
import type { AttemptId, PlaceRef, PublicationState, PublicationStep } from './publication-state.ts'
import { stepPublication } from './step-publication.ts'

/**
 * Notes that a publication has opened in a place that opens by the database's clock. There is no call to lose, so
 * leaving and landing are one write; do this before a recall of what is due, so that the recall knows it was out.
 */
export function openByClock(
  state: PublicationState,
  opening: { readonly at: Instant; readonly attempt: AttemptId; readonly ref: PlaceRef },
): PublicationStep {
  const left = stepPublication(state, { ...opening, kind: 'leave', isCleared: true })
  if (left.kind === 'stayed') return left
  const landed = stepPublication(left.state, { ...opening, kind: 'landed' })
  return landed.kind === 'stayed' ? landed : { ...landed, acts: [] }
}
