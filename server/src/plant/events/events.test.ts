import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../db/testing.ts'
import { silentLog } from '../log/index.ts'
import { announce, Events, type EventHandler, retryDelay } from './index.ts'

const house = await testDatabase()

const NAMES = ['ingest.asset-arrived']

/**
 * A dispatcher with one consumer of one production's events, as one process has it; nothing is dispatched before
 * `settled` or `start`.
 */
function dispatcher(consumer: string, productionId: string, handler: EventHandler): Events {
  const events = new Events({ db: house.worker, listener: { listen: house.listen }, log: silentLog })
  events.on(consumer, NAMES, async (trx, event) => {
    if (event.productionId === productionId) await handler(trx, event)
  })
  onTestFinished(() => events.stop())
  return events
}

const arrived = (productionId: string, asset: string) => ({
  name: 'ingest.asset-arrived',
  productionId,
  payload: { asset },
})
const tell = (productionId: string, ...assets: string[]) =>
  house.crew.transaction().execute(async (trx) => {
    for (const asset of assets) await announce(trx, arrived(productionId, asset))
  })
/** Lets the next try be due now instead of in seconds. */
const letTryAgain = () => house.crew.updateTable('plant.outboxCursors').set({ retryAt: null }).execute()

test('events of a production are handed on in the order in which they happened', async () => {
  const production = randomUUID()
  const seen: unknown[] = []
  const events = dispatcher('ordered', production, async (_, { payload }) => void seen.push(payload['asset']))
  for (const asset of ['first', 'second', 'third']) await tell(production, asset)
  await events.settled()
  expect(seen).toEqual(['first', 'second', 'third'])
  await events.settled()
  expect(seen).toHaveLength(3)
})

test('what is announced is handed on at once, to consumers of that name alone', async () => {
  const production = randomUUID()
  const seen: unknown[] = []
  const events = dispatcher('live', production, async (_, event) => void seen.push(event.payload['asset']))
  await events.start()
  await house.crew
    .transaction()
    .execute((trx) => announce(trx, { ...arrived(production, 'other'), name: 'cut.rendered' }))
  await tell(production, 'wanted')
  await expect.poll(() => seen, { interval: 5 }).toEqual(['wanted'])
})

test('an event of a change that was rolled back never happened', async () => {
  const production = randomUUID()
  const seen: unknown[] = []
  const events = dispatcher(
    'rolled-back',
    production,
    async (_, { payload }) => void seen.push(payload['asset']),
  )
  const undone = house.crew.transaction().execute(async (trx) => {
    await announce(trx, arrived(production, 'undone'))
    throw new Error('the take was no good')
  })
  await expect(undone).rejects.toThrow()
  await tell(production, 'kept')
  await events.settled()
  expect(seen).toEqual(['kept'])
})

test('an event that is committed late is not skipped, and comes before the ones it began before', async () => {
  const production = randomUUID()
  const seen: unknown[] = []
  const events = dispatcher('late', production, async (_, { payload }) => void seen.push(payload['asset']))
  const slow = await house.crew.startTransaction().execute()
  await announce(slow, arrived(production, 'began first'))
  await tell(production, 'committed first')
  void events.settled()
  await expect.poll(() => seen, { timeout: 300 }).toEqual([])
  await slow.commit().execute()
  await events.settled()
  expect(seen).toEqual(['began first', 'committed first'])
})

test('an event held back by a long change that announces nothing is handed on when that ends', async () => {
  const production = randomUUID()
  const seen: unknown[] = []
  const events = dispatcher(
    'held-back',
    production,
    async (_, { payload }) => void seen.push(payload['asset']),
  )
  await events.start()
  const long = await house.crew.startTransaction().execute()
  await sql`select pg_current_xact_id()`.execute(long)
  await tell(production, 'waits')
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(seen).toEqual([])
  await long.rollback().execute()
  await expect.poll(() => seen).toEqual(['waits'])
})

