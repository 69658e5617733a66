import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant } from '../time/index.ts'
import { DRAFT, type AttemptId, type PublicationEvent } from './publication-state.ts'
import { QUIET_MS, stepPublication } from './step-publication.ts'
import { BEGINNING, happenings, settle, type World } from './testing-place.ts'

const RUNS = { numRuns: 3_000 }

/** Everything that holds at every moment of every history. */
function lawOf(world: World): void {
  const { state, called, shown, wrongs } = world
  // Never early, and never with less than the whole.
  expect(wrongs).toEqual([])
  // One attempt is one call, and a place never shows a publication twice.
  expect(new Set(called).size).toBe(called.length)
  expect(shown.length).toBeLessThanOrEqual(1)
  // What is said of a place is true.
  if (state.kind === 'live') expect(shown).toContain(state.attempt)
  if (['draft', 'scheduled', 'placing', 'failed', 'cancelled'].includes(state.kind)) expect(shown).toEqual([])
  if (state.kind === 'recalled' && state.out === null) expect(shown).toEqual([])
}

/** What everything comes to, once nothing new happens. */
function endOf(world: World): void {
  const { state, shown, lies, isRecalled, toCall, coming } = settle(world)
  expect([toCall, coming]).toEqual([[], []])
  if (isRecalled) expect([state.kind, shown]).toEqual(['recalled', []])
  else expect(['draft', 'live', 'failed', 'cancelled']).toContain(state.kind)
  expect(lies).toBe('nothing')
}

/** Walks through every history of a publication with so many calls at most; each world once. */
function everyWorld({ most }: { most: number }): Map<string, World> {
  const known = new Map([[JSON.stringify(BEGINNING), BEGINNING]])
  for (const world of known.values())
    for (const [, next] of happenings(world, { most })) {
      const key = JSON.stringify(next)
      if (!known.has(key)) known.set(key, next)
    }
  return known
}

const WORLDS = everyWorld({ most: 2 })

test('in every order in which crashes, recalls, time-outs and doubles can meet, one call is made and what is said is true', () => {
  for (const world of WORLDS.values()) lawOf(world)
  // Worth walking: every state is come to, and a publication is called twice where the first call came to nothing.
  const kinds = new Set([...WORLDS.values()].map(({ state }) => state.kind))
  expect(kinds.size).toBe(9)
  expect([...WORLDS.values()].some(({ called }) => called.length === 2)).toBe(true)
})

test('from wherever a storm leaves it, a publication comes to an end: live, or nothing of it anywhere', () => {
  for (const world of WORLDS.values()) endOf(world)
})

test('long storms of many calls break no law either', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 1_000 }), { minLength: 1, maxLength: 80, size: 'max' }), (choices) => {
      let world = BEGINNING
      for (const choice of choices) {
        const all = happenings(world, { most: 6 })
        if (all.length === 0) break
        world = all[choice % all.length]?.[1] ?? world
        lawOf(world)
      }
      endOf(world)
    }),
    RUNS,
  )
})

const attempts = fc.constantFrom('first', 'second').map((name) => name as AttemptId)
const anyEvent: fc.Arbitrary<PublicationEvent> = fc
  .record({
    kind: fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom('leave', 'schedule', 'place', 'placed', 'silent', 'absent', 'bounced'),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom('landed', 'found', 'taken', 'refused', 'undecided', 'turned-away', 'wait'),
      },
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
          expect(['found', 'absent', 'refused']).toContain(event.kind)
        state = step.state
      }
    }),
    RUNS,
  )
})
