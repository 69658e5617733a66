import { WORLD } from '@stagedoor/core/clearance'
import { type Instant, instant } from '@stagedoor/core/time'
import { expect, test } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { Alarms } from '../plant/alarms/index.ts'
import { Events } from '../plant/events/index.ts'
import { silentLog } from '../plant/log/index.ts'
import { beginEmbargo } from './embargoes.ts'
import { liftEmbargo } from './lift-embargo.ts'
import { clearanceJobs } from './jobs.ts'
import { openSaltlight, publicity, wren } from './testing.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const { productionId } = saltlight
const HOUR = 3_600_000

const clock = {
  ...house.clock,
  isManual: () => true,
  wasEverManual: () => true,
  refresh: () => Promise.resolve(),
  close: () => Promise.resolve(),
}
const listener = { listen: house.listen }
const alarms = new Alarms({ db: house.worker, clock, listener, log: silentLog })
const events = new Events({ db: house.worker, listener, log: silentLog })
clearanceJobs({ alarms, events, clock })

const onScene12 = (until: Instant | null) => ({
  scope: { kind: 'scene', sceneId: saltlight.scene12 } as const,
  until,
  territories: [WORLD],
  name: null,
  reason: '',
})

test('an embargo begun later reaches what is out, is named by its scene, and is lifted by a named person once', async () => {
  const footage = await saltlight.footage('Lamp room', 20, [saltlight.scene12])
  const post = await saltlight.opens('publication', footage, { seconds: [0, 10] })
  const other = await saltlight.opens('publication', await saltlight.footage('Pier', 10), { seconds: [0, 5] })
  const { embargoId } = await beginEmbargo(saltlight, { productionId, embargo: onScene12(null), actor: wren })
  const verdict = await saltlight.verdictOf(post.exposureId)
  expect(verdict).toMatchObject({ kind: 'held', clearsAt: null })
  expect(verdict.kind === 'held' && verdict.concerns[0]?.facts).toMatchObject({
    kind: 'embargo',
    name: 'Scene 12',
  })
  expect(await saltlight.standingOf(post.gateId)).toBe('shut')
  expect(await saltlight.standingOf(other.gateId)).toBe('stands')

  await house.clock.advance(1000)
  await liftEmbargo(saltlight, { productionId, embargoId, actor: wren })
  expect((await saltlight.verdictOf(post.exposureId)).kind).toBe('cleared')
  await expect(liftEmbargo(saltlight, { productionId, embargoId, actor: wren })).rejects.toMatchObject({
    type: 'already-decided',
  })
})

test('an embargo that ends by itself frees the asset at its moment, by the watch and not by a question', async () => {
  const footage = await saltlight.footage('Gallery', 20, [saltlight.scene12])
  const end = saltlight.later(HOUR)
  await beginEmbargo(saltlight, { productionId, embargo: onScene12(end), actor: wren })
  const { exposureId, verdict } = await saltlight.judgesAsset(footage)
  expect(verdict).toMatchObject({ kind: 'held', clearsAt: end })
  await house.clock.set(instant(end - 1))
  await alarms.settled()
  expect((await saltlight.verdictOf(exposureId)).kind).toBe('held')
  await house.clock.set(end)
  await alarms.settled()
  expect((await saltlight.verdictOf(exposureId)).kind).toBe('cleared')
})

test('a release form that ends shuts what is live at that moment', async () => {
  const footage = await saltlight.footage('Stairs', 10)
  const tomas = await saltlight.person('Tomas Reyes')
  await saltlight.appears(tomas, footage, [1, 2])
  const until = saltlight.later(HOUR)
  await saltlight.signs(tomas, { scope: { ...publicity, window: { until } } })
  const post = await saltlight.opens('publication', footage, { seconds: [0, 5] })
  expect(post.verdict).toMatchObject({ kind: 'cleared', validUntil: until })
  await house.clock.set(until)
  await alarms.settled()
  expect((await saltlight.verdictOf(post.exposureId)).kind).toBe('cleared-with-edits')
  expect(await saltlight.standingOf(post.gateId)).toBe('shut')
  const told = await house.crew
    .selectFrom('plant.outbox')
    .select('payload')
    .where('name', '=', 'clearance.exposure-shut')
    .where('productionId', '=', productionId)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  expect(told.payload).toMatchObject({
    ref: post.ref,
    cause: { kind: 'time-passed' },
    reopens: 'by-a-person',
  })
})

test('no embargo on a scene of elsewhere, or in a country that does not exist', async () => {
  const elsewhere = await openSaltlight(house)
  const scope = { kind: 'scene', sceneId: elsewhere.scene12 } as const
  const begin = (embargo: ReturnType<typeof onScene12>) =>
    beginEmbargo(saltlight, { productionId, embargo, actor: wren })
  await expect(begin({ ...onScene12(null), scope })).rejects.toMatchObject({ type: 'not-found' })
  await expect(begin({ ...onScene12(null), territories: ['ZZ' as typeof WORLD] })).rejects.toMatchObject({
    type: 'no-such-territory',
  })
})

test('an asset that became ready is judged under the default exposure, and again when it is hung on a scene', async () => {
  const other = await openSaltlight(house)
  const footage = await other.footage('Attic', 10)
  const say = (name: string, payload: Record<string, unknown>) =>
    house.crew
      .insertInto('plant.outbox')
      .values({
        name,
        productionId: other.productionId,
        payload: JSON.stringify({ assetId: footage, ...payload }),
      })
      .execute()
  await say('ingest.asset-ready', {})
  await events.settled()
  const { id } = await house.crew
    .selectFrom('clearance.exposures')
    .select('id')
    .where('ref', '=', footage)
    .executeTakeFirstOrThrow()
  expect((await other.verdictOf(id)).kind).toBe('cleared')
  const embargo = { ...onScene12(null), scope: { kind: 'scene', sceneId: other.scene12 } as const }
  await beginEmbargo(other, { productionId: other.productionId, embargo, actor: wren })
  await other.hangs(footage, [other.scene12])
  expect((await other.verdictOf(id)).kind).toBe('held')
  await say('ingest.asset-deleted', {})
  await events.settled()
  const { closedAt } = await house.crew
    .selectFrom('clearance.exposures')
    .select('closedAt')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(closedAt).toBe(house.clock.now())
})
