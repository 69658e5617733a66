import { expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { openStage } from './testing.ts'

test('a clock that runs by itself is set by nobody', async () => {
  const house = await testDatabase()
  const stage = await openStage(house, { clock: 'real' })
  onTestFinished(() => stage.close())
  const operator = await stage.person('Ida Brandt')
  await house.crew.insertInto('production.operators').values({ userId: operator.userId }).execute()
  const set = await stage.asks('PUT', '/clock', { by: operator.by, body: { now: '2027-01-01T00:00:00Z' } })
  expect(set).toMatchObject({ status: 409, body: { type: '/problems/clock-not-manual' } })
  expect((await stage.asks('GET', '/house')).body).toMatchObject({ clock: 'real', everManual: true })
})
