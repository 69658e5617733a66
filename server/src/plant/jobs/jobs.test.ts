import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Problem } from '@stagedoor/contract/problems'
import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import type { Database } from '../../schema/index.ts'
import { testDatabase } from '../db/testing.ts'
import { silentLog } from '../log/index.ts'
import { type GiveUp, type JobHandler, type JobOptions, Jobs } from './index.ts'

const house = await testDatabase()
const ports = { listener: { listen: house.listen }, log: silentLog, crewRole: house.roles.crew }
const productionId = randomUUID()

/** A process's jobs with one kind of its own, whose worker is `handler`; without one it only enqueues. */
async function openJobs(
  job: string,
  handler: JobHandler | null,
  options: Partial<JobOptions> & { giveUp?: GiveUp } = {},
): Promise<Jobs> {
  const jobs = new Jobs({ db: house.worker, ...ports })
  const all = { retryLimit: 2, expireInSeconds: 60, concurrency: 1, ...options }
  if (handler === null) jobs.define(job, all)
  else jobs.handle(job, all, handler)
  onTestFinished(() => jobs.stop())
  await jobs.start({ works: handler !== null })
  return jobs
}

const enqueue = (jobs: Jobs, job: string, payload: Record<string, unknown> = {}) =>
  house.crew.transaction().execute((trx) => jobs.enqueue(trx, job, { productionId, ref: null, payload }))
const cancel = (jobs: Jobs, workId: string) =>
  house.crew.transaction().execute((trx) => jobs.cancel(trx, workId))
const workOf = (workId: string) =>
  house.crew.selectFrom('plant.work').selectAll().where('id', '=', workId).executeTakeFirstOrThrow()
const stateOf = async (workId: string) => (await workOf(workId)).state
const until = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error('let go'))))

test('a job begins, and its progress is kept and told', async () => {
  const topics: string[] = []
  onTestFinished(await house.listen('topics', { heard: (payload) => topics.push(payload) }))
  let finish = () => undefined as void
  const jobs = await openJobs('cut.render-one', async (payload, { progress }) => {
    progress({ stage: `rendering ${String(payload['cut'])}`, done: 3, total: 12 })
    await new Promise<void>((resolve) => (finish = resolve))
  })
  const workId = await enqueue(jobs, 'cut.render-one', { cut: 'teaser' })
  await expect.poll(() => stateOf(workId), { interval: 10 }).toBe('working')
  await expect
    .poll(() => workOf(workId))
    .toMatchObject({ stage: 'rendering teaser', done: 3, total: 12, tries: 1 })
  finish()
  await expect.poll(() => stateOf(workId)).toBe('done')
  expect(new Set(topics)).toEqual(new Set([`${productionId} work`]))
})

test('a job of a change that was rolled back does not exist', async () => {
  const taken: unknown[] = []
  const jobs = await openJobs('cut.render-undone', async (payload) => void taken.push(payload['cut']))
  const undone = house.crew.transaction().execute(async (trx) => {
    await jobs.enqueue(trx, 'cut.render-undone', { productionId, ref: null, payload: { cut: 'undone' } })
    throw new Error('the take was no good')
  })
  await expect(undone).rejects.toThrow('no good')
  await enqueue(jobs, 'cut.render-undone', { cut: 'kept' })
  await expect.poll(() => taken).toEqual(['kept'])
})

test('enqueueing needs no other handle than the transaction of its change', async () => {
  const pool = new pg.Pool({ ...house.connection('worker'), max: 1, connectionTimeoutMillis: 5_000 })
  const narrow = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  const jobs = new Jobs({ db: narrow, ...ports })
  jobs.define('cut.render-narrow', { retryLimit: 0, expireInSeconds: 60, concurrency: 1 })
  await jobs.start({ works: false })
  onTestFinished(async () => {
    await jobs.stop()
    await narrow.destroy()
  })
  const workId = await narrow
    .transaction()
    .execute((trx) => jobs.enqueue(trx, 'cut.render-narrow', { productionId, ref: null, payload: {} }))
  expect(await stateOf(workId)).toBe('waiting')
})

test('a kind of job that nobody named is a fault of the program', async () => {
  const jobs = await openJobs('cut.render-known', null)
  await expect(enqueue(jobs, 'cut.render-unknown')).rejects.toThrow('No job is called cut.render-unknown')
})

test('a waiting job that is cancelled never begins', async () => {
  const waiting = await openJobs('cut.render-waiting', null)
  const workId = await enqueue(waiting, 'cut.render-waiting')
  await cancel(waiting, workId)
  const taken: string[] = []
  const jobs = await openJobs('cut.render-waiting', async (_, context) => void taken.push(context.workId))
  const next = await enqueue(jobs, 'cut.render-waiting')
  await expect.poll(() => stateOf(next)).toBe('done')
  expect(taken).toEqual([next])
  expect(await stateOf(workId)).toBe('cancelled')
})

