import type { Instant } from '../time/index.ts'
import type { Place } from './place.ts'

/** How an absence was proved. */
export interface Evidence {
  readonly how: 'read' | 'place-said' | 'person-said' | 'never-out'
  /** What was seen, in a sentence or a status: "404 from the page's address". */
  readonly what: string
}

/** Where one place of a recall stands; `gone` cannot be without evidence. */
export type RecallLineState =
  /** Being taken down, or its notice being sent. */
  | { readonly kind: 'shutting'; readonly since: Instant }
  /** Taken down; its absence is not yet proved. */
  | { readonly kind: 'checking'; readonly since: Instant }
  | { readonly kind: 'gone'; readonly at: Instant; readonly evidence: Evidence }
  /** Waits for a person; `toldAt` is when they were last asked. */
  | { readonly kind: 'task'; readonly since: Instant; readonly toldAt: Instant | null }
  /** All that can be done is done: asked, not enforceable. */
  | { readonly kind: 'told'; readonly at: Instant }
  | { readonly kind: 'failed'; readonly at: Instant; readonly because: string }

/** One place in a recall's ledger. Null `dueAt` promises nothing. */
export interface RecallLine {
  readonly place: Place
  readonly state: RecallLineState
  readonly dueAt: Instant | null
}

/** What can happen to a line. */
export type RecallLineEvent = { readonly at: Instant } & (
  | { readonly kind: 'shut' }
  | { readonly kind: 'seen-gone'; readonly evidence: Evidence }
  | { readonly kind: 'seen-there' }
  | { readonly kind: 'told' }
  | { readonly kind: 'failed'; readonly because: string }
  | { readonly kind: 'try-again' }
)

/** What an event makes of a line; one that does not apply leaves it as it is. */
export function stepRecallLine(line: RecallLine, event: RecallLineEvent): RecallLine {
  const state = stepState(line, event)
  return state === line.state ? line : { ...line, state }
}

function stepState({ place, state }: RecallLine, event: RecallLineEvent): RecallLineState {
  const { at } = event
  const isEnforceable = place.retraction !== 'best-effort' && place.retraction !== 'none'
  switch (event.kind) {
    case 'shut':
      return state.kind === 'shutting' && isEnforceable ? { kind: 'checking', since: at } : state
    case 'seen-gone':
      // Copies of copies cannot be seen: such a place is told, never proved gone.
      if (!isEnforceable || state.kind === 'gone') return state
      return { kind: 'gone', at, evidence: event.evidence }
    case 'seen-there':
      if (!isEnforceable || state.kind === 'task' || state.kind === 'shutting') return state
      return again(place, at)
    case 'told':
      if (state.kind === 'task') return { ...state, toldAt: at }
      return !isEnforceable && state.kind !== 'told' ? { kind: 'told', at } : state
    case 'failed':
      if (state.kind === 'gone' || state.kind === 'told' || state.kind === 'task') return state
      // Where the place may refuse us, a person takes over; where it is ours, a failure is an alarm.
      return place.retraction === 'conditional'
        ? { kind: 'task', since: at, toldAt: null }
        : { kind: 'failed', at, because: event.because }
    case 'try-again':
      return state.kind === 'failed' ? again(place, at) : state
  }
}

function again(place: Place, at: Instant): RecallLineState {
  return place.retraction === 'manual'
    ? { kind: 'task', since: at, toldAt: null }
    : { kind: 'shutting', since: at }
}
