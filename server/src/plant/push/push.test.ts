import { createECDH, randomBytes } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { siteAt } from '../http/index.ts'
import { Outgoing } from '../outgoing/index.ts'
import { Push } from './index.ts'
import { openPushService, unseal } from './testing.ts'

const service = await openPushService()
afterAll(() => service.close())
beforeEach(() => service.taken.splice(0))

const key = randomBytes(32)
const push = new Push({ key, site: siteAt('https://house.example'), outgoing: service.outgoing })
const message = { words: '{"id":"4"}', topic: 'notices' }

test('the reader of these tests opens the example of RFC 8291, appendix A', () => {
  const ecdh = createECDH('prime256v1')
  ecdh.setPrivateKey('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94', 'base64url')
  const auth = Buffer.from('BTBZMqHH6r4Tts7J_aSIgg', 'base64url')
  const body = Buffer.from(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    'base64url',
  )
  expect(unseal(body, { ecdh, auth })).toBe('When I grow up, I want to be a watermelon')
})

test('a message arrives sealed for its device, signed by the house, and the service reads nothing of it', async () => {
  const device = service.subscribe()
  expect(await push.send(device, message)).toBe('taken')
  expect(service.refused).toEqual([])
  expect(service.taken).toMatchObject([
    {
      device: device.name,
      words: '{"id":"4"}',
      topic: 'notices',
      ttl: 86_400,
      subject: 'https://house.example',
    },
  ])
  expect(service.taken[0]?.seenByService).not.toContain('"id"')
})

test('the same house has the same key at every start, another house another', () => {
  const site = siteAt('http://127.0.0.1:4321')
  const { outgoing } = service
  expect(new Push({ key, site, outgoing }).publicKey).toBe(push.publicKey)
  expect(new Push({ key: randomBytes(32), site, outgoing }).publicKey).not.toBe(push.publicKey)
  expect(new Push({ key, site, outgoing }).isPossible).toBe(true)
  expect(new Push({ key, site: siteAt('http://house.example'), outgoing }).isPossible).toBe(false)
})

test('a device that its service does not know any more is gone; a busy service is asked later', async () => {
  const device = service.subscribe()
  for (const [status, outcome] of [
    [404, 'gone'],
    [410, 'gone'],
    [429, 'later'],
    [503, 'later'],
  ] as const) {
    service.answerWith(device.name, status)
    expect(await push.send(device, message)).toBe(outcome)
  }
  service.answerWith(device.name, null)
  expect(await push.send(device, message)).toBe('taken')
})

test('a subscription that leads inside, or has no keys, is not taken, and nothing is sent to it', async () => {
  const strict = new Push({ key, site: siteAt('https://house.example'), outgoing: new Outgoing() })
  const device = service.subscribe()
  expect(strict.takes(device)).toBe(false)
  expect(await strict.send(device, message)).toBe('gone')
  expect(push.takes({ ...device, p256dh: 'AAAA' })).toBe(false)
  expect(push.takes({ ...device, auth: '' })).toBe(false)
  expect(service.taken).toEqual([])
})
