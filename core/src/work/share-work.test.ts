import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Lane,
  type SharedStep,
  type SharedWorker,
  WORKER_SILENT_MS,
  isAlive,
  lapsed,
  roomOn,
  whatToTake,
  whyWaiting,
} from './share-work.ts'

const step = (told: Partial<SharedStep> & { id: string }): SharedStep => ({
  job: told.id,
  ref: told.id,
  state: 'waiting',
  rank: 0,
  lane: 'quick',
  memoryMB: 100,
  waitsFor: [],
  askedAt: 0,
  notBefore: null,
  workerId: null,
  shunned: [],
  ...told,
})
const worker = (id: string, told: Partial<SharedWorker> = {}): SharedWorker => ({
  id,
  machine: 'desk',
  cores: 2,
  memoryMB: 8000,
  heardAt: 0,
  ...told,
})
const taken = (steps: SharedStep[], workers: SharedWorker[], workerId: string, now = 0) =>
  whatToTake(steps, workers, { workerId, now })?.id ?? null

describe('what is taken next', () => {
  const ida = worker('ida')

  test('the first look of a new arrival goes before anybody’s light copy, and is not kept up by one', () => {
    const steps = [
      step({ id: 'proxy-1', lane: 'heavy', rank: 5, state: 'working', workerId: 'ida' }),
      step({ id: 'proxy-2', lane: 'heavy', rank: 5, askedAt: 1 }),
      step({ id: 'look-3', rank: 0, askedAt: 9 }),
    ]
    expect(taken(steps, [ida], 'ida')).toBe('look-3')
  })

  test('a small still does not wait behind a film of twenty gigabytes', () => {
    const film = step({ id: 'film', lane: 'long', state: 'working', workerId: 'ida' })
    const next = [step({ id: 'second film', lane: 'long' }), step({ id: 'still', askedAt: 5 })]
    expect(taken([film, ...next], [ida], 'ida')).toBe('still')
  })

  test('a step begins when all it waits for is done, and not before', () => {
    const after = step({ id: 'poster', ref: 'take', waitsFor: ['clean'] })
    const clean = step({ id: 'clean', ref: 'take', state: 'working', workerId: 'ida' })
    expect(taken([after, clean], [ida], 'ida')).toBeNull()
    expect(taken([after, { ...clean, state: 'failed' }], [ida], 'ida')).toBeNull()
    expect(taken([after, { ...clean, state: 'done' }], [ida], 'ida')).toBe('poster')
  })

  test('two workers of one machine share its cores; a second machine brings its own', () => {
    const steps = [
      step({ id: 'one', lane: 'heavy', state: 'working', workerId: 'ida' }),
      step({ id: 'two', lane: 'heavy' }),
    ]
    expect(taken(steps, [ida, worker('noa')], 'noa')).toBeNull()
    expect(taken(steps, [ida, worker('noa', { machine: 'cart' })], 'noa')).toBe('two')
    expect(taken(steps, [ida, worker('noa', { cores: 8 })], 'noa')).toBe('two')
  })

  test('memory bounds what a machine does at once, and a machine that does nothing takes anything', () => {
    const large = step({ id: 'large', lane: 'long', memoryMB: 7000 })
    const small = step({ id: 'small', state: 'working', workerId: 'ida', memoryMB: 500 })
    expect(taken([large, small], [ida], 'ida')).toBeNull()
    expect(taken([large], [ida], 'ida')).toBe('large')
  })

  test('what a worker was asked to leave goes to another one, and back to it where there is none', () => {
    const left = step({ id: 'left', shunned: ['ida'] })
    expect(taken([left], [ida, worker('noa')], 'ida')).toBeNull()
    expect(taken([left], [ida, worker('noa')], 'noa')).toBe('left')
    expect(taken([left], [ida, worker('noa', { heardAt: -WORKER_SILENT_MS })], 'ida')).toBe('left')
  })
})

describe('why a step waits', () => {
  const ida = worker('ida')
  const why = (steps: SharedStep[], workers: SharedWorker[], now = 0) =>
    whyWaiting(steps[0]!, { steps, workers, now })

  test('it is said', () => {
    const mine = step({ id: 'mine', lane: 'heavy', askedAt: 9, ref: 'take', waitsFor: ['clean'] })
    const clean = step({ id: 'clean', ref: 'take', state: 'cancelled' })
    const others = [1, 2].map((at) => step({ id: `other ${at}`, lane: 'heavy', askedAt: at }))
    const running = step({ id: 'running', lane: 'heavy', state: 'working', workerId: 'ida' })
    expect(why([mine, clean], [ida])).toEqual({ because: 'after', job: 'clean', state: 'cancelled' })
    expect(why([mine], [])).toEqual({ because: 'no-worker' })
    expect(why([mine], [ida], WORKER_SILENT_MS)).toEqual({ because: 'no-worker' })
    expect(why([{ ...mine, notBefore: 4000 }], [ida])).toEqual({ because: 'tried', until: 4000 })
    expect(why([mine, ...others], [ida])).toEqual({ because: 'behind', steps: 2 })
    expect(why([mine, running], [ida])).toEqual({ because: 'room' })
    expect(why([mine], [ida])).toEqual({ because: 'next' })
  })
})

