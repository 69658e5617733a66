import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from '../time/index.ts'
import {
  DRAFT,
  type AttemptId,
  type PublicationAct,
  type PublicationEvent,
  type PublicationState,
} from './publication-state.ts'
import { QUIET_MS, stepPublication } from './step-publication.ts'

/**
 * A house and a place, with every mishap between them: a worker that dies before or after its call, answers that are
 * lost, late or delivered twice, people who recall and cancel in the middle, and a clock that goes on.
 */
class Theatre {
  state: PublicationState = DRAFT
  now = 1_800_000_000_000
  begun = 0
  calls = new Map<AttemptId, number>()
  shown = new Set<AttemptId>()
  mostShownAtOnce = 0
  waiting: PublicationAct[] = []
  answers: PublicationEvent[] = []
  delivered: PublicationEvent[] = []
  wasRecalled = false

  get at(): Instant {
    return this.now as Instant
  }

  deliver(event: PublicationEvent): void {
    this.delivered.push(event)
    const step = stepPublication(this.state, event)
    if (step.kind === 'stayed') return
    if (event.kind === 'recall') this.wasRecalled = true
    this.state = step.state
    this.waiting.push(...step.acts)
  }

  leave(isCleared: boolean): void {
    this.begun += 1
    this.deliver({ kind: 'leave', at: this.at, attempt: `attempt-${this.begun}` as AttemptId, isCleared })
  }

  /** A worker takes an act up; `fate` says what becomes of its call and of the answer. */
  work(
    fate: 'answered' | 'refused' | 'refused-and-lost' | 'answer-lost' | 'answer-late' | 'died-before',
  ): void {
    const act = this.waiting.shift()
    if (act === undefined) return
    if (act.kind === 'retract') {
      // Retracting is repeated until it is done, and does no harm when repeated.
      if (fate === 'died-before') this.waiting.push(act)
      else this.shown.delete(act.ref as AttemptId)
    }
    if (act.kind !== 'commit' || fate === 'died-before' || this.now > act.notAfter) return
    this.calls.set(act.attempt, (this.calls.get(act.attempt) ?? 0) + 1)
    if (fate !== 'refused' && fate !== 'refused-and-lost') this.shown.add(act.attempt)
    this.mostShownAtOnce = Math.max(this.mostShownAtOnce, this.shown.size)
    const answer: PublicationEvent =
      fate === 'refused'
        ? { kind: 'bounced', at: this.at, attempt: act.attempt }
        : { kind: 'landed', at: this.at, attempt: act.attempt, ref: act.attempt }
    if (fate === 'answer-late') this.answers.push(answer)
    else if (fate !== 'answer-lost' && fate !== 'refused-and-lost') this.deliver(answer)
  }

  lateAnswer(): void {
    const answer = this.answers.shift()
    if (answer !== undefined) this.deliver({ ...answer, at: this.at })
  }

  deliverAgain(which: number): void {
    const event = this.delivered[which % Math.max(1, this.delivered.length)]
    if (event !== undefined) this.deliver(event)
  }

  leaveAgain(): void {
    const left = this.delivered.findLast((event) => event.kind === 'leave')
    if (left !== undefined) this.deliver({ ...left, at: this.at })
  }

  giveUpWaiting(): void {
    if (this.state.kind === 'leaving')
      this.deliver({ kind: 'silent', at: this.at, attempt: this.state.attempt })
  }

  lookAtPlace(): void {
    if (this.state.kind !== 'unknown') return
    const { attempt } = this.state
    this.deliver(
      this.shown.has(attempt)
        ? { kind: 'found', at: this.at, attempt, ref: attempt }
        : { kind: 'absent', at: this.at, attempt },
    )
  }

  /** The storm is over: every act is done, every silence noticed, every doubt looked into. */
  settle(): void {
    for (let round = 0; round < 6; round += 1) {
      while (this.waiting.length > 0) this.work('answered')
      while (this.answers.length > 0) this.lateAnswer()
      this.giveUpWaiting()
      this.now += QUIET_MS
      this.lookAtPlace()
    }
  }
}

const mishaps: fc.Arbitrary<(theatre: Theatre) => void> = fc.oneof(
  fc
    .integer({ min: 0, max: 2 })
    .map(
      (ahead) => (t: Theatre) =>
        t.deliver({ kind: 'schedule', at: t.at, opensAt: (t.now + ahead * 1000) as Instant }),
    ),
  fc.boolean().map((isCleared) => (t: Theatre) => t.leave(isCleared)),
  fc.constant((t: Theatre) => t.leave(true)),
  fc
    .constantFrom('answered', 'refused', 'refused-and-lost', 'answer-lost', 'answer-late', 'died-before')
    .map((fate) => (t: Theatre) => t.work(fate)),
  fc.constant((t: Theatre) => t.lateAnswer()),
  fc.nat({ max: 50 }).map((which) => (t: Theatre) => t.deliverAgain(which)),
  fc.constant((t: Theatre) => t.leaveAgain()),
  fc.constant((t: Theatre) => t.giveUpWaiting()),
  fc.constant((t: Theatre) => {
    t.giveUpWaiting()
    t.now += QUIET_MS
    t.lookAtPlace()
  }),
  fc.constant((t: Theatre) => t.lookAtPlace()),
  fc.constantFrom(1, 1000, 30_000, QUIET_MS).map((ms) => (t: Theatre) => {
    t.now += ms
  }),
  fc.constantFrom('recall', 'cancel', 'wait').map((kind) => (t: Theatre) => t.deliver({ kind, at: t.at })),
)

