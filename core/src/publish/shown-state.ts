import type { Instant } from '../time/index.ts'
import type { PublicationState } from './publication-state.ts'

/**
 * The state to show a person. A place that opens by the clock is live from its moment on, whether or not a job has
 * noted it, as long as its gate stands.
 */
export function shownState(
  state: PublicationState,
  place: { readonly opensByClock: boolean; readonly stands: boolean },
  now: Instant,
): PublicationState['kind'] {
  const isOpen = state.kind === 'scheduled' && place.opensByClock && place.stands && state.opensAt <= now
  return isOpen ? 'live' : state.kind
}
