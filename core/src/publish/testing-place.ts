import { type Instant, instant } from '../time/index.ts'
import { type Errand, nextErrand } from './next-errand.ts'
import {
  type AttemptId,
  DRAFT,
  type PublicationAct,
  type PublicationEvent,
  type PublicationState,
} from './publication-state.ts'
import { COMMIT_WINDOW_MS, QUIET_MS, stepPublication } from './step-publication.ts'

/**
 * A house and a place, and what is true of both. What the place answers is kept and may come late, twice or never; what a
 * call brings may be seen after a while. Every field is plain data: two worlds that read alike go on alike.
 */
export interface World {
  readonly state: PublicationState
  readonly now: number
  readonly begun: number
  readonly isRecalled: boolean
  /** The call of each attempt that was begun and nobody has made yet. */
  readonly toCall: readonly Extract<PublicationAct, { kind: 'commit' }>[]
  readonly toRetract: readonly AttemptId[]
  /** Calls that the place was given, in order. */
  readonly called: readonly AttemptId[]
  /** Given to the place, which will show it or has yet to decide; an order of which nobody here knows. */
  readonly coming: readonly AttemptId[]
  readonly turnedDown: readonly AttemptId[]
  readonly shown: readonly AttemptId[]
  /** What lies at the place and nobody sees. */
  readonly lies: 'nothing' | 'a part' | 'the whole'
  readonly answers: readonly PublicationEvent[]
  /** Calls that were begun though they might not be. */
  readonly wrongs: readonly ('too early' | 'without its film')[]
}

/** One thing that can happen, by its name. */
export type Happening = readonly [name: string, world: World]

/** The moment at which it opens first; the other is half a quiet time later. */
export const OPENS = 1_800_000_000_000
const AHEAD_MS = 1_000
const LATER = OPENS + QUIET_MS / 2

/** A draft, a little before its moment. */
export const BEGINNING: World = {
  state: DRAFT,
  now: OPENS - 2 * AHEAD_MS,
  begun: 0,
  isRecalled: false,
  toCall: [],
  toRetract: [],
  called: [],
  coming: [],
  turnedDown: [],
  shown: [],
  lies: 'nothing',
  answers: [],
  wrongs: [],
}

/** The world after an event, with the acts it asks for waiting; the same world where it changes nothing. */
function deliver(before: World, event: PublicationEvent): World {
  const world = event.kind === 'recall' && !before.isRecalled ? { ...before, isRecalled: true } : before
  const step = stepPublication(world.state, event)
  if (step.kind === 'stayed') return world
  const commits = step.acts.filter((act) => act.kind === 'commit')
  const retracts = step.acts.flatMap((act) => (act.kind === 'retract' ? [act.ref as AttemptId] : []))
  return {
    ...world,
    state: step.state,
    wrongs: commits.length === 0 ? world.wrongs : [...world.wrongs, ...wrongsOf(world)],
    toCall: [...world.toCall, ...commits],
    toRetract: [...world.toRetract, ...retracts],
  }
}

function wrongsOf({ state, now, lies }: World): World['wrongs'] {
  const isEarly = 'opensAt' in state && now < state.opensAt
  const isBare = state.kind === 'placing' && lies !== 'the whole'
  return [...(isEarly ? (['too early'] as const) : []), ...(isBare ? (['without its film'] as const) : [])]
}

/** What a worker would do next; the film is there and its gate stands. */
export function errandOf({ state, now, lies }: World): Errand['kind'] {
  const opensAt = 'opensAt' in state ? state.opensAt : now
  const placeFrom = instant(opensAt - AHEAD_MS)
  const facts = {
    placeFrom,
    lookAt: null,
    leftBehind: lies !== 'nothing',
    before: null,
    stands: true,
    film: 'ready',
  } as const
  return nextErrand(state, facts, instant(now)).kind
}

/** Everything that can happen next: to people, workers, the place, the line between them and the clock. */
export function happenings(world: World, { most }: { most: number }): Happening[] {
  return [
    ...people(world),
    ...calls(world),
    ...workers(world, most),
    ...thePlace(world),
    ...world.answers.map((event): Happening => [
      `${event.kind} is heard`,
      deliver(world, { ...event, at: instant(world.now) }),
    ]),
    ...hasty(world, most),
    ...theClock(world),
  ].filter(([, next]) => next !== world)
}

function people(world: World): Happening[] {
  const at = instant(world.now)
  return [
    ['scheduled', deliver(world, { kind: 'schedule', at, opensAt: OPENS as Instant })],
    ['moved', deliver(world, { kind: 'schedule', at, opensAt: LATER as Instant })],
    ['its moment is taken away', deliver(world, { kind: 'wait', at })],
    ['cancelled', deliver(world, { kind: 'cancel', at })],
    ['recalled', deliver(world, { kind: 'recall', at })],
  ]
}

function workers(world: World, most: number): Happening[] {
  const at = instant(world.now)
  switch (errandOf(world)) {
    case 'ask':
      return [true, false].map((isCleared) => [
        `asked: ${isCleared ? 'cleared' : 'not cleared'}`,
        deliver(world, { kind: 'place', at, isCleared }),
      ])
    case 'hand-over': {
      const whole: World = { ...world, lies: 'the whole' }
      const part: World = { ...world, lies: 'a part' }
      return [
        ['handed over', deliver(whole, { kind: 'placed', at })],
        ['a worker dies over it', world.lies === 'a part' ? world : part],
        ['turned away', deliver(part, { kind: 'turned-away', at })],
      ]
    }
    case 'depart':
      return world.begun === most
        ? []
        : [true, false].map((isCleared) => [
            `leaves: ${isCleared ? 'cleared' : 'not cleared'}`,
            leave(world, isCleared),
          ])
    case 'give-up-waiting':
      return 'attempt' in world.state
        ? [['given up', deliver(world, { kind: 'silent', at, attempt: world.state.attempt })]]
        : []
    case 'look':
      return looks(world)
    case 'abort':
      return [['taken back unseen', { ...world, lies: 'nothing' }]]
    case 'rest':
    case 'wait':
    case 'make-film':
    case 'tell-no-film':
      return []
  }
}

