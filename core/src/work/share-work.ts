/**
 * How much of a machine a step asks for. `quick` is done within seconds, `long` reads or writes a large file, `heavy`
 * keeps several cores busy for as long as the film lasts. Lanes never wait for each other.
 */
export const LANES = ['quick', 'long', 'heavy'] as const

/** One lane. */
export type Lane = (typeof LANES)[number]

/** How a step stands. */
export type StepState = 'waiting' | 'working' | 'done' | 'failed' | 'cancelled'

/** A step of long work that any worker may take. Moments are epoch milliseconds. */
export interface SharedStep {
  readonly id: string
  readonly job: string
  /** The thing it works on; steps wait only for steps of the same thing. */
  readonly ref: string
  readonly state: StepState
  /** Lower goes first, whoever it is for. */
  readonly rank: number
  readonly lane: Lane
  readonly memoryMB: number
  /** Jobs about the same thing that must be done before. */
  readonly waitsFor: readonly string[]
  readonly askedAt: number
  /** After a failed try: not before this moment. */
  readonly notBefore: number | null
  /** Who works on it. */
  readonly workerId: string | null
  /** Workers that were asked to leave it to another one. */
  readonly shunned: readonly string[]
}

/** A process that takes steps. */
export interface SharedWorker {
  readonly id: string
  /** Workers of one machine share its cores and its memory. */
  readonly machine: string
  readonly cores: number
  readonly memoryMB: number
  readonly heardAt: number
}

/** A worker that was silent for so long is taken for dead, and its steps are free. */
export const WORKER_SILENT_MS = 10_000

/** Says whether a worker was heard of lately. */
export function isAlive({ heardAt }: SharedWorker, now: number): boolean {
  return now - heardAt < WORKER_SILENT_MS
}

/** The steps whose worker is dead or unknown: they wait again. */
export function lapsed(
  steps: readonly SharedStep[],
  workers: readonly SharedWorker[],
  now: number,
): SharedStep[] {
  const living = new Set(workers.filter((worker) => isAlive(worker, now)).map(({ id }) => id))
  return steps.filter(
    ({ state, workerId }) => state === 'working' && (workerId === null || !living.has(workerId)),
  )
}

/** How many steps of a lane a machine works on at once; one core in two is left to the house and its people. */
export function roomOn({ cores }: Pick<SharedWorker, 'cores'>, lane: Lane): number {
  return Math.max(1, Math.floor(cores / (lane === 'heavy' ? 4 : 2)))
}

// What a step says it may hold is a limit that few come near.
const MEMORY_SHARE = 0.75

/** The step that a worker takes next: the first in order for which its machine has room; null where there is none. */
export function whatToTake(
  steps: readonly SharedStep[],
  workers: readonly SharedWorker[],
  { workerId, now }: { workerId: string; now: number },
): SharedStep | null {
  const worker = workers.find(({ id }) => id === workerId)
  if (worker === undefined) return null
  const world = { steps, workers, now }
  const here = workingOn(world, worker.machine)
  return inOrder(steps).find((step) => mayBegin(step, world, worker) && fits(step, worker, here)) ?? null
}

/** What whoever shares work out knows. */
interface SharedWorld {
  readonly steps: readonly SharedStep[]
  readonly workers: readonly SharedWorker[]
  readonly now: number
}

function inOrder(steps: readonly SharedStep[]): SharedStep[] {
  return steps
    .filter(({ state }) => state === 'waiting')
    .toSorted((a, b) => a.rank - b.rank || a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1))
}

function workingOn({ steps, workers, now }: SharedWorld, machine: string): SharedStep[] {
  const there = new Set(
    workers.filter((worker) => worker.machine === machine && isAlive(worker, now)).map(({ id }) => id),
  )
  return steps.filter(
    ({ state, workerId }) => state === 'working' && workerId !== null && there.has(workerId),
  )
}

function mayBegin(step: SharedStep, world: SharedWorld, worker: SharedWorker): boolean {
  if (step.notBefore !== null && step.notBefore > world.now) return false
  if (unfinished(step, world).length > 0) return false
  return !step.shunned.includes(worker.id) || isShunnedByAll(step, world)
}

// Nobody else lives: better the one that let it go than nobody.
function isShunnedByAll({ shunned }: SharedStep, { workers, now }: SharedWorld): boolean {
  return workers.filter((worker) => isAlive(worker, now)).every(({ id }) => shunned.includes(id))
}

function unfinished(
  { ref, waitsFor }: SharedStep,
  { steps }: SharedWorld,
): { job: string; state: StepState }[] {
  return waitsFor.flatMap((job) => {
    const before = steps.find((step) => step.ref === ref && step.job === job)
    return before === undefined || before.state === 'done' ? [] : [{ job, state: before.state }]
  })
}

function fits(step: SharedStep, worker: SharedWorker, here: readonly SharedStep[]): boolean {
  if (here.length === 0) return true
  if (here.filter(({ lane }) => lane === step.lane).length >= roomOn(worker, step.lane)) return false
  const held = here.reduce((sum, { memoryMB }) => sum + memoryMB, 0)
  return held + step.memoryMB <= worker.memoryMB * MEMORY_SHARE
}

/** Why a step waits, for people. */
export type WaitingReason =
  | { readonly because: 'no-worker' }
  | { readonly because: 'after'; readonly job: string; readonly state: StepState }
  | { readonly because: 'tried'; readonly until: number }
  /** So many steps of its lane are worked on or come before it. */
  | { readonly because: 'behind'; readonly steps: number }
  /** The machines are full; it is the next one. */
  | { readonly because: 'room' }
  /** A worker has room for it and takes it within the second. */
  | { readonly because: 'next' }

/** Says why a waiting step has not begun. */
export function whyWaiting(step: SharedStep, world: SharedWorld): WaitingReason {
  const { steps, workers, now } = world
  const [first] = unfinished(step, world)
  if (first !== undefined) return { because: 'after', ...first }
  const living = workers.filter((worker) => isAlive(worker, now))
  if (living.length === 0) return { because: 'no-worker' }
  if (step.notBefore !== null && step.notBefore > now) return { because: 'tried', until: step.notBefore }
  const isNext = living.some(({ id }) => whatToTake(steps, workers, { workerId: id, now })?.id === step.id)
  if (isNext) return { because: 'next' }
  const before = inOrder(steps).filter((other) => other.lane === step.lane && canBegin(other, world))
  const ahead = before.findIndex(({ id }) => id === step.id)
  return ahead > 0 ? { because: 'behind', steps: ahead } : { because: 'room' }
}

function canBegin(step: SharedStep, world: SharedWorld): boolean {
  return world.workers.some((worker) => isAlive(worker, world.now) && mayBegin(step, world, worker))
}
