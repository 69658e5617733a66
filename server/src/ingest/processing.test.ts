import { readFile } from 'node:fs/promises'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { readProcessing } from './processing.ts'
import { openSet, saltlight, sendFromSet } from './testing.ts'

const house = await testDatabase()
const set = await openSet(house)
await set.openQueues()
const deps = await set.restarted()
afterAll(() => set.close())

const film = new URL('../../../fixtures/saltlight/media/lamp-room-rehearsal.mp4', import.meta.url)

test('a preparation that nobody works on says so, and a step that was stopped is listed until it is tried again', async () => {
  const place = await saltlight(house)
  const { productionId } = place
  const { assetId } = await sendFromSet(deps, { ...place, bytes: await readFile(film), name: 'take 1.mp4' })
  const all = () => readProcessing(house.crew, { productionId, assetId: null })
  const waiting = await all()
  expect(waiting).toMatchObject({ workers: [], working: 0, failed: 0, stopped: 0 })
  expect(waiting.waiting).toBe(waiting.steps.length)
  expect(waiting.steps[0]).toMatchObject({ assetId, title: 'take 1', waits: { because: 'no-worker' } })

  const sound = waiting.steps.find(({ job }) => job === 'ingest.measure-sound')?.id ?? ''
  await house.crew.transaction().execute((trx) => deps.jobs.cancel(trx, sound))
  const stopped = await all()
  expect([stopped.waiting, stopped.stopped]).toEqual([waiting.waiting - 1, 1])
  expect(stopped.steps.at(-1)).toMatchObject({ id: sound, state: 'cancelled', againBy: 'step' })
  expect((await readProcessing(house.crew, { productionId, assetId })).steps.at(-1)?.id).toBe(sound)

  await house.crew.transaction().execute((trx) => deps.jobs.again(trx, sound))
  expect(await all()).toMatchObject({ waiting: waiting.waiting, stopped: 0 })
})
