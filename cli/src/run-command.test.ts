import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runCommand } from './run-command.ts'

/** One request that the stand-in of a house was asked. */
interface Request {
  method: string
  path: string
  key: string
  body: string
  headers: IncomingMessage['headers']
}

type Answer = (request: Request, response: ServerResponse) => void

// The house of these tests answers what each test tells it to; the real one is asked in e2e.
let answer: Answer = () => undefined
const asked: Request[] = []
const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { method = '', url = '', headers } = request
    const told = {
      method,
      path: url,
      key: headers.authorization ?? '',
      body: Buffer.concat(chunks).toString(),
      headers,
    }
    asked.push(told)
    answer(told, response)
  })
})
let folder = ''
let env: Record<string, string> = {}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commands-'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  env = { STAGEDOOR_URL: `http://127.0.0.1:${address.port}`, STAGEDOOR_KEY: 'sd_key', XDG_STATE_HOME: folder }
})
beforeEach(() => {
  asked.length = 0
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true, force: true })
})

const json = (response: ServerResponse, status: number, value: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

async function typed(words: string[], { confirm = null as boolean | null, as = env } = {}) {
  const said: string[] = []
  const warned: string[] = []
  const code = await runCommand(words, {
    env: as,
    terminal: {
      say: (text) => void said.push(text),
      warn: (text) => void warned.push(text),
      progress: () => undefined,
      done: () => undefined,
      confirm: () => Promise.resolve(confirm),
    },
  })
  return { code, said: said.join('\n'), warned: warned.join('\n') }
}

test('without a word it says what it can do', async () => {
  const { code, said } = await typed([])
  expect(code).toBe(0)
  for (const name of ['start', 'restore', 'ask', 'judge']) expect(said).toContain(name)
  expect((await typed(['help', 'recall'])).said).toContain('--because')
  expect((await typed(['ingest', '--help'])).said).toContain('--day')
})

test('what was asked wrongly ends with 2, does nothing, and shows how it is asked', async () => {
  for (const words of [
    ['dance'],
    ['ask'],
    ['cuts', '--colour', 'red'],
    ['publish', 'a-cut'],
    ['ask', 'x', '--at', 'tomorrow'],
  ]) {
    const { code, warned } = await typed(words)
    expect(code, words.join(' ')).toBe(2)
    expect(warned, words.join(' ')).toContain('Nothing was done.')
  }
  expect(asked).toEqual([])
})

test('without a key nothing is sent, and where no house answers it is said what to do', async () => {
  const { code, warned } = await typed(['cuts'], { as: { ...env, STAGEDOOR_KEY: '' } })
  expect([code, warned]).toEqual([1, expect.stringContaining('STAGEDOOR_KEY is not set')])
  const away = await typed(['cuts'], { as: { ...env, STAGEDOOR_URL: 'http://127.0.0.1:1' } })
  expect([away.code, away.warned]).toEqual([1, expect.stringContaining('does not answer')])
  const bad = await typed(['cuts'], { as: { ...env, STAGEDOOR_URL: 'stagedoor' } })
  expect(bad.warned).toContain('STAGEDOOR_URL is "stagedoor"')
  expect(asked).toEqual([])
})

test('the doorkeeper’s answer is said in words, and only a cleared one ends with 0', async () => {
  const said = {
    headline: 'Held',
    reason: 'Scene 12 is embargoed.',
    when: 'Clears Friday.',
    after: '',
    acts: [{ said: 'Wait' }],
  }
  let kind = 'held'
  answer = ({ path }, response) => {
    if (path.startsWith('/api/v1/cuts/')) json(response, 200, { title: 'The pier', exposureId: 'e1' })
    else json(response, 201, { kind, said, concerns: [] })
  }
  const held = await typed([
    'ask',
    'c1',
    '--territory',
    'no,se',
    '--destination',
    'instagram',
    '--at',
    '2026-11-27T18:00:00+01:00',
  ])
  expect(held.code).toBe(1)
  expect(held.said.split('\n')).toEqual([
    'The pier',
    'Held',
    'Scene 12 is embargoed.',
    'Clears Friday.',
    'What would help:',
    '  - Wait',
  ])
  expect(JSON.parse(asked[1]?.body ?? '')).toEqual({
    destination: 'instagram',
    territories: ['NO', 'SE'],
    at: '2026-11-27T17:00:00.000Z',
  })
  expect(asked.every(({ key }) => key === 'Bearer sd_key')).toBe(true)
  kind = 'cleared-with-edits'
  expect((await typed(['ask', 'c1'])).code).toBe(1)
  kind = 'cleared'
  expect((await typed(['ask', 'c1'])).code).toBe(0)
  expect(JSON.parse((await typed(['ask', 'c1', '--json'])).said)).toMatchObject({ kind: 'cleared' })
})

test('a refusal says what happened, that nothing was changed, and what to do; programs get the problem itself', async () => {
  answer = (_request, response) =>
    json(response, 409, {
      type: '/problems/not-cleared',
      title: 'It is held.',
      status: 409,
      detail: 'Tomas has not signed.',
    })
  const words = ['publish', 'c1', '--title', 'The pier', '--production', 'saltlight']
  const { code, warned } = await typed(words)
  expect(code).toBe(1)
  expect(warned).toContain('Tomas has not signed.')
  expect(warned).toContain('Nothing was changed. Ask the doorkeeper why')
  expect(JSON.parse((await typed([...words, '--json'])).said)).toMatchObject({
    type: '/problems/not-cleared',
    status: 409,
  })
})

test('a recall is asked about once: no answer and no leave it standing, yes recalls it', async () => {
  answer = ({ method }, response) => {
    if (method === 'GET') json(response, 200, { title: 'The pier' })
    else
      json(response, 201, {
        title: 'The pier',
        lines: [{ state: 'gone', place: { name: 'Own page' }, dueAt: null }],
      })
  }
  const words = ['recall', 'p1', '--because', 'A plate number in shot']
  const posts = () => asked.filter(({ method }) => method === 'POST')
  expect(await typed(words)).toMatchObject({ code: 1, warned: expect.stringContaining('Say --yes') })
  expect(await typed(words, { confirm: false })).toMatchObject({
    code: 1,
    said: '"The pier" stands as it was.',
  })
  expect(posts()).toEqual([])
  expect((await typed(words, { confirm: true })).said).toContain('gone      Own page')
  expect((await typed([...words, '--yes'])).code).toBe(0)
  expect(posts().map(({ body }) => JSON.parse(body))).toEqual(
    Array(2).fill({ because: 'A plate number in shot' }),
  )
})

test('a key that sees several productions has to say which', async () => {
  answer = (_request, response) =>
    json(response, 200, { items: [{ slug: 'saltlight' }, { slug: 'another' }], next: null })
  expect((await typed(['cuts'])).warned).toContain('there are saltlight, another')
})

test('a file that broke off is gone on with by the same command, and its digest is compared', async () => {
  const bytes = Buffer.from('a film of sixteen')
  const path = join(folder, 'take 1.mp4')
  await writeFile(path, bytes)
  const digest = createHash('sha256').update(bytes)
  const [hex, base64] = [digest.copy().digest('hex'), digest.digest('base64')]
  let isBroken = true
  let told = `sha-256=:${base64}:`
  answer = ({ method, body }, response) => {
    const tus = { 'tus-resumable': '1.0.0' }
    if (method === 'POST')
      response
        .writeHead(201, {
          ...tus,
          location: '/api/v1/productions/saltlight/uploads/u1',
          'upload-offset': '6',
        })
        .end()
    else if (method === 'HEAD')
      response.writeHead(200, { ...tus, 'upload-offset': '6', 'upload-length': '17' }).end()
    else if (isBroken)
      json(response, 403, { type: '/problems/not-allowed', title: 'Not yours.', status: 403 })
    else {
      const reached = body.length === 17 ? 17 : 6 + body.length
      response
        .writeHead(204, {
          ...tus,
          'upload-offset': String(reached),
          'repr-digest': told,
          'stagedoor-receipt': 'SALT-0001',
        })
        .end()
    }
  }
  const words = ['ingest', path, '--production', 'saltlight', '--contributor', 'Noor']
  expect((await typed(words)).code).toBe(1)
  // Where it was begun, and the key it was begun with.
  expect(await readdir(join(folder, 'stagedoor', 'uploads'))).toHaveLength(2)
  isBroken = false
  asked.length = 0
  const again = await typed(words)
  expect(again).toMatchObject({ code: 0, said: expect.stringContaining(`sha256 ${hex}`) })
  expect(again.said).toContain('receipt SALT-0001')
  expect(asked.map(({ method }) => method)).toEqual(['HEAD', 'PATCH'])
  expect(asked[1]?.body).toBe(' of sixteen'.slice(-11))
  expect(await readdir(join(folder, 'stagedoor', 'uploads'))).toEqual([])
  told = `sha-256=:${Buffer.alloc(32).toString('base64')}:`
  expect(await typed(words)).toMatchObject({
    code: 1,
    warned: expect.stringContaining('did not arrive as it lies here'),
  })
})

describe('a world is judged without a house', () => {
  const example = fileURLToPath(new URL('../../examples/world.json', import.meta.url))
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text)
    return join(folder, name)
  }

  test('each of its exposures is answered, for people and for programs', async () => {
    const people = await typed(['judge', example])
    expect(people.code).toBe(1)
    expect(people.said).toContain(
      'reel-in-norway: May it leave as an Instagram post of @saltlight, in Norway',
    )
    const programs = JSON.parse((await typed(['judge', example, '--json'])).said)
    expect(programs).toMatchObject({ form: 'stagedoor/verdicts/1', now: '2026-11-24T13:06:00.000Z' })
    expect(programs.evidenceDigest).toMatch(/^[0-9a-f]{64}$/)
    expect(programs.verdicts).toHaveLength(3)
    expect(programs.verdicts[0]).toMatchObject({ exposure: 'whole-clip-on-the-own-page', kind: 'held' })
    expect(asked).toEqual([])
  })

  test('it ends with 0 only when everything is cleared, and tells flaws beside the answer', async () => {
    const world = JSON.parse(await readFile(example, 'utf8'))
    const grants = [world.grants[0], { ...world.grants[0], id: 'ida-form-again' }]
    const exposures = [world.exposures[1]]
    const clean = {
      ...world,
      grants: [...grants, world.grants[1]],
      exposures,
      appearances: [world.appearances[0]],
    }
    const answered = await typed(['judge', await write('clean.json', JSON.stringify(clean)), '--zone', 'UTC'])
    expect(answered).toMatchObject({ code: 0, said: expect.stringContaining('Cleared') })
    expect(answered.warned).toContain('two grants permit some of the same')
  })

  test('what nobody should write has an answer, and is told', async () => {
    const world = JSON.parse(await readFile(example, 'utf8'))
    const [form] = world.grants
    const at = world.now
    const grant = (id: string, changes: object) => ({ ...form, subject: 'lena', id, ...changes })
    const holdback = (waits: string, first: string) => ({
      id: waits,
      name: waits,
      waits,
      first,
      recordedAt: at,
    })
    const secret = (id: string, reveal: object) => ({ kind: 'secret', id, name: id, reveal })
    const asset = world.assets[0].id
    const crowd = Array.from({ length: 300 }, (_, i) => ({
      id: `extra-${i}`,
      asset,
      subject: 'lena',
      sides: ['picture'],
      boxes: [{ x: 0, y: 0, width: 1, height: 1 }],
      from: (i % 20) / 2,
      to: (i % 20) / 2 + 1,
    }))
    const bad = {
      ...world,
      subjects: [
        ...world.subjects,
        { kind: 'person', id: 'lena', name: 'Lena', minor: true, comesOfAgeAt: '2027-01-01T00:00:00+01:00' },
        secret('never told', { kind: 'never' }),
        secret('one', { kind: 'with', secret: 'two' }),
        secret('two', { kind: 'with', secret: 'one' }),
      ],
      grants: [
        ...world.grants,
        grant('backwards', { from: '2027-02-01T00:00:00Z', until: '2027-01-01T00:00:00Z' }),
        grant('too late', {
          state: { kind: 'withdrawn', signedAt: at, withdrawnAt: '2020-01-01T00:00:00Z' },
        }),
        grant('guardian', { signatory: 'guardian', territories: ['EU', 'DE'], until: undefined }),
        grant('guardian again', {
          signatory: 'guardian',
          until: undefined,
          conditions: [{ kind: 'approval-needed' }],
        }),
      ],
      holdbacks: [holdback('tiktok', 'own-page'), holdback('own-page', 'tiktok')],
      embargoes: [
        ...world.embargoes,
        { ...world.embargoes[0], id: 'night', until: { local: '2026-10-25T02:30', zone: 'Europe/Oslo' } },
      ],
      appearances: [...world.appearances, ...crowd, { ...crowd[0], id: 'beyond', from: 20, to: 900 }],
    }
    const answered = await typed(['judge', await write('bad.json', JSON.stringify(bad)), '--json'])
    expect(answered.code).toBe(1)
    const { flaws, warnings, verdicts } = JSON.parse(answered.said)
    expect(flaws.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining([
        'window-ends-before-it-begins',
        'withdrawn-before-signed',
        'group-with-member',
        'grants-contradict',
        'comes-of-age-in-window',
        'never-revealed',
        'circle-of-reveals',
        'circle-of-holdbacks',
        'mark-outside-asset',
      ]),
    )
    expect(warnings).toMatchObject([{ says: expect.stringContaining('twice') }])
    expect(verdicts).toHaveLength(3)
  })

  test('a document that is no world is told at every place, and ends with 2', async () => {
    const wrong = await write(
      'wrong.json',
      JSON.stringify({ form: 'stagedoor/world/1', name: '', colour: 'green' }),
    )
    const answered = await typed(['judge', wrong])
    expect(answered.code).toBe(2)
    for (const pointer of ['/colour', '/name', '/now']) expect(answered.warned).toContain(pointer)
    expect(JSON.parse((await typed(['judge', wrong, '--json'])).said).flaws).toHaveLength(3)
    for (const path of [join(folder, 'nowhere.json'), await write('half.json', '{ "form":')])
      expect(await typed(['judge', path])).toMatchObject({
        code: 2,
        warned: expect.stringContaining('Nothing was judged.'),
      })
    expect((await typed(['judge', example, '--zone', 'Atlantis'])).warned).toContain('no time zone')
  })
})

