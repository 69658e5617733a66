import { randomUUID } from 'node:crypto'
import { instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { openClock } from '../clock/index.ts'
import { testDatabase } from '../db/testing.ts'
import { silentLog } from '../log/index.ts'
import { type AlarmHandler, Alarms, clearAlarm, setAlarm, setAlarms, type TogetherHandler } from './index.ts'

const house = await testDatabase()
const listener = { listen: house.listen }
const MINUTE = 60_000

/** The alarms of one process: `rung` collects the keys of what rang. */
async function openAlarms(
  mode: 'real' | 'manual',
  handler?: AlarmHandler,
  together: TogetherHandler | null = null,
) {
  const clock = await openClock({ db: house.worker, listen: house.listen, log: silentLog }, mode)
  const alarms = new Alarms({ db: house.worker, clock, listener, log: silentLog })
  const rung: string[] = []
  const ring: AlarmHandler = async (trx, alarm) => {
    await handler?.(trx, alarm)
    rung.push(alarm.key)
  }
  alarms.on('open', ring, together)
  onTestFinished(async () => {
    await alarms.stop()
    await clock.close()
  })
  return { alarms, clock, rung }
}

const set = (key: string, moment: number) =>
  house.crew
    .transaction()
    .execute((trx) =>
      setAlarm(trx, { key, name: 'open', productionId: randomUUID(), moment, payload: { key } }),
    )
const setKeys = async () =>
  (await house.crew.selectFrom('plant.alarms').select('key').execute()).map(({ key }) => key)

beforeEach(() => house.crew.deleteFrom('plant.alarms').execute())

describe('by a clock that is set by hand', () => {
  test('an alarm rings at its moment and not a millisecond before', async () => {
    const { alarms, rung } = await openAlarms('manual')
    await alarms.start()
    const premiere = house.clock.now() + MINUTE
    await set('premiere', premiere)
    await house.clock.set(instant(premiere - 1))
    await alarms.settled()
    expect(rung).toEqual([])
    await house.clock.set(instant(premiere))
    await expect.poll(() => rung).toEqual(['premiere'])
    expect(await setKeys()).toEqual([])
  })

  test('a moved alarm rings at its new moment only, and a cleared one never', async () => {
    const { alarms, rung } = await openAlarms('manual')
    await alarms.start()
    const now = house.clock.now()
    await set('moved', now + MINUTE)
    await set('moved', now + 3 * MINUTE)
    await set('cleared', now + MINUTE)
    await house.crew.transaction().execute((trx) => clearAlarm(trx, 'cleared'))
    await house.clock.advance(2 * MINUTE)
    await alarms.settled()
    expect(rung).toEqual([])
    await house.clock.advance(MINUTE)
    await expect.poll(() => rung).toEqual(['moved'])
  })

  test('what came due while the house was closed rings when it opens, in order', async () => {
    const now = house.clock.now()
    await set('second', now + 2 * MINUTE)
    await set('first', now + MINUTE)
    await set('tomorrow', now + 1440 * MINUTE)
    await house.clock.advance(5 * MINUTE)
    const { alarms, rung } = await openAlarms('manual')
    await alarms.start()
    await alarms.settled()
    expect(rung).toEqual(['first', 'second'])
    expect(await setKeys()).toEqual(['tomorrow'])
  })

  test('a clock that is set back and forth rings each moment once, over a restart too', async () => {
    const now = house.clock.now()
    await set('embargo', now + MINUTE)
    await set('premiere', now + 3 * MINUTE)
    const before = await openAlarms('manual')
    await before.alarms.start()
    const rungAt = async ({ alarms }: typeof before, minutes: number) => {
      await house.clock.set(instant(now + minutes * MINUTE))
      await alarms.settled()
    }
    for (const minutes of [2, 0, 2]) await rungAt(before, minutes)
    expect(before.rung).toEqual(['embargo'])
    await before.alarms.stop()
    await house.clock.set(instant(now + 4 * MINUTE))
    await house.clock.set(now)
    const after = await openAlarms('manual')
    await after.alarms.start()
    await rungAt(after, 0)
    expect(after.rung).toEqual([])
    for (const minutes of [3, 1, 3]) await rungAt(after, minutes)
    expect([before.rung, after.rung]).toEqual([['embargo'], ['premiere']])
    expect(await setKeys()).toEqual([])
  })

  test('two processes ring each alarm once', async () => {
    const here = await openAlarms('manual')
    const there = await openAlarms('manual')
    const keys = Array.from({ length: 30 }, (_, number) => `alarm-${String(number).padStart(2, '0')}`)
    for (const key of keys) await set(key, house.clock.now())
    await Promise.all([here.alarms.start(), there.alarms.start()])
    await expect.poll(() => [...here.rung, ...there.rung].length).toBeGreaterThanOrEqual(keys.length)
    await Promise.all([here.alarms.settled(), there.alarms.settled()])
    expect([...here.rung, ...there.rung].toSorted()).toEqual(keys)
  })

  test('an alarm that cannot ring keeps no other waiting, and what it began is undone', async () => {
    let isBroken = true
    const { alarms, rung } = await openAlarms('manual', async (trx, { key, productionId }) => {
      await setAlarm(trx, { key: `after ${key}`, name: 'later', productionId, moment: 0, payload: {} })
      if (key === 'broken' && isBroken) throw new Error('no power')
    })
    const now = house.clock.now()
    await set('broken', now - 1)
    await set('sound', now)
    await alarms.start()
    await alarms.settled()
    expect(rung).toEqual(['sound'])
    expect((await setKeys()).toSorted()).toEqual(['after sound', 'broken'])
    isBroken = false
    await expect.poll(() => rung, { timeout: 10_000 }).toEqual(['sound', 'broken'])
  })

  test('an alarm in the hands of a process that dies is rung by another', async () => {
    const { alarms, rung } = await openAlarms('manual')
    await set('shared', house.clock.now())
    const other = await house.worker.startTransaction().execute()
    await sql`delete from plant.alarms where key = 'shared'`.execute(other)
    await alarms.start()
    await alarms.settled()
    expect(rung).toEqual([])
    await other.rollback().execute()
    await expect.poll(() => rung, { interval: 10 }).toEqual(['shared'])
  })

  test('an alarm of a change that was rolled back is not set', async () => {
    const undone = house.crew.transaction().execute(async (trx) => {
      await setAlarm(trx, { key: 'undone', name: 'open', productionId: null, moment: 0, payload: {} })
      throw new Error('the take was no good')
    })
    await expect(undone).rejects.toThrow()
    expect(await setKeys()).toEqual([])
  })
})

describe('of one moment', () => {
  const productionId = randomUUID()
  const setMany = (keys: readonly string[], moment: number) =>
    house.crew.transaction().execute((trx) =>
      setAlarms(
        trx,
        keys.map((key) => ({ key, name: 'open', productionId, moment, payload: {} })),
      ),
    )
  const keysFrom = (count: number) =>
    Array.from({ length: count }, (_, n) => `lamp-${String(n).padStart(3, '0')}`)

  test('many ring together, each once and before any of a later moment', async () => {
    const sets: string[][] = []
    const { alarms, rung } = await openAlarms('manual', undefined, {
      most: 100,
      ring: async (_trx, alarms) => {
        sets.push(alarms.map(({ key }) => key))
        return { afterwards: null, alone: [] }
      },
    })
    const now = house.clock.now()
    await setMany(keysFrom(300), now - 1)
    await setMany(['later'], now)
    await alarms.start()
    await alarms.settled()
    expect(sets.flat().toSorted()).toEqual(keysFrom(300))
    expect(sets.every((set) => set.length <= 100)).toBe(true)
    expect(rung).toEqual(['later'])
    expect(await setKeys()).toEqual([])
  })

  test('one that breaks a set is found out, and rings again while the others have rung', async () => {
    let isBroken = true
    const together: string[] = []
    const fails = (key: string) => {
      if (isBroken && key === 'lamp-037') throw new Error('no power')
    }
    const { alarms, rung } = await openAlarms('manual', async (_trx, { key }) => fails(key), {
      most: 100,
      ring: async (_trx, alarms) => {
        for (const { key } of alarms) fails(key)
        together.push(...alarms.map(({ key }) => key))
        return { afterwards: null, alone: [] }
      },
    })
    await setMany(keysFrom(120), house.clock.now())
    await alarms.start()
    await alarms.settled()
    const others = keysFrom(120).filter((key) => key !== 'lamp-037')
    expect([...together, ...rung].toSorted()).toEqual(others)
    expect(together.length).toBeGreaterThan(60)
    isBroken = false
    await expect.poll(() => rung, { timeout: 10_000 }).toContain('lamp-037')
    expect(await setKeys()).toEqual([])
  })

  test('what a set leaves untouched rings by itself', async () => {
    const { alarms, rung } = await openAlarms('manual', undefined, {
      most: 100,
      ring: async (_trx, alarms) => ({
        afterwards: null,
        alone: alarms.map(({ key }) => key).filter((key) => key.endsWith('7')),
      }),
    })
    await setMany(keysFrom(40), house.clock.now())
    await alarms.start()
    await alarms.settled()
    expect(rung.toSorted()).toEqual(['lamp-007', 'lamp-017', 'lamp-027', 'lamp-037'])
    expect(await setKeys()).toEqual([])
  })
})

describe('by the real clock', () => {
  test('an alarm set while others wait rings at its moment, never before', async () => {
    let at = 0
    const { alarms, clock, rung } = await openAlarms('real', async (trx) => {
      const { rows } = await sql<{ now: number }>`select wall.now() as now`.execute(trx)
      at = rows[0]?.now ?? 0
    })
    await alarms.start()
    await set('next week', clock.now() + 7 * 1440 * MINUTE)
    const moment = clock.now() + 400
    await set('soon', moment)
    await expect.poll(() => rung, { interval: 10 }).toEqual(['soon'])
    expect(at).toBeGreaterThanOrEqual(moment)
    expect(at).toBeLessThan(moment + 10_000)
  })

  test('a failed alarm has its next try within seconds, though the next alarm is a week away', async () => {
    let tries = 0
    const { alarms, clock, rung } = await openAlarms('real', async () => {
      if (++tries === 1) throw new Error('no power')
    })
    await set('next week', clock.now() + 7 * 1440 * MINUTE)
    await set('now', clock.now())
    await alarms.start()
    await expect.poll(() => rung, { timeout: 8_000 }).toEqual(['now'])
    expect(tries).toBe(2)
  })
})
