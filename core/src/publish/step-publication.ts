import type { Instant } from '../time/index.ts'
import type {
  PublicationAct,
  PublicationEvent,
  PublicationState,
  PublicationStep,
  StayReason,
} from './publication-state.ts'

/** How long the irreversible call may be begun after `leaving` was written, in milliseconds. */
export const COMMIT_WINDOW_MS = 60_000

/**
 * How long after `leaving` an absence proves nothing, in milliseconds: a call begun at the end of its window may
 * still arrive, and places show what they took with delay.
 */
export const QUIET_MS = 300_000

type In<Kind extends PublicationState['kind']> = Extract<PublicationState, { kind: Kind }>
type On<Kind extends PublicationEvent['kind']> = Extract<PublicationEvent, { kind: Kind }>

/**
 * What an event does to a publication: the one place where its state changes. Save the new state first, then do the
 * acts; an event delivered twice stays where it is the second time.
 */
export function stepPublication(state: PublicationState, event: PublicationEvent): PublicationStep {
  switch (event.kind) {
    case 'schedule':
      return schedule(state, event)
    case 'wait':
      return wait(state, event)
    case 'cancel':
      return cancel(state, event)
    case 'recall':
      return recall(state, event)
    case 'place':
    case 'placed':
    case 'turned-away':
      return place(state, event)
    case 'leave':
      return leave(state, event)
    case 'landed':
    case 'bounced':
    case 'taken':
    case 'silent':
      return answer(state, event)
    case 'found':
    case 'absent':
    case 'refused':
    case 'undecided':
      return reconcile(state, event)
  }
}

function schedule({ spent, ...state }: PublicationState, { at, opensAt }: On<'schedule'>): PublicationStep {
  switch (state.kind) {
    case 'draft':
    case 'failed':
    case 'cancelled':
      return moved({ kind: 'scheduled', opensAt, spent })
    case 'scheduled':
      if (at >= state.opensAt) return stayed('recall-instead')
      return opensAt === state.opensAt
        ? stayed('not-from-here')
        : moved({ kind: 'scheduled', opensAt, spent })
    case 'placing':
      // What lies at the place was put there for another moment: it comes back, and goes again when it may.
      if (at >= state.opensAt) return stayed('recall-instead')
      return opensAt === state.opensAt
        ? stayed('not-from-here')
        : moved({ kind: 'scheduled', opensAt, spent }, { kind: 'abort' })
    case 'leaving':
    case 'unknown':
    case 'live':
    case 'recalled':
      return stayed('not-from-here')
  }
}

// Off the calendar and not called off: it waits for a moment that somebody tells, as it did before it had one.
function wait(state: PublicationState, { at }: On<'wait'>): PublicationStep {
  const draft: PublicationState = { kind: 'draft', spent: state.spent }
  if (state.kind === 'placing') return moved(draft, { kind: 'abort' })
  if (state.kind !== 'scheduled') return stayed('not-from-here')
  return at >= state.opensAt ? stayed('recall-instead') : moved(draft)
}

function cancel(state: PublicationState, { at }: On<'cancel'>): PublicationStep {
  switch (state.kind) {
    case 'scheduled':
      // Its moment has come: a place that opens by the clock shows it already.
      if (at >= state.opensAt) return stayed('recall-instead')
      return moved({ kind: 'cancelled', at, spent: state.spent })
    case 'placing':
      return moved({ kind: 'cancelled', at, spent: state.spent }, { kind: 'abort' })
    case 'draft':
    case 'failed':
      return moved({ kind: 'cancelled', at, spent: state.spent })
    case 'leaving':
    case 'unknown':
    case 'live':
      return stayed('recall-instead')
    case 'cancelled':
    case 'recalled':
      return stayed('not-from-here')
  }
}

// A recall wins from every state; where a call may be under way it waits for the answer, then takes back.
function recall(state: PublicationState, { at }: On<'recall'>): PublicationStep {
  switch (state.kind) {
    case 'draft':
    case 'scheduled':
    case 'failed':
    case 'cancelled':
      return moved({ kind: 'recalled', at, out: null, spent: state.spent })
    case 'placing':
      return moved({ kind: 'recalled', at, out: null, spent: state.spent }, { kind: 'abort' })
    case 'leaving':
    case 'unknown':
      return state.recallAsked ? stayed('not-from-here') : moved({ ...state, recallAsked: true })
    case 'live':
      return recalled(state, at, state.ref)
    case 'recalled':
      return stayed('not-from-here')
  }
}

function place(state: PublicationState, event: On<'place' | 'placed' | 'turned-away'>): PublicationStep {
  const { at } = event
  const { spent } = state
  if (event.kind === 'place') {
    if (state.kind !== 'scheduled') return stayed('not-from-here')
    if (!event.isCleared) return moved({ kind: 'failed', at, because: 'not-cleared', spent })
    return moved({ kind: 'placing', opensAt: state.opensAt, since: at, isPlaced: false, spent })
  }
  if (state.kind !== 'placing') return stayed('not-from-here')
  if (event.kind === 'turned-away')
    return moved({ kind: 'failed', at, because: 'place-refused', spent }, { kind: 'abort' })
  return state.isPlaced ? stayed('not-from-here') : moved({ ...state, isPlaced: true })
}

