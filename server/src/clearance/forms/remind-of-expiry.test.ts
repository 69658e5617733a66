import { WORLD } from '@stagedoor/core/clearance'
import { instant } from '@stagedoor/core/time'
import { expect, test } from 'vitest'
import { testDatabase } from '../../plant/db/testing.ts'
import { askToExtend } from './extend-release-form.ts'
import { openReleaseSlip } from './release-slip.ts'
import { changeReminders, ringExpiry } from './remind-of-expiry.ts'
import { signReleaseForm } from './sign-release-form.ts'
import { openSaltlight, publicity, wren } from '../testing.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const { productionId } = saltlight
const DAY = 86_400_000
const until = instant(house.clock.now() + 60 * DAY)
const alarmsOf = async (releaseFormId: string) =>
  (
    await house.crew
      .selectFrom('plant.alarms')
      .select(['moment', 'payload'])
      .where('key', 'like', `%${releaseFormId}%`)
      .orderBy('moment')
      .execute()
  ).map(({ moment }) => (until - Number(moment)) / DAY)
const tasksOf = (ref: string) =>
  house.crew
    .selectFrom('production.tasks')
    .selectAll()
    .where('ref', '=', ref)
    .where('kind', '=', 'release-form-expiring')
    .execute()
const rings = (releaseFormId: string, days: number) =>
  house.crew.transaction().execute((trx) => ringExpiry(trx, { releaseFormId, days }))

test('thirty and seven days before its end a form tells what it holds up, and is extended in one act', async () => {
  const footage = await saltlight.footage('Lamp room', 20)
  const ida = await saltlight.person('Ida Brandt')
  await saltlight.appears(ida, footage, [1, 4])
  const { releaseFormId } = await saltlight.signs(ida, {
    scope: { ...publicity, territories: [WORLD], window: { until } },
  })
  await saltlight.opens('cut', footage, { seconds: [0, 10] })
  await saltlight.opens('publication', footage, { seconds: [0, 10] })
  expect(await alarmsOf(releaseFormId)).toEqual([30, 7])
  await rings(releaseFormId, 30)
  const [task] = await tasksOf(releaseFormId)
  expect(task?.facts).toMatchObject({ name: 'Ida Brandt', days: 30, cuts: 1, publications: 1 })

  const soon = askToExtend(saltlight, { productionId, releaseFormId, untilAt: until, actor: wren })
  await expect(soon).rejects.toMatchObject({ type: 'window-has-no-length' })
  const asked = await askToExtend(saltlight, {
    productionId,
    releaseFormId,
    untilAt: instant(until + 365 * DAY),
    actor: wren,
  })
  expect((await tasksOf(releaseFormId))[0]?.doneAt).not.toBe(null)
  const token = asked.slip?.url.split('/s/')[1] ?? ''
  const { form } = await openReleaseSlip(saltlight, token)
  expect(form.scope).toMatchObject({ window: { from: until, until: until + 365 * DAY } })
  await signReleaseForm(saltlight, token, await saltlight.signing(asked.releaseFormId))
  await rings(releaseFormId, 7)
  expect(await tasksOf(releaseFormId)).toHaveLength(1)
})

test('a production says on how many days it wants to be told', async () => {
  const tomas = await saltlight.person('Tomas Reyes')
  const { releaseFormId } = await saltlight.signs(tomas, { scope: { ...publicity, window: { until } } })
  await house.crew
    .transaction()
    .execute((trx) => changeReminders(trx, { productionId, days: [14], now: house.clock.now() }))
  expect(await alarmsOf(releaseFormId)).toContain(14)
  await rings(releaseFormId, 30)
  expect(await tasksOf(releaseFormId)).toHaveLength(0)
  await rings(releaseFormId, 14)
  expect(await tasksOf(releaseFormId)).toHaveLength(1)
})
