import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../run-command.ts'

// The house of these tests answers by path; the real one is asked in e2e.
const answers: Record<string, unknown> = {
  '/api/v1/productions': { items: [{ slug: 'saltlight' }], next: null },
  '/api/v1/productions/saltlight/subjects': { items: [{ id: 'ida', name: 'Ida Brandt' }], next: null },
  '/api/v1/productions/saltlight/board': {
    counts: { cleared: 3, held: 2 },
    held: [{ exposureId: 'x2', of: 'cut', title: null, assets: [{ title: 'Lamp room' }] }],
    unlisted: 0,
    acts: [
      { said: 'Ask Ida Brandt to extend', frees: ['x1'], helps: ['x2'] },
      { said: 'Lift the embargo on Scene 12', frees: [], helps: ['x2'] },
    ],
    stuck: ['x2'],
    next: [{ title: 'Lamp room', said: 'Fri 11 Dec, 18:00 Oslo frees it by itself.' }],
  },
  '/api/v1/productions/saltlight/simulations': {
    supposed: ['If Ida Brandt withdraws everything given by consent'],
    consequences: '1 answer gets worse and 1 thing that is out is shut',
    asked: 4,
    before: { cleared: 3, held: 2 },
    after: { cleared: 2, held: 3 },
    changes: [
      {
        change: 'worse',
        of: 'publication',
        title: null,
        assets: [{ title: 'Lamp room' }],
        isShut: true,
        before: { headline: 'Cleared' },
        after: { headline: 'Held', reason: 'The release form of Ida Brandt was withdrawn.' },
      },
    ],
  },
}
const asked: { path: string; body: string }[] = []
const server = createServer((request: IncomingMessage, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const path = request.url ?? ''
    asked.push({ path, body: Buffer.concat(chunks).toString() })
    const answer = answers[path]
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? { type: '/problems/not-found', title: 'Gone', status: 404 }))
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
  asked.length = 0
  const code = await runCommand(words, {
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

test('the board says what would free most, what several acts free, and what the clock does', async () => {
  const { code, said } = await typed('board')
  expect(code).toBe(0)
  expect(said.split('\n').map((line) => line.trim())).toEqual([
    '2 held of 5.',
    'What would free most, one act each:',
    '1  Ask Ida Brandt to extend, and it helps 1 more',
    '-  Lift the embargo on Scene 12: frees nothing alone, helps 1',
    'What no single act frees:',
    'Lamp room',
    'Next, by the clock:',
    'Lamp room: Fri 11 Dec, 18:00 Oslo frees it by itself.',
  ])
  expect(JSON.parse((await typed('board', '--json')).said)).toEqual(
    answers['/api/v1/productions/saltlight/board'],
  )
})

test('a withdrawal is wondered about by name, and nothing is done', async () => {
  const { code, said } = await typed('what-if', '--withdraws', 'ida brandt')
  expect(code).toBe(0)
  expect(JSON.parse(asked.at(-1)?.body ?? '')).toEqual({ suppose: [{ kind: 'withdrawn', subjectId: 'ida' }] })
  expect(said).toContain('Lamp room (publication): Cleared → Held, and it is out: it would be shut')
  expect(said).toContain('Nothing was done. 4 answers could change')
})

test('several things are supposed together, in the words of the contract', async () => {
  await typed(
    'what-if',
    '--signs',
    'Ida Brandt',
    '--premiere',
    '2027-03-12T19:00:00+01:00',
    '--territory',
    'de',
  )
  expect(JSON.parse(asked.at(-1)?.body ?? '')).toEqual({
    suppose: [
      { kind: 'grant-signed', subjectId: 'ida' },
      { kind: 'premiere-moved', at: '2027-03-12T18:00:00.000Z', territory: 'DE' },
    ],
  })
})

test('nothing to suppose, a moment without its offset and a name that nobody has are refused before anything is asked', async () => {
  expect(await typed('what-if')).toMatchObject({
    code: 2,
    warned: expect.stringContaining('at least one thing'),
  })
  expect((await typed('what-if', '--at', '2027-03-12T19:00')).code).toBe(2)
  expect(await typed('what-if', '--withdraws', 'Nobody')).toMatchObject({
    code: 1,
    warned: expect.stringContaining('There are: Ida Brandt.'),
  })
  expect(asked.map(({ path }) => path)).not.toContain('/api/v1/productions/saltlight/simulations')
})
