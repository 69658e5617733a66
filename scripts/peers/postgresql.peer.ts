import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../server/src/config.ts'
import { openHouse } from '../../server/src/house.ts'
import { silentLog } from '../../server/src/plant/log/index.ts'
import { migrations } from '../../server/src/schema/index.ts'
import { proveWall } from '../../server/src/wall/prove-wall.ts'
import { startInstalledPostgresql } from './installed-postgresql.ts'

const server = await startInstalledPostgresql()
const dataDir = await mkdtemp(join(tmpdir(), 'stagedoor-peer-'))
const settings = {
  STAGEDOOR_DATA: dataDir,
  STAGEDOOR_DEMO: 'off',
  DATABASE_URL: await server.makeDatabase('saltlight'),
}
afterAll(async () => {
  await server.close()
  await rm(dataDir, { recursive: true })
})

async function inHouse(work: (house: Awaited<ReturnType<typeof openHouse>>) => Promise<void>): Promise<void> {
  const house = await openHouse(readConfig(settings), silentLog)
  try {
    await work(house)
  } finally {
    await house.close()
  }
}

test('a house opens on an operator’s own PostgreSQL, over TCP and with passwords, and opens again', async () => {
  for (const applied of [migrations.map(({ name }) => name), []])
    await inHouse(async ({ migrated, database }) => {
      expect(migrated.applied).toEqual(applied)
      const { rows } = await database.auth.query('select current_user as name')
      expect(rows).toEqual([{ name: database.roles.auth }])
    })
})

test('its wall holds what core says', () =>
  inHouse(async ({ db, fan }) => {
    expect(await proveWall({ crew: db, fan }, { pairs: 1_000 })).toEqual([])
  }))

test('a job enqueued with its change is worked there', () =>
  inHouse(async ({ db, jobs }) => {
    const worked: unknown[] = []
    jobs.handle(
      'cut.try',
      { retryLimit: 0, expireInSeconds: 60, concurrency: 1 },
      async (payload) => void worked.push(payload),
    )
    await jobs.start({ works: true })
    const productionId = '00000000-0000-4000-8000-000000000000'
    await db
      .transaction()
      .execute((trx) => jobs.enqueue(trx, 'cut.try', { productionId, ref: null, payload: { scene: '12' } }))
    await expect.poll(() => worked, { timeout: 10_000 }).toEqual([{ scene: '12' }])
    await jobs.stop()
  }))
