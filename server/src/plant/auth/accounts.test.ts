import { Problem } from '@stagedoor/contract/problems'
import { expect, test } from 'vitest'
import { testDatabase } from '../db/testing.ts'
import { siteAt } from '../http/index.ts'
import { openAccounts } from './accounts.ts'

const house = await testDatabase()
const accounts = openAccounts({
  pool: house.auth,
  site: siteAt('http://127.0.0.1:4321'),
  secret: 'x'.repeat(44),
})
const ida = { name: 'Ida Brandt', email: 'Ida@saltlight.example', password: 'a lamp in the rain' }

function requestWith(cookies: Headers): Headers {
  return new Headers({
    cookie: cookies
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
  })
}

test('an account signs in by e-mail and password, is known by its cookie, and is nobody after signing out', async () => {
  const account = await accounts.create(ida)
  const cookies = await accounts.signIn(ida, new Headers())
  expect(await accounts.whoAsks(requestWith(cookies))).toEqual({ ...account, email: 'ida@saltlight.example' })
  await accounts.signOut(requestWith(cookies))
  expect(await accounts.whoAsks(requestWith(cookies))).toBeNull()
})

test('a wrong password and an unknown address are refused alike', async () => {
  const wrong = accounts.signIn({ ...ida, password: 'a lamp in the sun' }, new Headers())
  await expect(wrong).rejects.toMatchObject({ type: 'sign-in-failed' })
  const unknown = accounts.signIn(
    { email: 'no@saltlight.example', password: 'whatever it is' },
    new Headers(),
  )
  await expect(unknown).rejects.toMatchObject({ type: 'sign-in-failed' })
})

test('an e-mail address has one account', async () => {
  await expect(accounts.create({ ...ida, email: 'IDA@saltlight.example' })).rejects.toBeInstanceOf(Problem)
})

test('a new password ends the sessions of the old one', async () => {
  const cookies = await accounts.signIn(ida, new Headers())
  const account = await accounts.find(ida.email)
  await accounts.setPassword(account!.userId, 'another lamp entirely')
  expect(await accounts.whoAsks(requestWith(cookies))).toBeNull()
  await expect(accounts.signIn(ida, new Headers())).rejects.toMatchObject({ type: 'sign-in-failed' })
  await accounts.signIn({ ...ida, password: 'another lamp entirely' }, new Headers())
})