// A house of steps and workers in which anything happens in any order; the rules above decide what begins.
const JOBS = ['clean', 'poster', 'proxy'] as const
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ does: fc.constant('take' as const), who: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('finish' as const), which: fc.nat(8) }) },
  fc.record({ does: fc.constant('fail' as const), which: fc.nat(8) }),
  fc.record({ does: fc.constant('cancel' as const), which: fc.nat(8) }),
  fc.record({ does: fc.constant('again' as const), which: fc.nat(8) }),
  fc.record({ does: fc.constant('hand-on' as const), which: fc.nat(8) }),
  fc.record({ does: fc.constant('crash' as const), who: fc.nat(2) }),
  fc.record({ does: fc.constant('return' as const), who: fc.nat(2) }),
  { weight: 2, arbitrary: fc.record({ does: fc.constant('wait' as const), ms: fc.nat(12_000) }) },
)
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never

class HouseOfWork {
  now = 0
  steps: SharedStep[] = [0, 1, 2].flatMap((asset) =>
    JOBS.map((job, at) =>
      step({
        id: `${asset} ${job}`,
        job,
        ref: String(asset),
        rank: at,
        lane: (['quick', 'quick', 'heavy'] satisfies Lane[])[at] ?? 'quick',
        waitsFor: job === 'clean' ? [] : ['clean'],
        askedAt: asset,
      }),
    ),
  )
  workers = [worker('a'), worker('b'), worker('c', { machine: 'cart', cores: 4 })]
  readonly down = new Set<string>()

  set(id: string, told: Partial<SharedStep>): void {
    this.steps = this.steps.map((one) => (one.id === id ? { ...one, ...told } : one))
  }

  passTime(ms: number): void {
    this.now += ms
    this.workers = this.workers.map((one) => (this.down.has(one.id) ? one : { ...one, heardAt: this.now }))
    for (const { id } of lapsed(this.steps, this.workers, this.now))
      this.set(id, { state: 'waiting', workerId: null })
  }

  take(workerId: string): boolean {
    if (this.down.has(workerId)) return false
    const next = whatToTake(this.steps, this.workers, { workerId, now: this.now })
    if (next === null) return false
    expect(next).toMatchObject({ state: 'waiting', workerId: null })
    for (const job of next.waitsFor)
      expect(this.steps.find((one) => one.ref === next.ref && one.job === job)?.state).toBe('done')
    const others = this.workers.filter((one) => isAlive(one, this.now) && !next.shunned.includes(one.id))
    if (others.length > 0) expect(next.shunned).not.toContain(workerId)
    this.set(next.id, { state: 'working', workerId })
    return true
  }

  do(one: Act): void {
    const who = 'who' in one ? this.workers[one.who]! : null
    const which = 'which' in one ? this.steps[one.which]! : null
    const works = which?.state === 'working'
    switch (one.does) {
      case 'take':
        this.take(who!.id)
        break
      case 'finish':
        if (works && !this.down.has(which.workerId!)) this.set(which.id, { state: 'done', workerId: null })
        break
      case 'fail':
        if (works) this.set(which.id, { state: 'waiting', workerId: null, notBefore: this.now + 2000 })
        break
      case 'cancel':
        if (works || which?.state === 'waiting') this.set(which.id, { state: 'cancelled', workerId: null })
        break
      case 'again':
        if (which?.state === 'cancelled')
          this.set(which.id, { state: 'waiting', notBefore: null, shunned: [], askedAt: this.now })
        break
      case 'hand-on':
        if (works)
          this.set(which.id, {
            state: 'waiting',
            workerId: null,
            shunned: [...which.shunned, which.workerId!],
          })
        break
      case 'crash':
        this.down.add(who!.id)
        break
      case 'return':
        this.down.delete(who!.id)
        this.passTime(0)
        break
      case 'wait':
        this.passTime(one.ms)
        break
    }
    this.holds()
  }

  holds(): void {
    for (const machine of new Set(this.workers.map((one) => one.machine))) {
      const crew = this.workers.filter((one) => one.machine === machine)
      const here = this.steps.filter(
        (one) => one.state === 'working' && crew.some(({ id }) => id === one.workerId),
      )
      for (const lane of ['quick', 'heavy'] as const)
        expect(here.filter((one) => one.lane === lane).length).toBeLessThanOrEqual(roomOn(crew[0]!, lane))
    }
    for (const one of this.steps.filter(({ state }) => state === 'waiting')) {
      const { because } = whyWaiting(one, this)
      const isTaken = this.workers.some(
        ({ id, ...rest }) =>
          isAlive({ id, ...rest }, this.now) &&
          whatToTake(this.steps, this.workers, { workerId: id, now: this.now })?.id === one.id,
      )
      expect(because === 'next').toBe(isTaken)
    }
  }
}

test('whatever crashes, fails, is cancelled, tried again or handed on: no machine does too much, nothing begins before its time, and all ends once one worker lives', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const house = new HouseOfWork()
      for (const one of acts) house.do(one)
      house.down.clear()
      for (const one of house.steps)
        if (one.state === 'cancelled') house.set(one.id, { state: 'waiting', shunned: [] })
      for (let round = 0; round < 60; round += 1) {
        house.passTime(1000)
        while (['a', 'b', 'c'].some((id) => house.take(id)));
        for (const one of house.steps)
          if (one.state === 'working') house.set(one.id, { state: 'done', workerId: null })
      }
      expect(house.steps.every(({ state }) => state === 'done')).toBe(true)
    }),
    { numRuns: 200 },
  )
})