test('a running job that is cancelled ends at its next breath and is not tried again', async () => {
  let runs = 0
  const jobs = await openJobs('cut.render-stopped', async (_, { signal }) => {
    runs += 1
    await until(signal)
  })
  const workId = await enqueue(jobs, 'cut.render-stopped')
  await expect.poll(() => stateOf(workId)).toBe('working')
  await cancel(jobs, workId)
  await expect.poll(() => stateOf(workId)).toBe('cancelled')
  await cancel(jobs, workId)
  expect([runs, (await workOf(workId)).endedAt !== null]).toEqual([1, true])
})

test('a refusal ends a job without another try, and its row says why', async () => {
  let runs = 0
  const jobs = await openJobs('ingest.refuse', async () => {
    runs += 1
    throw new Problem('not-media', { detail: 'This is a spreadsheet.' })
  })
  const workId = await enqueue(jobs, 'ingest.refuse')
  await expect.poll(() => stateOf(workId)).toBe('failed')
  expect((await workOf(workId)).problem).toMatchObject({
    type: '/problems/not-media',
    detail: 'This is a spreadsheet.',
  })
  expect(runs).toBe(1)
})

test('any other error is tried again, and the job is given up once and fails when its tries are used up', async () => {
  let runs = 0
  const given: unknown[] = []
  const jobs = await openJobs(
    'ingest.stumble',
    async ({ always }) => {
      runs += 1
      if (always === true || runs === 1) throw new Error('the disk was away')
    },
    { giveUp: async (payload) => void given.push(payload) },
  )
  const stumbles = await enqueue(jobs, 'ingest.stumble')
  await expect.poll(() => stateOf(stumbles), { timeout: 15_000 }).toBe('done')
  expect([runs, (await workOf(stumbles)).problem, given]).toEqual([2, null, []])
  runs = 0
  const fails = await enqueue(jobs, 'ingest.stumble', { always: true })
  await expect.poll(() => stateOf(fails), { timeout: 25_000 }).toBe('failed')
  expect([runs, (await workOf(fails)).problem]).toMatchObject([3, { type: '/problems/internal' }])
  expect(given).toEqual([{ always: true }])
}, 45_000)

test('closing the house costs a job no try: the next worker takes it up', async () => {
  const first = await openJobs('cut.render-long', (_, { signal }) => until(signal), { retryLimit: 0 })
  const workId = await enqueue(first, 'cut.render-long')
  await expect.poll(() => stateOf(workId)).toBe('working')
  await first.stop()
  expect(await workOf(workId)).toMatchObject({ state: 'waiting', tries: 0 })
  await openJobs('cut.render-long', async () => undefined, { retryLimit: 0 })
  await expect.poll(() => stateOf(workId), { timeout: 15_000 }).toBe('done')
})

test('a job that ends its worker again and again is given up and fails in the end, even if that fails too', async () => {
  const waiting = await openJobs('ingest.deadly', null, { retryLimit: 1 })
  const workId = await enqueue(waiting, 'ingest.deadly')
  await house.crew
    .updateTable('plant.work')
    .set({ tries: 2, state: 'working' })
    .where('id', '=', workId)
    .execute()
  let [runs, given] = [0, 0]
  const giveUp = async () => {
    given += 1
    throw new Error('the disk is away')
  }
  await openJobs('ingest.deadly', async () => void (runs += 1), { retryLimit: 1, giveUp })
  await expect.poll(() => stateOf(workId)).toBe('failed')
  expect([runs, given]).toEqual([0, 1])
})