test('what a consumer writes and its cursor move together', async () => {
  const production = randomUUID()
  let isBroken = true
  const events = dispatcher('together', production, async (trx, { payload }) => {
    await trx
      .insertInto('plant.alarms')
      .values({ key: String(payload['asset']), name: 'seen', productionId: production, moment: new Date(0) })
      .execute()
    if (isBroken) throw new Error('out of focus')
  })
  await tell(production, `once-${production}`)
  await events.settled()
  const written = () =>
    house.crew.selectFrom('plant.alarms').select('key').where('productionId', '=', production).execute()
  expect(await written()).toEqual([])
  isBroken = false
  await letTryAgain()
  await events.settled()
  expect(await written()).toEqual([{ key: `once-${production}` }])
})

test('two dispatchers over one database hand each event on once, also when one crashes in between', async () => {
  const production = randomUUID()
  const assets = Array.from({ length: 40 }, (_, number) => `asset-${number}`)
  let crashes = 0
  const count: EventHandler = async (trx, { payload }) => {
    // The effect of a consumer: it would fail here if it were asked twice.
    await trx
      .insertInto('plant.alarms')
      .values({
        key: `${production} ${String(payload['asset'])}`,
        name: 'seen',
        productionId: production,
        moment: new Date(0),
      })
      .execute()
    if (payload['asset'] === 'asset-7' && crashes++ === 0)
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(trx)
  }
  const here = dispatcher('counted', production, count)
  const there = dispatcher('counted', production, count)
  for (const asset of assets) await tell(production, asset)
  await Promise.all([here.settled(), there.settled()])
  await expect
    .poll(async () => {
      await letTryAgain()
      await Promise.all([here.settled(), there.settled()])
      const seen = await house.crew
        .selectFrom('plant.alarms')
        .select('key')
        .where('productionId', '=', production)
        .execute()
      return seen.length
    })
    .toBe(assets.length)
  expect(crashes).toBe(2)
  const parked = await house.crew
    .selectFrom('plant.parkedEvents')
    .selectAll()
    .where('consumer', '=', 'counted')
    .execute()
  expect(parked).toEqual([])
})

test('a failing consumer is tried again later, and after ten tries the event is parked and the next one goes on', async () => {
  const production = randomUUID()
  const seen: unknown[] = []
  let tries = 0
  const events = dispatcher('stubborn', production, async (_, { payload }) => {
    if (payload['asset'] !== 'spoilt') return void seen.push(payload['asset'])
    tries += 1
    throw new Error('no picture')
  })
  await tell(production, 'before', 'spoilt', 'after')
  await events.settled()
  await events.settled()
  expect([tries, seen]).toEqual([1, ['before']])
  for (let left = 9; left > 0; left -= 1) {
    expect(seen).toEqual(['before'])
    await letTryAgain()
    await events.settled()
  }
  expect([tries, seen]).toEqual([10, ['before', 'after']])
  const parked = await house.crew
    .selectFrom('plant.parkedEvents as p')
    .innerJoin('plant.outbox as o', 'o.id', 'p.eventId')
    .select(['p.error', 'o.payload'])
    .where('p.consumer', '=', 'stubborn')
    .execute()
  expect(parked).toEqual([{ error: 'Error: no picture', payload: { asset: 'spoilt' } }])
})

test('a consumer that stumbles once gets the event again by itself, and other consumers do not wait for it', async () => {
  const production = randomUUID()
  const seen: string[] = []
  const events = dispatcher('stumbles', production, async () => {
    seen.push(seen.includes('stumbled') ? 'got up' : 'stumbled')
    if (seen.at(-1) === 'stumbled') throw new Error('cable')
  })
  events.on(
    'walks',
    NAMES,
    async (_, event) => void (event.productionId === production && seen.push('walked')),
  )
  await events.start()
  await tell(production, 'any')
  await expect.poll(() => seen).toEqual(['stumbled', 'walked', 'got up'])
})

test('the pause between tries doubles up to five minutes', () => {
  expect([1, 2, 3, 10, 40].map(retryDelay)).toEqual([250, 500, 1_000, 128_000, 300_000])
})
