import { afterAll, expect, test, vi } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { openStage } from './testing.ts'

const house = await testDatabase()
const stage = await openStage(house)
afterAll(() => stage.close())
const ida = { name: 'Ida Brandt', email: 'ida@saltlight.example', password: 'a lamp in the rain' }
const claim = (token: string, person = ida) => stage.asks('POST', `/claims/${token}`, { body: person })

test('a wrong token claims nothing, and neither does a weak password', async () => {
  expect(await claim('x'.repeat(22))).toMatchObject({
    status: 404,
    body: { type: '/problems/slip-not-found' },
  })
  expect(await claim(stage.door.token, { ...ida, password: 'too short' })).toMatchObject({ status: 400 })
  expect((await stage.asks('GET', '/house')).body).toMatchObject({ hasOwner: false })
})

test('an owner’s door that stood open for an hour is shut', async () => {
  const opened = performance.now()
  const later = vi.spyOn(performance, 'now').mockReturnValue(opened + 3_600_001)
  expect(await claim(stage.door.token)).toMatchObject({ status: 404 })
  later.mockRestore()
})

test('of two who claim at once one becomes the owner: of the house, and of every production in it', async () => {
  const demo = await stage.startsProduction('Saltlight')
  const broken = await stage.person('Broken-off claim', { productionId: demo.id, role: 'editor' })
  const claims = await Promise.all([
    claim(stage.door.token, { ...ida, email: broken.email }),
    claim(stage.door.token, { ...ida, email: 'other@saltlight.example' }),
  ])
  expect(claims.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409])
  expect(claims.find(({ status }) => status === 409)?.body).toMatchObject({
    type: '/problems/house-is-claimed',
  })
  const owner = claims.find(({ status }) => status === 201)!
  const me = await stage.asks('GET', '/me', { by: stage.cookiesOf(owner.headers) })
  expect(me.body).toMatchObject({ isOperator: true, productions: [{ slug: 'saltlight', role: 'owner' }] })
})

test('a house is claimed once', async () => {
  expect(await claim(stage.door.token, { ...ida, email: 'late@saltlight.example' })).toMatchObject({
    status: 409,
    body: { type: '/problems/house-is-claimed' },
  })
  expect((await stage.asks('GET', '/house')).body).toMatchObject({ hasOwner: true })
})