const storms = fc.array(mishaps, { minLength: 1, maxLength: 60 })

function weather(storm: readonly ((theatre: Theatre) => void)[], check: (theatre: Theatre) => void): Theatre {
  const theatre = new Theatre()
  theatre.deliver({ kind: 'schedule', at: theatre.at, opensAt: theatre.at })
  for (const mishap of storm) {
    mishap(theatre)
    check(theatre)
  }
  return theatre
}

const RUNS = { numRuns: 6000 }

test('no attempt is ever called twice, and a place never shows a publication twice', () => {
  fc.assert(
    fc.property(storms, (storm) => {
      weather(storm, (theatre) => {
        for (const calls of theatre.calls.values()) expect(calls).toBe(1)
        expect(theatre.mostShownAtOnce).toBeLessThanOrEqual(1)
      })
    }),
    RUNS,
  )
})

test('what is said of a place is true: live is there; failed, cancelled and scheduled are not', () => {
  fc.assert(
    fc.property(storms, (storm) => {
      weather(storm, ({ state, shown }) => {
        if (state.kind === 'live') expect(shown).toContain(state.attempt)
        if (['draft', 'scheduled', 'failed', 'cancelled'].includes(state.kind)) expect(shown.size).toBe(0)
        if (state.kind === 'recalled' && state.out === null) expect(shown.size).toBe(0)
      })
    }),
    RUNS,
  )
})

test('once recalled, a publication ends recalled with nothing left in the place', () => {
  fc.assert(
    fc.property(storms, (storm) => {
      const theatre = weather(storm, () => undefined)
      theatre.settle()
      if (theatre.wasRecalled) {
        expect(theatre.state.kind).toBe('recalled')
        expect(theatre.shown.size).toBe(0)
      } else expect(['leaving', 'unknown']).not.toContain(theatre.state.kind)
    }),
    RUNS,
  )
})

test('the storms are worth weathering: some end live, some unknown, some recalled with something out', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(storms, (storm) => {
      weather(storm, ({ state }) => {
        seen.add(state.kind === 'recalled' && state.out !== null ? 'recalled-out' : state.kind)
      })
    }),
    { numRuns: 2000, seed: 4417 },
  )
  for (const kind of [
    'scheduled',
    'leaving',
    'unknown',
    'live',
    'failed',
    'cancelled',
    'recalled',
    'recalled-out',
  ])
    expect(seen).toContain(kind)
})

const attempts = fc.constantFrom('first', 'second').map((name) => name as AttemptId)
const anyEvent: fc.Arbitrary<PublicationEvent> = fc
  .record({
    kind: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('leave', 'schedule', 'silent', 'absent', 'bounced') },
      { weight: 1, arbitrary: fc.constantFrom('landed', 'found', 'undecided') },
    ),
    at: fc.integer({ min: 0, max: 3 }).map((quiets) => (quiets * QUIET_MS) as Instant),
    attempt: attempts,
  })
  .map(
    (event) => ({ ...event, opensAt: 0 as Instant, isCleared: true, ref: event.attempt }) as PublicationEvent,
  )
const histories = fc.array(anyEvent, { maxLength: 30, size: 'max' })

test('whatever is delivered, in whatever order and however often, one attempt is one call', () => {
  fc.assert(
    fc.property(histories, (events) => {
      const called: AttemptId[] = []
      let state = DRAFT
      for (const event of events) {
        const step = stepPublication(state, event)
        if (step.kind === 'stayed') continue
        state = step.state
        for (const act of step.acts) if (act.kind === 'commit') called.push(act.attempt)
        expect(new Set(called).size).toBe(called.length)
      }
    }),
    RUNS,
  )
})

test('the unknown is left through reconciliation and through nothing else', () => {
  fc.assert(
    fc.property(histories, (events) => {
      let state = DRAFT
      for (const event of events) {
        const step = stepPublication(state, event)
        if (step.kind === 'stayed') continue
        if (state.kind === 'unknown' && step.state.kind !== 'unknown')
          expect(['found', 'absent']).toContain(event.kind)
        state = step.state
      }
    }),
    RUNS,
  )
})
