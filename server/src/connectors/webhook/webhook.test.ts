import { expect, test } from 'vitest'
import { connectorSuite } from '../connector-suite.ts'
import { ManualClock, testingContext, TokenKeeper } from '../testing.ts'
import { EMULATED_SECRET, emulateWebhook } from './emulator/index.ts'
import { isSignedBy, secretBytes, signMessage, webhookConnector } from './index.ts'
import { postOfTheLantern, webhookAccountAt, webhookFiles, webhookGrant, webhookRig } from './testing.ts'

connectorSuite('webhook', webhookRig)

const post = { plan: postOfTheLantern, files: webhookFiles, parent: null }

test('a message carries the signature of Standard Webhooks, and no other secret, name, moment or body passes', () => {
  const key = secretBytes(EMULATED_SECRET)
  if (key === null) throw new Error('no key')
  const at = Date.UTC(2026, 10, 21)
  const headers = signMessage(key, { id: 'one', at, body: '{}' })
  expect(headers['webhook-timestamp']).toBe(String(at / 1000))
  expect(isSignedBy(key, { headers, body: '{}', now: at + 299_000 })).toBe(true)
  expect(isSignedBy(key, { headers, body: '{}', now: at + 301_000 })).toBe(false)
  expect(isSignedBy(key, { headers, body: '{ }', now: at })).toBe(false)
  expect(isSignedBy(key, { headers: { ...headers, 'webhook-id': 'two' }, body: '{}', now: at })).toBe(false)
  expect(isSignedBy(Buffer.alloc(32), { headers, body: '{}', now: at })).toBe(false)
  expect(secretBytes('whsec_c2hvcnQ=')).toBeNull()
})

test('the example of the specification signs as it says', () => {
  const key = secretBytes('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')
  if (key === null) throw new Error('no key')
  const signed = signMessage(key, {
    id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    at: 1_614_265_330_000,
    body: '{"test": 2432232314}',
  })
  expect(signed['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

test('a later attempt keeps the name of the first, so that a receiver which heeds it has one post', async () => {
  const clock = new ManualClock()
  const receiver = await emulateWebhook({ clock })
  const contextOf = (attempt: string) =>
    testingContext({
      connector: webhookConnector,
      account: webhookAccountAt(receiver.origin),
      origins: { account: receiver.origin },
      clock,
      keeper: new TokenKeeper(webhookGrant),
      attempt,
    })
  const first = contextOf('first')
  await webhookConnector.begin(post, first, null)
  const handle = first.saved ?? { v: 0 }
  await webhookConnector.commit(post, first, handle)
  const second = contextOf('second')
  await webhookConnector.begin(post, second, handle)
  expect(second.saved).toEqual(handle)
  await webhookConnector.commit(post, second, second.saved ?? handle)
  expect([...receiver.posts.keys()]).toEqual(['first'])
  await receiver.close()
})

test('a receiver that keeps no status is asked to take a post back, and nothing is claimed for it', async () => {
  const ctx = {
    ...testingContext({
      connector: webhookConnector,
      account: webhookAccountAt('https://hooks.example'),
      origins: { account: 'https://hooks.example' },
      keeper: new TokenKeeper(webhookGrant),
    }),
    fetch: async () => new Response('ok'),
  }
  const live = await webhookConnector.commit(post, ctx, { v: 1, key: 'one' })
  expect(live).toMatchObject({ kind: 'live', ref: { id: 'one', url: null } })
  expect(await webhookConnector.reconcile(post, ctx, { v: 1, key: 'one' })).toMatchObject({
    kind: 'undecided',
  })
  expect(await webhookConnector.retract({ id: 'one', url: null }, ctx)).toMatchObject({ kind: 'asked' })
  expect(await webhookConnector.observe({ id: 'one', url: null }, ctx, null)).toMatchObject({
    existence: 'unreadable',
  })
})

test('a door opens to an address at its server and a secret of the right size, and to nothing else', async () => {
  const { door } = webhookConnector
  if (door.kind !== 'words') throw new Error('no words')
  const ctx = {
    fetch,
    origins: { account: 'https://hooks.example' },
    now: new ManualClock().now,
    signal: new AbortController().signal,
  }
  const opened = await door.open({ path: '/in?a=1', secret: EMULATED_SECRET }, ctx)
  expect(opened).toMatchObject({ remoteId: 'https://hooks.example/in?a=1', settings: { path: '/in?a=1' } })
  for (const fields of [
    { path: '/in', secret: 'short' },
    { path: 'https://elsewhere.example/in', secret: EMULATED_SECRET },
    { path: '//elsewhere.example/in', secret: EMULATED_SECRET },
  ])
    await expect(door.open(fields, ctx)).rejects.toThrow()
})
