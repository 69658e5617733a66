import type { Instant } from '../time/index.ts'

/** Where one cut stands. Only a rendered cut can be locked, and a locked one is never changed: make a new cut of it. */
export type CutState =
  | { readonly kind: 'draft'; readonly version: number }
  | { readonly kind: 'rendering'; readonly version: number; readonly since: Instant }
  | { readonly kind: 'rendered'; readonly version: number; readonly at: Instant }
  | { readonly kind: 'locked'; readonly version: number; readonly at: Instant; readonly by: string }

/** What can happen to a cut. An edit makes the next version; a render names the version that it is of. */
export type CutEvent = { readonly at: Instant } & (
  | { readonly kind: 'edit' }
  | { readonly kind: 'render-began' | 'render-finished' | 'render-ended-without'; readonly version: number }
  | { readonly kind: 'lock'; readonly by: string }
)

/** What an event does to a cut. */
export type CutStep =
  | { readonly kind: 'moved'; readonly state: CutState }
  | {
      readonly kind: 'stayed'
      readonly because: 'locked' | 'not-rendered' | 'other-version' | 'not-from-here'
    }

/** A cut that was just begun. */
export const FIRST_DRAFT: CutState = { kind: 'draft', version: 1 }

/** Steps a cut: an edit while it renders outdates that render, which is then ignored when it ends. */
export function stepCut(state: CutState, event: CutEvent): CutStep {
  if (state.kind === 'locked') return { kind: 'stayed', because: 'locked' }
  const { version } = state
  switch (event.kind) {
    case 'edit':
      return moved({ kind: 'draft', version: version + 1 })
    case 'lock':
      if (state.kind !== 'rendered') return { kind: 'stayed', because: 'not-rendered' }
      return moved({ kind: 'locked', version, at: event.at, by: event.by })
    case 'render-began':
    case 'render-finished':
    case 'render-ended-without':
      if (event.version !== version) return { kind: 'stayed', because: 'other-version' }
      return stepRender(state, event.kind, event.at)
  }
}

function stepRender(
  state: Exclude<CutState, { kind: 'locked' }>,
  happened: 'render-began' | 'render-finished' | 'render-ended-without',
  at: Instant,
): CutStep {
  const { version } = state
  if (happened === 'render-began')
    return state.kind === 'rendering'
      ? { kind: 'stayed', because: 'not-from-here' }
      : moved({ kind: 'rendering', version, since: at })
  if (state.kind !== 'rendering') return { kind: 'stayed', because: 'not-from-here' }
  return moved(
    happened === 'render-finished' ? { kind: 'rendered', version, at } : { kind: 'draft', version },
  )
}

function moved(state: CutState): CutStep {
  return { kind: 'moved', state }
}
