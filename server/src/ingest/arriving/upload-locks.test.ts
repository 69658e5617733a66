import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { Listener } from '../../plant/db/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { silentLog } from '../../plant/log/index.ts'
import { openSet, saltlight, serveIngest, signedIn } from '../testing.ts'

const house = await testDatabase()
const set = await openSet(house)
await set.openQueues()
const { slug, owner } = await saltlight(house)
const { arriving } = await set.restarted()

/** One more process of the house: its own memory, its own session, the same database and disk. */
async function oneMore() {
  const name = `stagedoor ${randomBytes(4).toString('hex')}`
  const listener = new Listener({ ...house.connection('worker'), application_name: name }, silentLog)
  const server = await serveIngest({ ...(await set.restarted()), listener }, () => signedIn(owner))
  return {
    name,
    origin: server.origin,
    close: async () => {
      await server.close()
      await listener.close()
    },
  }
}

const one = await oneMore()
const other = await oneMore()
afterAll(async () => {
  await Promise.all([one.close(), other.close()])
  await set.close()
})

const bytes = Buffer.concat([Buffer.from('0000001c667479706d70343200000001', 'hex'), randomBytes(2 ** 24)])
const HALF = 2 ** 23
const TUS = { 'tus-resumable': '1.0.0' }

async function begin(): Promise<string> {
  // Bytes that are here already would be known again.
  randomBytes(16).copy(bytes, 1024)
  const answer = await fetch(`${one.origin}/productions/${slug}/uploads`, {
    method: 'POST',
    headers: { ...TUS, 'upload-length': String(bytes.length) },
  })
  expect(answer.status).toBe(201)
  return (answer.headers.get('location') ?? '').replace('/api/v1', '')
}

/** A request that promises all bytes, sends the first half and says no more. */
async function sendHalf(origin: string, upload: string) {
  const sending = request(`${origin}${upload}`, {
    method: 'PATCH',
    headers: {
      ...TUS,
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': bytes.length,
    },
  })
  // The house ends it early.
  sending.on('error', () => undefined)
  sending.write(bytes.subarray(0, HALF))
  await expect.poll(() => arriving.size(upload.split('/').at(-1) ?? '')).toBeGreaterThan(0)
  return sending
}

const ask = (origin: string, upload: string) => fetch(`${origin}${upload}`, { method: 'HEAD', headers: TUS })

async function goOn(origin: string, upload: string, from: number) {
  return fetch(`${origin}${upload}`, {
    method: 'PATCH',
    headers: { ...TUS, 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' },
    body: bytes.subarray(from),
  })
}

test('who comes back to another process of the house goes on where the first one held the line', async () => {
  const upload = await begin()
  const sending = await sendHalf(one.origin, upload)
  const asked = await ask(other.origin, upload)
  expect(asked.headers.get('upload-offset')).toBe(String(HALF))
  const ended = await goOn(other.origin, upload, HALF)
  expect([ended.status, ended.headers.get('upload-offset')]).toEqual([204, String(bytes.length)])
  expect(ended.headers.get('stagedoor-receipt')).toMatch(/\S/)
  sending.destroy()
})

test('both processes asked at once take the bytes once', async () => {
  const upload = await begin()
  const answers = await Promise.all([one, other].map(({ origin }) => goOn(origin, upload, 0)))
  const last = await ask(one.origin, upload)
  expect(last.headers.get('upload-offset')).toBe(String(bytes.length))
  for (const answer of answers) expect([204, 409, 423]).toContain(answer.status)
  expect(answers.map(({ status }) => status)).toContain(204)
})

test('a process that lost its session lets go of its uploads and keeps what came', async () => {
  const upload = await begin()
  const sending = await sendHalf(one.origin, upload)
  const letGo = new Promise((resolve) => sending.once('close', resolve))
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = ${one.name} and datname = current_database()`.execute(house.worker)
  await letGo
  expect((await ask(other.origin, upload)).headers.get('upload-offset')).toBe(String(HALF))
  const ended = await goOn(other.origin, upload, HALF)
  expect([ended.status, ended.headers.get('upload-offset')]).toEqual([204, String(bytes.length)])
  sending.destroy()
})
