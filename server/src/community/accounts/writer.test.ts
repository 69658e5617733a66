import { expect, test } from 'vitest'
import { openAccounts } from '../../plant/auth/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { siteAt } from '../../plant/http/index.ts'
import { aFan, aSignedInFan } from '../testing.ts'
import { writerIfAny, writerOf } from './writer.ts'

const house = await testDatabase()
const site = siteAt('http://127.0.0.1:4321')
const accounts = openAccounts({ pool: house.auth, site, secret: 'x'.repeat(44) })
const someone = (userId: string) =>
  ({ kind: 'account', userId, name: 'x', email: 'x@fans.invalid', isOperator: false }) as const

test('a fan is known by their session, and as the writer of their handle', async () => {
  const fan = await aSignedInFan({ ...house, accounts }, 'lantern.keeper')
  expect(await accounts.whoAsks(new Headers(fan.by))).toMatchObject({ userId: fan.accountId })
  const asker = { identity: someone(fan.accountId), viewer: fan.viewerId }
  expect(await writerOf(house, asker)).toMatchObject({ viewerId: fan.viewerId, handle: 'lantern.keeper' })
})

test('whoever has no account is asked to sign in, whoever has no handle to choose one', async () => {
  const { viewerId } = await aFan(house, 'nightowl')
  const nobody = { identity: { kind: 'nobody' }, viewer: viewerId } as const
  await expect(writerOf(house, nobody)).rejects.toMatchObject({ type: 'not-signed-in' })
  const without = { identity: someone('7b1f3f7e-0000-4000-8000-000000000000'), viewer: null }
  await expect(writerOf(house, without)).rejects.toMatchObject({ type: 'no-handle-yet' })
  expect(await writerIfAny(house, without)).toBeNull()
})
