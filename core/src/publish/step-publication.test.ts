import { describe, expect, test } from 'vitest'
import type { Instant } from '../time/index.ts'
import { openByClock } from './open-by-clock.ts'
import { DRAFT, type AttemptId, type PublicationEvent, type PublicationState } from './publication-state.ts'
import { shownState } from './shown-state.ts'
import { COMMIT_WINDOW_MS, QUIET_MS, stepPublication } from './step-publication.ts'

const premiere = 1_800_000_000_000 as Instant
const after = (ms: number) => (premiere + ms) as Instant
const first = 'first' as AttemptId
const second = 'second' as AttemptId
const address = '/saltlight/the-sea'

function walk(...events: PublicationEvent[]): PublicationState {
  return events.reduce<PublicationState>((state, event) => {
    const step = stepPublication(state, event)
    if (step.kind === 'stayed') throw new Error(`${event.kind} stayed in ${state.kind}: ${step.because}`)
    return step.state
  }, DRAFT)
}

const schedule: PublicationEvent = { kind: 'schedule', at: after(-1000), opensAt: premiere }
const leave: PublicationEvent = { kind: 'leave', at: premiere, attempt: first, isCleared: true }
const landed: PublicationEvent = { kind: 'landed', at: after(5), attempt: first, ref: address }
const silent: PublicationEvent = { kind: 'silent', at: after(60_000), attempt: first }
const recall: PublicationEvent = { kind: 'recall', at: after(90_000) }
const absent: PublicationEvent = { kind: 'absent', at: after(QUIET_MS), attempt: first }

describe('a publication that goes well', () => {
  test('is scheduled, leaves at its moment and is live when the place has answered', () => {
    expect(walk(schedule)).toEqual({ kind: 'scheduled', opensAt: premiere, spent: [] })
    expect(walk(schedule, leave)).toMatchObject({ kind: 'leaving', attempt: first, spent: [first] })
    expect(walk(schedule, leave, landed)).toEqual({
      kind: 'live',
      attempt: first,
      since: after(5),
      ref: address,
      spent: [first],
    })
  })

  test('may be called only within the window that leaving opened', () => {
    const step = stepPublication(walk(schedule), leave)
    expect(step).toMatchObject({
      acts: [{ kind: 'commit', attempt: first, notAfter: after(COMMIT_WINDOW_MS) }],
    })
  })

  test('does not leave a millisecond early', () => {
    expect(stepPublication(walk(schedule), { ...leave, at: after(-1) })).toEqual({
      kind: 'stayed',
      because: 'not-yet',
    })
  })
})

describe('a publication whose moment is known no more', () => {
  const wait = { kind: 'wait', at: after(-1) } as const

  test('waits as a draft does, and takes back what lies at its place', () => {
    expect(walk(schedule, wait)).toEqual(DRAFT)
    expect(walk(schedule, wait, schedule)).toEqual(walk(schedule))
    const placing = walk(schedule, { kind: 'place', at: after(-500), isCleared: true })
    expect(stepPublication(placing, wait)).toEqual({ kind: 'moved', state: DRAFT, acts: [{ kind: 'abort' }] })
  })

  test('does not wait once it may have been seen', () => {
    expect(stepPublication(walk(schedule), { ...wait, at: premiere })).toEqual({
      kind: 'stayed',
      because: 'recall-instead',
    })
    for (const state of [walk(schedule, leave), walk(schedule, leave, landed), walk(schedule, leave, silent)])
      expect(stepPublication(state, wait)).toEqual({ kind: 'stayed', because: 'not-from-here' })
  })
})

test('what is not cleared at the door does not leave, and can be scheduled again', () => {
  const stopped = walk(schedule, { ...leave, isCleared: false })
  expect(stopped).toEqual({ kind: 'failed', at: premiere, because: 'not-cleared', spent: [] })
  const again = stepPublication(stopped, { kind: 'schedule', at: after(10), opensAt: after(20) })
  expect(again).toMatchObject({ kind: 'moved', state: { kind: 'scheduled' } })
})

