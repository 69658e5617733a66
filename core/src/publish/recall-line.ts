import type { Instant } from '../time/index.ts'
import { isOurOwn, type Place } from './place.ts'
import { deadlineOf, LOOKS_AFTER_GONE_MS, SECOND_LOOK_MS } from './recall-deadline.ts'

/** How an absence was proved. */
export interface Evidence {
  readonly how: 'read' | 'place-said' | 'person-said' | 'never-out'
  /** What was seen, in a sentence or a status: "404 from the page's address". */
  readonly what: string
}

/** One request to a place and its answer, kept as evidence: never a query or a header, for these hold secrets. */
export interface Exchange {
  readonly at: number
  readonly method: string
  /** Origin and path. */
  readonly address: string
  readonly status: number
  /** The SHA-256 of the answer's body, in hex. */
  readonly sha256: string
}

/** Where one place of a recall stands; `gone` cannot be without evidence. */
export type RecallLineState =
  /** Being taken down, or its notice being sent. */
  | { readonly kind: 'shutting'; readonly since: Instant }
  /** Taken down, or missed by one look at `missedAt`; its absence is not yet proved. */
  | { readonly kind: 'checking'; readonly since: Instant; readonly missedAt?: Instant }
  | { readonly kind: 'gone'; readonly at: Instant; readonly evidence: Evidence }
  /** Waits for a person; `toldAt` is when they were last asked. */
  | { readonly kind: 'task'; readonly since: Instant; readonly toldAt: Instant | null }
  /** All that can be done is done: asked, and acknowledged by each that was; not enforceable. */
  | { readonly kind: 'told'; readonly at: Instant }
  | { readonly kind: 'failed'; readonly at: Instant; readonly because: string }
  /** A named person says that no more is done for it, and why. */
  | { readonly kind: 'given-up'; readonly at: Instant; readonly by: string; readonly because: string }

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
  /** One look did not find it, and nothing else says that it is gone: another must, some minutes later. */
  | { readonly kind: 'missed' }
  | { readonly kind: 'seen-there' }
  /** A person says that it is gone from a place at which we can look: the look decides. */
  | { readonly kind: 'said-gone' }
  | { readonly kind: 'given-up'; readonly by: string; readonly because: string }
  | { readonly kind: 'told' }
  | { readonly kind: 'failed'; readonly because: string }
  | { readonly kind: 'try-again' }
)

/** What an event makes of a line; one that does not apply leaves it as it is. One that opens it anew gives it a new clock. */
export function stepRecallLine(line: RecallLine, event: RecallLineEvent): RecallLine {
  const state = stepState(line, event)
  if (state === line.state) return line
  const isAnew = isOver(line.state) && !isOver(state)
  return { ...line, state, ...(isAnew ? { dueAt: deadlineOf(line.place, event.at) } : {}) }
}

/**
 * What a look that did not find a post at a place of somebody else means. `isSaidGone`: the place itself answered that
 * it deleted it, or a person says that it is down; then one look proves it. Else two must, some minutes apart, for
 * a server that stumbles answers "not found" as well.
 */
export function absenceOf(
  { state }: Pick<RecallLine, 'state'>,
  { at, evidence, isSaidGone }: { at: Instant; evidence: Evidence; isSaidGone: boolean },
): RecallLineEvent {
  const missedAt = state.kind === 'checking' ? state.missedAt : undefined
  const isSecond = missedAt !== undefined && at - missedAt >= SECOND_LOOK_MS
  return isSaidGone || isSecond || state.kind === 'gone'
    ? { kind: 'seen-gone', at, evidence }
    : { kind: 'missed', at }
}

/** When a place of somebody else from which something is gone is looked at once more; null after the last look. */
export function nextLookAfterGone(goneAt: Instant, now: Instant): Instant | null {
  const after = LOOKS_AFTER_GONE_MS.find((ms) => goneAt + ms > now)
  return after === undefined ? null : ((goneAt + after) as Instant)
}

function stepState({ place, state }: RecallLine, event: RecallLineEvent): RecallLineState {
  const { at } = event
  const isEnforceable = place.retraction !== 'best-effort' && place.retraction !== 'none'
  switch (event.kind) {
    case 'shut':
      if (state.kind !== 'shutting') return state
      return place.retraction === 'none' ? { kind: 'told', at } : { kind: 'checking', since: at }
    case 'seen-gone':
      if (place.retraction === 'none' || state.kind === 'gone') return state
      // Copies of copies cannot be seen: its own word is the most that such a place can give.
      if (!isEnforceable) return isOver(state) ? state : { kind: 'told', at }
      return { kind: 'gone', at, evidence: event.evidence }
    case 'missed':
      if (!isEnforceable || isOver(state)) return state
      if (state.kind === 'checking') return state.missedAt === undefined ? { ...state, missedAt: at } : state
      return { kind: 'checking', since: at, missedAt: at }
    case 'seen-there':
      if (place.retraction === 'none' || state.kind === 'task' || state.kind === 'shutting') return state
      // It was asked, and more than ask again nobody can: a person does.
      if (!isEnforceable) return state.kind === 'checking' ? { kind: 'task', since: at, toldAt: null } : state
      // Whoever gave it up knew that it is there.
      return state.kind === 'given-up' ? state : again(place, at)
    case 'said-gone':
      return state.kind === 'task' || state.kind === 'failed' ? { kind: 'checking', since: at } : state
    case 'given-up':
      // What is ours is shut until it is proved: nobody can let it be.
      if (isOurOwn(place.kind) || (state.kind !== 'task' && state.kind !== 'failed')) return state
      return { kind: 'given-up', at, by: event.by, because: event.because }
    case 'told':
      if (state.kind === 'task') return { ...state, toldAt: at }
      if (isEnforceable || isOver(state)) return state
      if (place.retraction === 'none') return { kind: 'told', at }
      return state.kind === 'shutting' ? { kind: 'checking', since: at } : state
    case 'failed':
      if (isOver(state) || state.kind === 'task') return state
      // Where the place may refuse us, a person takes over; where it is ours, a failure is an alarm.
      return place.retraction === 'conditional' || place.retraction === 'best-effort'
        ? { kind: 'task', since: at, toldAt: null }
        : { kind: 'failed', at, because: event.because }
    case 'try-again':
      return state.kind === 'failed' ? again(place, at) : state
  }
}

/** Says whether nothing is left to do in a state. */
export function isOver({ kind }: RecallLineState): boolean {
  return kind === 'gone' || kind === 'told' || kind === 'given-up'
}

function again(place: Place, at: Instant): RecallLineState {
  return place.retraction === 'manual'
    ? { kind: 'task', since: at, toldAt: null }
    : { kind: 'shutting', since: at }
}