// A place that opens by our own clock needs nothing placed there: it leaves from the calendar.
function leave(state: PublicationState, { at, attempt, isCleared }: On<'leave'>): PublicationStep {
  if (state.spent.includes(attempt)) return stayed('spent-attempt')
  if (state.kind !== 'scheduled' && state.kind !== 'placing') return stayed('not-from-here')
  if (at < state.opensAt) return stayed('not-yet')
  if (!isCleared) {
    const failed = { kind: 'failed', at, because: 'not-cleared', spent: state.spent } as const
    return state.kind === 'placing' ? moved(failed, { kind: 'abort' }) : moved(failed)
  }
  if (state.kind === 'placing' && !state.isPlaced) return stayed('not-placed')
  return moved(
    {
      kind: 'leaving',
      opensAt: state.opensAt,
      attempt,
      since: at,
      recallAsked: false,
      spent: [...state.spent, attempt],
    },
    { kind: 'commit', attempt, notAfter: (at + COMMIT_WINDOW_MS) as Instant },
  )
}

function answer(
  state: PublicationState,
  event: On<'landed' | 'bounced' | 'taken' | 'silent'>,
): PublicationStep {
  if (state.kind === 'unknown' && state.attempt === event.attempt) return stayed('reconcile-first')
  if (state.kind !== 'leaving')
    return event.kind === 'landed' ? lateProof(state, event) : stayed('not-from-here')
  if (state.attempt !== event.attempt) return stayed('other-attempt')
  switch (event.kind) {
    case 'landed':
      return arrived(state, event)
    case 'bounced':
      return nothingOut(state, event.at, {
        kind: 'failed',
        at: event.at,
        because: 'place-refused',
        spent: state.spent,
      })
    case 'taken':
    case 'silent':
      return moved(
        { ...state, kind: 'unknown', needsPerson: false, isTaken: event.kind === 'taken' },
        { kind: 'reconcile', attempt: state.attempt },
      )
  }
}

function reconcile(
  state: PublicationState,
  event: On<'found' | 'absent' | 'refused' | 'undecided'>,
): PublicationStep {
  if (state.kind !== 'unknown')
    return event.kind === 'found' ? lateProof(state, event) : stayed('not-from-here')
  if (state.attempt !== event.attempt) return stayed('other-attempt')
  switch (event.kind) {
    case 'found':
      return arrived(state, event)
    case 'absent':
      if (event.at < state.since + QUIET_MS) return stayed('too-soon-to-say')
      return nothingOut(state, event.at, { kind: 'scheduled', opensAt: state.opensAt, spent: state.spent })
    case 'refused':
      return nothingOut(state, event.at, {
        kind: 'failed',
        at: event.at,
        because: 'place-refused',
        spent: state.spent,
      })
    case 'undecided':
      return state.needsPerson ? stayed('not-from-here') : moved({ ...state, needsPerson: true })
  }
}

function arrived(
  state: In<'leaving' | 'unknown'>,
  { at, attempt, ref }: On<'landed' | 'found'>,
): PublicationStep {
  if (state.recallAsked) return recalled(state, at, ref)
  return moved({ kind: 'live', attempt, since: at, ref, spent: state.spent })
}

function nothingOut(
  state: In<'leaving' | 'unknown'>,
  at: Instant,
  otherwise: PublicationState,
): PublicationStep {
  return moved(state.recallAsked ? { kind: 'recalled', at, out: null, spent: state.spent } : otherwise)
}

// Proof that something is out, when we had said that nothing was: believe the proof, look again, take back if recalled.
function lateProof(state: PublicationState, { at, attempt, ref }: On<'landed' | 'found'>): PublicationStep {
  if (!state.spent.includes(attempt)) return stayed('other-attempt')
  switch (state.kind) {
    case 'recalled':
      return state.out === null ? recalled(state, state.at, ref) : stayed('not-from-here')
    case 'scheduled':
    case 'placing':
    case 'failed':
    case 'cancelled': {
      const opensAt = state.kind === 'scheduled' || state.kind === 'placing' ? state.opensAt : at
      const recallAsked = state.kind === 'cancelled'
      const doubted = {
        kind: 'unknown',
        opensAt,
        attempt,
        since: at,
        recallAsked,
        needsPerson: false,
        isTaken: false,
        spent: state.spent,
      } as const
      const look = { kind: 'reconcile', attempt } as const
      return state.kind === 'placing' ? moved(doubted, look, { kind: 'abort' }) : moved(doubted, look)
    }
    case 'draft':
    case 'leaving':
    case 'unknown':
    case 'live':
      return stayed('not-from-here')
  }
}

function recalled(state: PublicationState, at: Instant, ref: string): PublicationStep {
  return moved({ kind: 'recalled', at, out: ref, spent: state.spent }, { kind: 'retract', ref })
}

function moved(state: PublicationState, ...acts: PublicationAct[]): PublicationStep {
  return { kind: 'moved', state, acts }
}

function stayed(because: StayReason): PublicationStep {
  return { kind: 'stayed', because }
}
