import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApp } from './app.ts'
import { readConfig } from './config.ts'
import { type House, openHouse } from './house.ts'
import { ownDatabase } from './plant/db/testing.ts'
import { silentLog } from './plant/log/index.ts'
import { serve } from './serve.ts'

const own = await ownDatabase('house')
const settings = {
  STAGEDOOR_DATA: own.dataDir,
  STAGEDOOR_DEMO: 'off',
  STAGEDOOR_PORT: '0',
  STAGEDOOR_URL: 'http://127.0.0.1:4321',
  DATABASE_URL: own.url,
}
let house: House
let port: number

beforeAll(async () => {
  house = await openHouse(readConfig(settings), silentLog)
  await house.topics.start()
  const server = await serve(house)
  port = (server.address() as AddressInfo).port
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())))
})

const closing: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const close of closing) await close()
  await house.close()
  await own.drop()
})

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

function ask(
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

const json = { 'content-type': 'application/json' }

describe('the door of the house', () => {
  test('says that it is open and ready', async () => {
    expect((await ask('/healthz')).text).toBe('ok\n')
    expect((await ask('/readyz')).text).toBe('ready\n')
  })

  test('knows its API, and answers what is not there with a problem', async () => {
    expect(await ask('/api/v1/house')).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    })
    const nothing = await ask('/api/v1/nothing')
    expect(nothing).toMatchObject({ status: 404, headers: { 'content-type': 'application/problem+json' } })
    expect(JSON.parse(nothing.text)).toMatchObject({ type: '/problems/not-found' })
    expect((await ask('/m/nothing')).status).toBe(404)
  })

  test('makes links from the configured address, whatever Host a request claims', async () => {
    const { text } = await ask('/api/v1/house', {
      headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example' },
    })
    expect(JSON.parse(text)).toMatchObject({ url: 'http://127.0.0.1:4321' })
    expect(text).not.toContain('evil')
  })

  test('takes no change that another site asks for', async () => {
    const claim = { method: 'POST', body: '{}' }
    const path = `/api/v1/claims/${house.door.token}`
    expect((await ask(path, { ...claim, headers: { ...json, origin: 'https://evil.example' } })).status).toBe(
      403,
    )
    expect((await ask(path, { ...claim, headers: { ...json, 'sec-fetch-site': 'cross-site' } })).status).toBe(
      403,
    )
    expect(
      (await ask(path, { ...claim, headers: { ...json, origin: 'http://127.0.0.1:4321' } })).status,
    ).toBe(400)
  })

  test('refuses a body that is larger than any request needs', async () => {
    const body = Buffer.alloc(5 * 1024 * 1024, ' ')
    const { status, text } = await ask('/api/v1/sessions', { method: 'POST', headers: json, body })
    expect([status, JSON.parse(text).type]).toEqual([413, '/problems/request-too-large'])
    const named = await ask('/api/v1/kit-slips/saved-posts/links', { method: 'POST', headers: json, body })
    expect([named.status, JSON.parse(named.text).type]).toEqual([413, '/problems/request-too-large'])
  })

  test('asks who brings a film before it has read the film, also where the request is to happen once', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'content-type': 'application/octet-stream', 'idempotency-key': 'once' }
      const path = '/api/v1/kit-slips/nobodys/saved-posts'
      const endless = request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent: false })
      endless.on('response', (response) => {
        resolve(response.statusCode)
        endless.destroy()
      })
      endless.on('error', reject)
      endless.write(Buffer.alloc(1024))
    })
    expect(status).toBe(404)
  })

  test('signs its owner in with a cookie that no script reads and no other site sends', async () => {
    const body = JSON.stringify({
      name: 'Ida Brandt',
      email: 'ida@saltlight.example',
      password: 'a lamp in the rain',
    })
    const claimed = await ask(`/api/v1/claims/${house.door.token}`, { method: 'POST', headers: json, body })
    expect(claimed.status).toBe(201)
    const cookies = [claimed.headers['set-cookie'] ?? []].flat()
    expect(cookies.length).toBeGreaterThan(0)
    for (const cookie of cookies) {
      expect(cookie).toMatch(/HttpOnly/i)
      expect(cookie).toMatch(/SameSite=Lax/i)
    }
    const cookie = cookies.map((text) => text.split(';')[0]).join('; ')
    expect(JSON.parse((await ask('/api/v1/me', { headers: { cookie } })).text)).toMatchObject({
      name: 'Ida Brandt',
      isOperator: true,
    })
  })
})

test('every route names what it may refuse and what it is called', async () => {
  const { text } = await ask('/api/v1/openapi.json')
  const document = JSON.parse(text) as {
    paths: Record<string, Record<string, { operationId?: string; responses: object }>>
  }
  const routes = Object.values(document.paths).flatMap((methods) => Object.values(methods))
  expect(routes.length).toBeGreaterThan(60)
  const names = routes.map(({ operationId }) => operationId)
  expect(new Set(names).size).toBe(names.length)
  expect(names).not.toContain(undefined)
  for (const { operationId, responses } of routes)
    expect([operationId, 'default' in responses]).toEqual([operationId, true])
})

test('a taken port is named together with what to set', async () => {
  const second = { ...house, config: { ...house.config, port } }
  await expect(serve(second)).rejects.toThrow(/Port \d+ is taken\. Set STAGEDOOR_PORT/)
})

test('the API answers in process as over the network', async () => {
  const answer = await openApp(house).fetch(new Request('http://in.process/api/v1/house'), {
    clientAddress: '192.0.2.1',
  })
  expect(answer.status).toBe(200)
})