test('a report is written as the house answers it, and never over another', async () => {
  answer = ({ path }, response) =>
    response.writeHead(200, { 'content-type': 'application/pdf' }).end(`%PDF of ${path}`)
  const out = join(folder, 'reel.pdf')
  expect(await typed(['report', '--cut', 'reel', '--out', out])).toMatchObject({ code: 0 })
  expect(await readFile(out, 'utf8')).toBe('%PDF of /api/v1/cuts/reel/report?format=pdf')
  expect(await typed(['report', '--cut', 'reel', '--out', out])).toMatchObject({
    code: 1,
    warned: expect.stringContaining('was kept as it is'),
  })
  expect(await typed(['report', '--format', 'doc'])).toMatchObject({ code: 2 })
})

test('a table of the story is looked at before it is taken over as it was shown, and its mistakes are told by place', async () => {
  const plan = { changes: [{ kind: 'point-added', says: 'The end is added.' }], flaws: [], digest: 'd1' }
  const flaws = [{ line: 3, column: 'after', says: 'There is no point Hen.' }]
  answer = ({ body }, response) =>
    json(response, 200, body.includes('Hen') ? { ...plan, changes: [], flaws } : plan)
  const file = join(folder, 'story.csv')
  await writeFile(file, 'name\nThe end\n')
  const here = ['--production', 'saltlight']
  expect(await typed(['story', 'import', file, '--dry-run', ...here])).toEqual({
    code: 0,
    said: 'The end is added.\n1 would change.',
    warned: '',
  })
  expect(asked.map(({ path }) => path)).toEqual(['/api/v1/productions/saltlight/story-tables/previews'])
  await typed(['story', 'import', file, '--remove-missing', ...here])
  expect(JSON.parse(asked.at(-1)?.body ?? '')).toEqual({
    csv: 'name\nThe end\n',
    expects: 'd1',
    removesMissing: true,
  })
  await writeFile(file, 'name,after\nEgg,Hen\n')
  asked.length = 0
  expect(await typed(['story', 'import', file, '--scenes', ...here])).toMatchObject({
    code: 2,
    warned: 'The table has mistakes. Nothing was changed.\nline 3, after: There is no point Hen.',
  })
  expect(asked.map(({ path }) => path)).toEqual(['/api/v1/productions/saltlight/scene-tables/previews'])
  answer = (_, response) => response.writeHead(200, { 'content-type': 'text/csv' }).end('name\r\n')
  expect(await typed(['story', 'export', file, ...here])).toMatchObject({ code: 1 })
  expect(await typed(['story', 'export', `${file}.new`, ...here])).toMatchObject({ code: 0 })
  expect(await readFile(`${file}.new`, 'utf8')).toBe('name\r\n')
})