function leave(world: World, isCleared: boolean): World {
  const begun = world.begun + 1
  const attempt = `attempt ${begun}` as AttemptId
  return deliver({ ...world, begun }, { kind: 'leave', at: instant(world.now), attempt, isCleared })
}

// A worker that slept and does not know how it stands now.
function hasty(world: World, most: number): Happening[] {
  const at = instant(world.now)
  const again = world.state.spent.map((attempt): Happening => [
    'leave comes twice',
    deliver(world, { kind: 'leave', at, attempt, isCleared: true }),
  ])
  const isTold = world.begun === most || leave(world, true).state === world.state
  return isTold ? again : [...again, ['somebody hastens', leave(world, true)]]
}

/** What a look may say, and it is the truth; a place that works on what it took does not call it absent. */
function looks(world: World): Happening[] {
  if (world.state.kind !== 'unknown') return []
  const { attempt } = world.state
  const [at, ref] = [instant(world.now), attempt]
  const unsure: Happening = ['nobody can tell', deliver(world, { kind: 'undecided', at, attempt })]
  if (world.shown.includes(attempt))
    return [unsure, ['found', deliver(world, { kind: 'found', at, attempt, ref })]]
  if (world.turnedDown.includes(attempt))
    return [unsure, ['found refused', deliver(world, { kind: 'refused', at, attempt })]]
  if (isTaken(world, attempt)) return [unsure]
  return [unsure, ['absent', deliver(world, { kind: 'absent', at, attempt })]]
}

/** The place took the call and works on it, whether or not its answer was heard; a look there can see so. */
function isTaken({ answers }: World, attempt: AttemptId): boolean {
  return answers.some((answer) => answer.kind === 'taken' && answer.attempt === attempt)
}

function calls(world: World): Happening[] {
  const [act, ...toCall] = world.toCall
  const [back, ...toRetract] = world.toRetract
  const made: Happening[] = []
  if (back !== undefined) {
    const shown = world.shown.filter((one) => one !== back)
    made.push(['taken back', { ...world, toRetract, shown }])
  }
  if (act === undefined) return made
  const { attempt, notAfter } = act
  if (world.now > notAfter) return [...made, ['its window is over', { ...world, toCall }]]
  made.push(['a worker dies before its call', { ...world, toCall }])
  const given: World = { ...world, toCall, called: [...world.called, attempt], lies: 'nothing' }
  const answered = (event: Record<string, unknown>): readonly PublicationEvent[] => [
    ...world.answers,
    { at: 0, attempt, ...event } as unknown as PublicationEvent,
  ]
  made.push(
    [
      'called',
      { ...given, shown: [...world.shown, attempt], answers: answered({ kind: 'landed', ref: attempt }) },
    ],
    ['called, the answer is lost', { ...given, shown: [...world.shown, attempt] }],
    ['called, seen later', { ...given, coming: [...world.coming, attempt] }],
    [
      'called, and taken',
      { ...given, coming: [...world.coming, attempt], answers: answered({ kind: 'taken' }) },
    ],
    [
      'called, and refused',
      {
        ...given,
        lies: 'a part',
        turnedDown: [...world.turnedDown, attempt],
        answers: answered({ kind: 'bounced' }),
      },
    ],
  )
  return made
}

function thePlace(world: World): Happening[] {
  const [attempt, ...coming] = world.coming
  if (attempt === undefined) return []
  const shows: Happening = ['the place shows it', { ...world, coming, shown: [...world.shown, attempt] }]
  if (!isTaken(world, attempt)) return [shows]
  return [
    shows,
    ['the place decides against it', { ...world, coming, turnedDown: [...world.turnedDown, attempt] }],
  ]
}

// What was called and not said to be taken is seen before a quiet time is over: that is what the time is for.
function theClock(world: World): Happening[] {
  const moments = [OPENS - AHEAD_MS, OPENS, LATER - AHEAD_MS, LATER, ...roundOf(world.state)]
  const next = Math.min(...moments.filter((moment) => moment > world.now))
  const isDue = 'since' in world.state && next >= world.state.since + QUIET_MS
  const waitsFor = world.coming.filter((one) => !isTaken(world, one))
  if (!Number.isFinite(next) || (isDue && waitsFor.length > 0)) return []
  return [['time goes on', { ...world, now: next }]]
}

function roundOf(state: PublicationState): number[] {
  if (state.kind !== 'leaving' && state.kind !== 'unknown') return []
  return [state.since + COMMIT_WINDOW_MS, state.since + COMMIT_WINDOW_MS + 1, state.since + QUIET_MS]
}

/** The storm is over: whoever can do something does it, and everything that can be known is found out. */
export function settle(world: World): World {
  let settled = world
  for (let step = 0; step < 60; step += 1) {
    const [next] = happenings(settled, { most: Number.POSITIVE_INFINITY }).filter(([name]) =>
      isProgress(name),
    )
    if (next === undefined) return settled
    settled = next[1]
  }
  return settled
}

// Nobody orders anything new, no answer is lost and no worker dies.
const NO_PROGRESS = new Set([
  'scheduled',
  'moved',
  'its moment is taken away',
  'cancelled',
  'recalled',
  'nobody can tell',
  'a worker dies over it',
  'somebody hastens',
  'leave comes twice',
  'a worker dies before its call',
])

const isProgress = (name: string): boolean => !NO_PROGRESS.has(name)
