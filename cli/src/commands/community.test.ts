import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../run-command.ts'

// The house of these tests answers by path; the real one is asked in the server's own.
const COMMUNITY = '/api/v1/productions/saltlight/community'
const answers: Record<string, unknown> = {
  '/api/v1/productions': { items: [{ slug: 'saltlight' }], next: null },
  '/api/v1/house': { now: '2026-03-03T12:00:00.000Z' },
  [`${COMMUNITY}/queue`]: {
    items: [
      { state: 'held', reportCount: 0, handle: 'nightowl', source: 'Mara\ndrowns' },
      { state: 'shown', reportCount: 2, handle: null, source: 'x'.repeat(90) },
    ],
    next: null,
    beyond: 0,
  },
  [`${COMMUNITY}/writers/nightowl`]: { record: { writerId: 'w1', handle: 'nightowl' }, writings: [] },
  [`${COMMUNITY}/acts`]: { actId: 'a1' },
}
const asked: { path: string; body: string }[] = []
const server = createServer((request: IncomingMessage, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const path = request.url ?? ''
    asked.push({ path, body: Buffer.concat(chunks).toString() })
    response.writeHead(answers[path] === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answers[path] ?? { type: '/problems/not-found', title: 'Gone', status: 404 }))
  })
})
let env: Record<string, string> = {}

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  env = { STAGEDOOR_URL: `http://127.0.0.1:${address.port}`, STAGEDOOR_KEY: 'sd_key' }
})
afterAll(() => void server.close())

async function typed(...words: string[]) {
  const [said, warned]: [string[], string[]] = [[], []]
  const code = await runCommand(['community', ...words], {
    env,
    terminal: {
      say: (text) => void said.push(text),
      warn: (text) => void warned.push(text),
      progress: () => undefined,
      done: () => undefined,
      confirm: () => Promise.resolve(null),
    },
  })
  return { code, said: said.join('\n'), warned: warned.join('\n') }
}

test('the queue is one line a writing, however long and broken its text', async () => {
  const { code, said } = await typed('queue')
  expect(code).toBe(0)
  const lines = said.split('\n')
  expect(lines[0]).toBe('held          nightowl: Mara drowns')
  expect(lines[1]).toMatch(/^2 reported {4}-: x+…$/)
})

test('a ban counts its days from the clock of the house, and needs a reason', async () => {
  expect((await typed('ban', 'nightowl')).warned).toContain('--reason')
  const { said } = await typed('ban', 'nightowl', '--reason', 'abuse', '--days', '7', '--note', 'twice')
  expect(said).toBe('nightowl may not write here for 7 days.')
  expect(JSON.parse(asked.at(-1)?.body ?? '')).toEqual({
    act: { kind: 'ban', writerId: 'w1', reason: 'abuse', until: '2026-03-10T12:00:00.000Z' },
    note: 'twice',
  })
})
