import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openApp } from './app.ts'
import { aSignedInFan } from './community/testing.ts'
import { readConfig } from './config.ts'
import { type House, openHouse } from './house.ts'
import { ownDatabase } from './plant/db/testing.ts'
import { silentLog } from './plant/log/index.ts'
import { startProduction } from './production/index.ts'
import { type ApiDocument, leastOf } from './testing-least-of.ts'

/** What anybody who is signed in may ask, whatever their role: of the house, and of themselves. */
const OF_THEMSELVES = new Set([
  'getHouse',
  'getMe',
  'signIn',
  'signOut',
  'readViewAs',
  'stopViewAs',
  // The way back from a platform belongs to the session that went there, and to nobody else.
  'comeBackFromPlatform',
  'readAccountChoice',
  'choosePlatformAccounts',
])

/** What the schema of a body does not say of it. */
const BESIDES: Readonly<Record<string, object>> = {
  answerForBadge: { text: 'x' },
  blockPerson: { person: 'https://social.example/users/x' },
  letPersonBack: { person: 'https://social.example/users/x' },
  sayOutcome: { kind: 'absent' },
}

let own: Awaited<ReturnType<typeof ownDatabase>>
let house: House

beforeAll(async () => {
  own = await ownDatabase('fans')
  const settings = {
    STAGEDOOR_DATA: own.dataDir,
    STAGEDOOR_DEMO: 'off',
    STAGEDOOR_PORT: '0',
    STAGEDOOR_URL: 'http://127.0.0.1:4321',
    DATABASE_URL: own.url,
  }
  house = await openHouse(readConfig(settings), silentLog)
})
afterAll(async () => {
  await house.close()
  await own.drop()
})

test('an account without a role is refused backstage as a stranger is: nothing to be read, changed, begun or run', async () => {
  const app = openApp(house)
  const ask = (path: string, init: RequestInit = {}) =>
    app.fetch(new Request(`http://127.0.0.1:4321${path}`, init), { clientAddress: '192.0.2.1' })
  const owner = await house.accounts.createWithoutPassword('Wren Adeyemi')
  const saltlight = await startProduction(house, {
    title: 'Saltlight',
    kind: 'film',
    zone: 'Europe/Oslo',
    ownerId: owner.userId,
  })
  const { by } = await aSignedInFan({ crew: house.db, accounts: house.accounts }, 'lantern.keeper')
  const document = (await (await ask('/api/v1/openapi.json')).json()) as ApiDocument

  const answered: Record<string, string[]> = {}
  let asked = 0
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, { operationId, requestBody, parameters = [] }] of Object.entries(methods)) {
      if (path.includes('/public/') || path.includes('{token}') || OF_THEMSELVES.has(operationId)) continue
      asked += 1
      const schema = requestBody?.content['application/json']?.schema
      const query = parameters
        .filter(({ in: place, required }) => place === 'query' && required)
        .map(({ name, schema: of }) => `${name}=${encodeURIComponent(String(leastOf(of, document)))}`)
      const at = path
        .replace('{production}', saltlight.slug)
        .replace('{language}', 'en')
        .replace('{connector}', 'mastodon')
        .replace('{playlist}', 'main')
        .replace('{rendition}', '720')
        .replace('{piece}', 'head')
        .replaceAll(/\{(\w+)\}/g, () => randomUUID())
      const init: RequestInit = {
        method: method.toUpperCase(),
        headers: { ...by, ...(schema === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(schema === undefined
          ? {}
          : { body: JSON.stringify(Object.assign(leastOf(schema, document) ?? {}, BESIDES[operationId])) }),
      }
      const answer = await ask(query.length === 0 ? at : `${at}?${query.join('&')}`, init)
      const text = await answer.text()
      if (![401, 403, 404].includes(answer.status))
        (answered[answer.status] ??= []).push(`${operationId}: ${text.slice(0, 160)}`)
      expect(text, operationId).not.toMatch(/Wren|Saltlight/)
    }
  expect(answered).toEqual({})
  expect(asked).toBeGreaterThan(150)
})
