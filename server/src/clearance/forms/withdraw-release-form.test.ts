import { expect, test } from 'vitest'
import { testDatabase } from '../../plant/db/testing.ts'
import { openSaltlight } from '../testing.ts'
import { withdrawByProduction, withdrawBySigner } from './withdraw-release-form.ts'
import { wren } from '../testing.ts'

const house = await testDatabase()
const saltlight = await openSaltlight(house)
const why = { reason: 'I changed my mind', claimedAt: null }

test('a withdrawal finds every exposure that shows the person, and shuts what is out at commit', async () => {
  const lampRoom = await saltlight.footage('Lamp room', 20)
  const harbour = await saltlight.footage('Harbour', 10)
  const tomas = await saltlight.person('Tomas Reyes')
  await saltlight.appears(tomas, lampRoom, [3, 8])
  const { token } = await saltlight.signs(tomas)
  const asset = await saltlight.judgesAsset(lampRoom)
  const cut = await saltlight.opens('cut', lampRoom, { seconds: [0, 10] })
  const post = await saltlight.opens('publication', lampRoom, { seconds: [0, 10] })
  const kit = await saltlight.opens('kit', lampRoom, { seconds: [2, 6] })
  const without = await saltlight.opens('publication', lampRoom, { seconds: [10, 20] })
  const elsewhere = await saltlight.opens('publication', harbour, { seconds: [0, 10] })
  expect([asset, cut, post, kit].map(({ verdict }) => verdict.kind)).toEqual(Array(4).fill('cleared'))

  const { result, changed, shut } = await withdrawBySigner(saltlight, token, { reach: 'this-form', ...why })

  expect(result.withdrawnAt).toBe(house.clock.now())
  expect(changed.map(({ exposureId }) => exposureId).sort()).toEqual(
    [asset, cut, post, kit].map(({ exposureId }) => exposureId).sort(),
  )
  expect(shut.map(({ ref }) => ref).sort()).toEqual([post.ref, kit.ref].sort())
  for (const { exposureId } of [asset, cut, post, kit])
    expect((await saltlight.verdictOf(exposureId)).kind).toBe('cleared-with-edits')
  expect(await saltlight.standingOf(post.gateId)).toBe('shut')
  expect(await saltlight.standingOf(kit.gateId)).toBe('shut')
  expect(await saltlight.standingOf(cut.gateId)).toBe('stands')
  expect(await saltlight.standingOf(without.gateId)).toBe('stands')
  expect(await saltlight.standingOf(elsewhere.gateId)).toBe('stands')
})

test('signing again clears the verdict and opens no gate by itself', async () => {
  const pier = await saltlight.footage('Pier', 10)
  const ida = await saltlight.person('Ida Brandt')
  await saltlight.appears(ida, pier, [1, 2])
  const { releaseFormId } = await saltlight.signs(ida)
  const post = await saltlight.opens('publication', pier, { seconds: [0, 5] })
  await withdrawByProduction(saltlight, {
    productionId: saltlight.productionId,
    releaseFormId,
    actor: wren,
    ...why,
  })
  expect(await saltlight.standingOf(post.gateId)).toBe('shut')
  await house.clock.advance(1000)
  await saltlight.signs(ida)
  expect((await saltlight.verdictOf(post.exposureId)).kind).toBe('cleared')
  expect(await saltlight.standingOf(post.gateId)).toBe('shut')
})