describe('a place that does not answer', () => {
  test('makes the outcome unknown, and only reconciliation leaves that', () => {
    const unknown = walk(schedule, leave, silent)
    expect(unknown.kind).toBe('unknown')
    const others: PublicationEvent[] = [
      landed,
      { kind: 'bounced', at: after(1), attempt: first },
      leave,
      schedule,
      silent,
    ]
    for (const event of others) expect(stepPublication(unknown, event).kind).toBe('stayed')
    expect(stepPublication(unknown, { kind: 'cancel', at: after(1) })).toEqual({
      kind: 'stayed',
      because: 'recall-instead',
    })
    expect(
      walk(schedule, leave, silent, { kind: 'found', at: after(70_000), attempt: first, ref: address }).kind,
    ).toBe('live')
  })

  test('is believed empty only after a quiet time, and then a new attempt may be made', () => {
    const unknown = walk(schedule, leave, silent)
    expect(stepPublication(unknown, { ...absent, at: after(QUIET_MS - 1) })).toEqual({
      kind: 'stayed',
      because: 'too-soon-to-say',
    })
    const back = walk(schedule, leave, silent, absent)
    expect(back).toMatchObject({ kind: 'scheduled', spent: [first] })
    expect(stepPublication(back, { ...leave, at: absent.at })).toEqual({
      kind: 'stayed',
      because: 'spent-attempt',
    })
    expect(stepPublication(back, { ...leave, at: absent.at, attempt: second })).toMatchObject({
      kind: 'moved',
    })
  })

  test('that cannot be read is looked at by a person', () => {
    const unclear: PublicationEvent = { kind: 'undecided', at: after(70_000), attempt: first }
    expect(walk(schedule, leave, silent, unclear)).toMatchObject({ kind: 'unknown', needsPerson: true })
  })

  test('the quiet time is longer than the window for the call', () => {
    expect(QUIET_MS).toBeGreaterThan(COMMIT_WINDOW_MS)
  })
})

describe('a recall', () => {
  test('wins from every state', () => {
    expect(walk({ ...recall, at: premiere })).toMatchObject({ kind: 'recalled', out: null })
    expect(walk(schedule, { ...recall, at: after(-1) })).toMatchObject({ kind: 'recalled', out: null })
    expect(walk(schedule, leave, landed, recall)).toMatchObject({ kind: 'recalled', out: address })
    expect(walk(schedule, leave, recall, landed)).toMatchObject({ kind: 'recalled', out: address })
    expect(walk(schedule, leave, recall, { kind: 'bounced', at: after(6), attempt: first })).toMatchObject({
      kind: 'recalled',
      out: null,
    })
    expect(walk(schedule, leave, silent, recall, absent)).toMatchObject({ kind: 'recalled', out: null })
    const found: PublicationEvent = { kind: 'found', at: after(99_000), attempt: first, ref: address }
    expect(walk(schedule, leave, silent, recall, found)).toMatchObject({ kind: 'recalled', out: address })
  })

  test('takes back what is out', () => {
    expect(stepPublication(walk(schedule, leave, landed), recall)).toMatchObject({
      acts: [{ kind: 'retract', ref: address }],
    })
  })

  test('is final', () => {
    const recalled = walk(schedule, leave, landed, recall)
    for (const event of [schedule, leave, landed, silent, absent, recall])
      expect(stepPublication(recalled, event).kind).toBe('stayed')
  })

  test('also takes back what shows up after it was believed empty', () => {
    const believedEmpty = walk(schedule, leave, silent, absent, { kind: 'recall', at: after(QUIET_MS + 1) })
    expect(stepPublication(believedEmpty, { ...landed, at: after(QUIET_MS + 2) })).toMatchObject({
      state: { kind: 'recalled', out: address },
      acts: [{ kind: 'retract', ref: address }],
    })
  })
})

test('what a person cancelled can be scheduled again; what is due must be recalled instead', () => {
  expect(walk(schedule, { kind: 'cancel', at: after(-500) }, { ...schedule, at: after(-400) }).kind).toBe(
    'scheduled',
  )
  expect(stepPublication(walk(schedule), { kind: 'cancel', at: premiere })).toEqual({
    kind: 'stayed',
    because: 'recall-instead',
  })
  const later: PublicationEvent = { kind: 'schedule', at: premiere, opensAt: after(1000) }
  expect(stepPublication(walk(schedule), later)).toEqual({ kind: 'stayed', because: 'recall-instead' })
})

describe('a place that opens by the clock', () => {
  test('is live from its moment on, whether or not a job has noted it', () => {
    const scheduled = walk(schedule)
    const place = { opensByClock: true, stands: true }
    expect(shownState(scheduled, place, after(-1))).toBe('scheduled')
    expect(shownState(scheduled, place, premiere)).toBe('live')
    expect(shownState(scheduled, { ...place, stands: false }, premiere)).toBe('scheduled')
    expect(shownState(scheduled, { ...place, opensByClock: false }, premiere)).toBe('scheduled')
  })

  test('leaves and lands in one write, once', () => {
    const opened = openByClock(walk(schedule), { at: premiere, attempt: first, ref: address })
    expect(opened).toMatchObject({ kind: 'moved', state: { kind: 'live', ref: address }, acts: [] })
    if (opened.kind === 'moved')
      expect(openByClock(opened.state, { at: premiere, attempt: first, ref: address }).kind).toBe('stayed')
    expect(openByClock(walk(schedule), { at: after(-1), attempt: first, ref: address }).kind).toBe('stayed')
  })
})