test('a job of a killed worker is taken up by the next, and one of a living worker by nobody else', async () => {
  const crews = [0, 0]
  const finish: (() => void)[] = []
  const long = (crew: number) => async () => {
    crews[crew] = (crews[crew] ?? 0) + 1
    await new Promise<void>((resolve) => finish.push(resolve))
  }
  const here = await openJobs('cut.render-patiently', long(0))
  await openJobs('cut.render-patiently', long(1))
  const patient = await enqueue(here, 'cut.render-patiently')

  const doomed = await openJobs('cut.render-doomed', null)
  const orders = {
    connection: house.connection('worker'),
    job: 'cut.render-doomed',
    crewRole: house.roles.crew,
  }
  const program = fileURLToPath(new URL('testing-worker.ts', import.meta.url))
  const child = spawn(process.execPath, [program, JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const workId = await enqueue(doomed, 'cut.render-doomed')
  const [line] = (await new Promise<string[]>((resolve) =>
    createInterface(child.stdout).on('line', (text) => resolve([text])),
  )) as [string]
  expect(line).toBe(workId)
  await expect.poll(() => workOf(workId)).toMatchObject({ state: 'working', tries: 1, stage: 'rendering' })

  child.kill('SIGKILL')
  let runs = 0
  await openJobs('cut.render-doomed', async () => {
    runs += 1
  })
  await expect.poll(() => stateOf(workId), { timeout: 25_000 }).toBe('done')
  expect([runs, (await workOf(workId)).tries]).toEqual([1, 2])
  expect(crews[0]! + crews[1]!).toBe(1)
  for (const end of finish) end()
  await expect.poll(() => stateOf(patient)).toBe('done')
}, 60_000)

const order = { productionId, rank: 0, lane: 'quick', memoryMB: 1, payload: {} } as const
const asked = (jobs: Jobs, job: string, more: { ref: string; waitsFor?: readonly string[] }) =>
  house.crew.transaction().execute((trx) => jobs.ask(trx, job, { ...order, waitsFor: [], ...more }))

/** A worker in this process that takes steps of some kinds. */
async function openHands(kinds: Record<string, JobHandler>): Promise<Jobs> {
  const jobs = new Jobs({ db: house.worker, ...ports })
  for (const [job, handler] of Object.entries(kinds)) jobs.share(job, { retryLimit: 1 }, handler)
  onTestFinished(() => jobs.stop())
  await jobs.start({ works: true })
  return jobs
}

test('a step begins when what it waits for is done, by whichever worker has room', async () => {
  const made: string[] = []
  const isLit = Promise.withResolvers<void>()
  const ref = randomUUID()
  const kinds = {
    'ingest.look': async () => {
      await isLit.promise
      made.push('look')
    },
    'ingest.light': async () => void made.push('light'),
  }
  const first = await openHands(kinds)
  await openHands(kinds)
  const look = await asked(first, 'ingest.look', { ref })
  const light = await asked(first, 'ingest.light', { ref, waitsFor: ['ingest.look'] })
  expect(await asked(first, 'ingest.look', { ref })).toBe(look)
  expect(made).toEqual([])
  isLit.resolve()
  await expect.poll(() => stateOf(light), { timeout: 10_000 }).toBe('done')
  expect(made).toEqual(['look', 'light'])
})

test('a step whose end could not be written, because the database was away, is taken again by the same worker', async () => {
  const job = 'ingest.unwritten'
  const runs: number[] = []
  const isAway = Promise.withResolvers<void>()
  const step: JobHandler = async (_, { tries }) => {
    runs.push(tries)
    await isAway.promise
  }
  const jobs = await openHands({ [job]: step })
  const workId = await asked(jobs, job, { ref: randomUUID() })
  await expect.poll(() => runs).toEqual([1])
  const owner = (statement: string) => sql.raw(statement).execute(house.owner)
  // A sequence keeps its number when the rest is rolled back.
  await owner('create sequence plant.writes_refused')
  await owner(`create function plant.refuse_write() returns trigger security definer language plpgsql as $$
    begin perform nextval('plant.writes_refused'); raise exception 'away'; end $$`)
  await owner(`create trigger refuse_write before update on plant.work for each row
    when (new.job = '${job}') execute function plant.refuse_write()`)
  isAway.resolve()
  const refused = () =>
    sql<{ isCalled: boolean }>`select is_called from plant.writes_refused`.execute(house.owner)
  await expect.poll(refused).toMatchObject({ rows: [{ isCalled: true }] })
  expect(await workOf(workId)).toMatchObject({ state: 'working', tries: 1 })
  await owner('drop trigger refuse_write on plant.work')
  await expect.poll(() => stateOf(workId), { timeout: 10_000 }).toBe('done')
  expect(runs).toEqual([1, 2])
})

test('a step is handed on to another worker, and stays where there is none', async () => {
  const job = 'ingest.hand-on'
  const long: JobHandler = (_, { signal }) => until(signal)
  const first = await openHands({ [job]: long })
  const workId = await asked(first, job, { ref: randomUUID() })
  await expect.poll(() => stateOf(workId)).toBe('working')
  const handOn = () => house.crew.transaction().execute((trx) => first.handOn(trx, workId))
  await expect(handOn()).rejects.toMatchObject({ type: 'already-decided' })
  const before = (await workOf(workId)).workerId
  await openHands({ [job]: async () => undefined })
  await handOn()
  await expect.poll(() => stateOf(workId), { timeout: 10_000 }).toBe('done')
  expect(await workOf(workId)).toMatchObject({ shunned: [before], tries: 1 })
})

test('a step that failed for good or was cancelled is tried again when somebody asks', async () => {
  const job = 'ingest.again'
  let isMended = false
  const jobs = await openHands({
    [job]: async () => {
      if (!isMended) throw new Problem('unreadable', { because: 'damaged' })
    },
  })
  const workId = await asked(jobs, job, { ref: randomUUID() })
  await expect.poll(() => stateOf(workId), { timeout: 10_000 }).toBe('failed')
  isMended = true
  await house.crew.transaction().execute((trx) => jobs.again(trx, workId))
  await expect.poll(() => stateOf(workId), { timeout: 10_000 }).toBe('done')
  await expect(house.crew.transaction().execute((trx) => jobs.again(trx, workId))).rejects.toMatchObject({
    type: 'already-decided',
  })
})
