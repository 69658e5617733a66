import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { secondsToFlicks } from '@stagedoor/core/time'
import { endlessBox, nestedMoov } from '../fixtures/hostile/boxes.ts'
import { blackPng } from '../fixtures/hostile/pictures.ts'
import { hostileTexts } from '../fixtures/hostile/playlists.ts'
import { freePort, houseEnv, MAIN, newDataDir, type RunningHouse, runNode, startHouse } from './house.ts'
import { announceUpload, sendWhole } from './tus.ts'
import { must, refusal, tokenOf, type Visitor, visitorOf } from './visitor.ts'

// What people and strangers send that is not what it says: each is refused or kept sealed, in words, and the house goes on.
const START = Date.parse('2027-03-01T09:00:00.000Z')
const HOUR = 3_600_000
const PATIENT = { timeout: 60_000, interval: 100 }
const SECRET = 'the keeper drowns in the last act'
const production = 'saltlight'
const params = { path: { production } }
const clip = (name: string): Promise<Buffer> =>
  readFile(fileURLToPath(new URL(`../fixtures/clips/${name}`, import.meta.url)))

let folder: Awaited<ReturnType<typeof newDataDir>>
let port = 0
let house: RunningHouse
let owner: Visitor
let inbox = ''
let asset = ''
const nobody = () => visitorOf(house.origin)
const asked: string[] = []
const bait = createServer((request, response) => {
  asked.push(request.url ?? '')
  response.end(SECRET)
})

beforeAll(async () => {
  folder = await newDataDir()
  port = await freePort()
  bait.listen(0, '127.0.0.1')
  await once(bait, 'listening')
  house = await startHouse({ dataDir: folder.path, port })
  owner = nobody()
  await must(
    owner.POST('/api/v1/claims/{token}', {
      params: { path: { token: house.claimToken ?? '' } },
      body: { name: 'Wren Okafor', email: 'wren@saltlight.example', password: 'the lamp is lit at dusk' },
    }),
  )
  await must(owner.PUT('/api/v1/clock', { body: { now: new Date(START).toISOString() } }))
  await must(
    owner.POST('/api/v1/productions', {
      body: { title: 'Saltlight', slug: production, kind: 'film', zone: 'Europe/Oslo' },
    }),
  )
  inbox = await newInbox({})
})
afterAll(async () => {
  bait.close()
  await house.stop()
  await folder.remove()
})

async function newInbox(order: { closesAt?: string }): Promise<string> {
  const { items } = await must(owner.GET('/api/v1/productions/{production}/shooting-days', { params }))
  const shootingDayId =
    items[0]?.id ??
    (
      await must(
        owner.POST('/api/v1/productions/{production}/shooting-days', {
          params,
          body: { number: 1, shotOn: '2027-03-01' },
        }),
      )
    ).id
  const { link } = await must(
    owner.POST('/api/v1/productions/{production}/inboxes', { params, body: { shootingDayId, ...order } }),
  )
  return tokenOf(link)
}

const doorOf = (token: string): string => `${house.origin}/api/v1/inbox-slips/${token}/uploads`

/** Sends bytes under a name, and tells how they ended: at the door, or when they were prepared. */
async function fateOf(name: string, bytes: Buffer): Promise<{ state: string; problem: unknown }> {
  const { response, location } = await sendWhole(doorOf(inbox), bytes, {
    filename: name,
    contributor: 'A stranger',
  })
  const body = await response.text()
  expect(body).not.toContain(SECRET)
  if (response.status >= 400) return { state: 'refused', problem: JSON.parse(body) }
  const look = async () =>
    await must(
      nobody().GET('/api/v1/inbox-slips/{token}/receipts/{upload}', {
        params: { path: { token: inbox, upload: tokenOf(location) } },
      }),
    )
  await expect
    .poll(async () => (await look()).assetState ?? (await look()).state, PATIENT)
    .toMatch(/^(ready|unreadable)$/)
  const { assetState, state, problem } = await look()
  return { state: assetState ?? state, problem }
}

test('text, playlists, lists of files and drawings stay with their sender; endless, nested and broken boxes are kept sealed', async () => {
  const secret = join(folder.path, 'secret.txt')
  await writeFile(secret, SECRET)
  const address = bait.address()
  if (address === null || typeof address === 'string') throw new Error('no bait')
  const texts = hostileTexts({ secret, address: `http://127.0.0.1:${address.port}/secret` })
  const upright = await clip('phone-upright.mov')
  const broken: Record<string, Buffer> = {
    'nested.mp4': nestedMoov(1000),
    'endless.mp4': endlessBox(),
    // Broken off in the middle of its index.
    'cut-off.mov': upright.subarray(0, upright.indexOf('moov') + 200),
    'hundred-megapixels.png': blackPng(10_000, 10_000),
    'call-sheet.pdf': Buffer.from('%PDF-1.7 of day 1'),
  }
  const files = [
    ...Object.entries(texts).map(([name, text]) => ({ name, bytes: Buffer.from(text), ends: 'refused' })),
    ...Object.entries(broken).map(([name, bytes]) => ({ name, bytes, ends: 'unreadable' })),
  ]
  for (const { name, bytes, ends } of files) {
    const { state, problem } = await fateOf(name, bytes)
    expect(state, name).toBe(ends)
    expect(problem, name).toMatchObject({ title: expect.any(String) })
    expect(JSON.stringify(problem), name).not.toContain(SECRET)
    expect(JSON.stringify(problem), name).not.toContain(folder.path)
  }
  expect(asked).toEqual([])
  const { items } = await must(owner.GET('/api/v1/productions/{production}/unreadable-files', { params }))
  expect(items.map(({ fileName }) => fileName).sort()).toEqual(Object.keys(broken).sort())
  for (const { assetId, kind } of items) {
    const read = await owner.GET('/api/v1/assets/{asset}', { params: { path: { asset: assetId } } })
    expect(read.response.status).toBe(kind === null ? 404 : 200)
    expect(read.data?.files ?? []).toEqual([])
    const range = { from: 0, to: secondsToFlicks(1) }
    const cut = owner.POST('/api/v1/productions/{production}/cuts', {
      params,
      body: { title: 'Unseen', assetId, range },
    })
    expect((await refusal(cut)).type).toMatch(/^(not-found|asset-not-ready)$/)
  }
  const dailies = await must(owner.GET('/api/v1/productions/{production}/dailies', { params }))
  expect(dailies.items).toEqual([])
}, 240_000)

test('an empty file is refused at the door', async () => {
  const { state } = await fateOf('empty.mp4', Buffer.alloc(0))
  expect(state).toBe('refused')
})

test('after all of that a film is still prepared', async () => {
  expect(await fateOf('plain.mp4', await clip('plain.mp4'))).toMatchObject({ state: 'ready' })
  const { items } = await must(owner.GET('/api/v1/productions/{production}/dailies', { params }))
  asset = items.find(({ state }) => state === 'ready')?.id ?? ''
  expect(asset).not.toBe('')
})

test('a name with a way in it keeps its last step only', async () => {
  const names = [
    '../../../etc/passwd',
    'C:\\footage\\..\\take 4.mp4',
    '/etc/shadow',
    'take\u0000\u001B[2J 4.mp4',
    '\u202E4pm.exe',
    '..',
  ]
  for (const filename of names) {
    const { location, response } = await announceUpload(doorOf(inbox), {
      size: 10,
      metadata: { filename, contributor: '<b>Noor</b>\n' },
    })
    expect(response.status, filename).toBe(201)
    const { fileName, contributorName } = await must(
      nobody().GET('/api/v1/inbox-slips/{token}/receipts/{upload}', {
        params: { path: { token: inbox, upload: tokenOf(location) } },
      }),
    )
    expect(fileName, filename).not.toMatch(/[/\\\p{Cc}\u202A-\u202E\u2066-\u2069]/u)
    expect(contributorName).toBe('<b>Noor</b>')
  }
})

test('an altered link opens nothing, an expired one says so', async () => {
  const altered = `${inbox.slice(0, -1)}${inbox.endsWith('A') ? 'B' : 'A'}`
  const open = (token: string) =>
    refusal(nobody().GET('/api/v1/inbox-slips/{token}', { params: { path: { token } } }))
  expect(await open(altered)).toEqual({ type: 'slip-not-found', status: 404 })
  expect(await open('x')).toMatchObject({ status: 404 })
  const short = await newInbox({ closesAt: new Date(START + HOUR).toISOString() })
  await must(owner.PUT('/api/v1/clock', { body: { now: new Date(START + 2 * HOUR).toISOString() } }))
  expect(await open(short)).toMatchObject({ status: 410 })
  const { response } = await announceUpload(doorOf(short), { size: 10, metadata: { filename: 'late.mp4' } })
  expect(response.status).toBe(410)
})

test('a form is signed once, also when two hands sign at the same moment, and only as it was shown', async () => {
  const { id } = await must(
    owner.POST('/api/v1/productions/{production}/subjects', {
      params,
      body: { kind: 'person', name: 'Tomas Reyes', isMinor: false },
    }),
  )
  const { url } = await must(
    owner.POST('/api/v1/subjects/{subject}/release-forms', {
      params: { path: { subject: id } },
      body: {
        addressedTo: 'Tomas Reyes',
        scope: {
          media: ['motion', 'stills'],
          uses: ['publicity'],
          destinations: [{ kind: 'anywhere' }],
          territories: ['WORLD'],
        },
        conditions: [],
        send: true,
      },
    }),
  )
  const slip = { path: { token: tokenOf(url ?? '') } }
  const { textDigest } = await must(nobody().GET('/api/v1/release-slips/{token}', { params: slip }))
  const sign = (digest: string) =>
    nobody().POST('/api/v1/release-slips/{token}/signatures', {
      params: slip,
      body: { name: 'Tomas Reyes', textDigest: digest, agrees: true },
    })
  expect((await refusal(sign('0'.repeat(64)))).type).toBe('text-not-the-one-shown')
  const both = await Promise.all([sign(textDigest), sign(textDigest)])
  expect(new Set(both.map(({ response }) => response.status))).toEqual(new Set([201, 409]))
  expect(await refusal(sign(textDigest))).toEqual({ type: 'already-signed', status: 409 })
})

test('what lies outside of the footage is not marked and not cut', async () => {
  const page = await must(
    owner.POST('/api/v1/productions/{production}/subjects', {
      params,
      body: { kind: 'secret', name: 'The script page', isMinor: false },
    }),
  )
  const mark = (fromSeconds: number, toSeconds: number) =>
    owner.POST('/api/v1/assets/{asset}/appearances', {
      params: { path: { asset } },
      body: {
        subjectId: page.id,
        fromFlicks: secondsToFlicks(fromSeconds),
        toFlicks: secondsToFlicks(toSeconds),
        inPicture: true,
        inSound: false,
        prominence: 'background',
      },
    })
  expect((await refusal(mark(1, 3600))).status).toBe(422)
  expect((await refusal(mark(2, 1))).status).toBeLessThan(500)
  const cut = (from: number, to: number) =>
    owner.POST('/api/v1/productions/{production}/cuts', {
      params,
      body: {
        title: 'Too long',
        assetId: asset,
        range: { from: secondsToFlicks(from), to: secondsToFlicks(to) },
      },
    })
  expect((await refusal(cut(0, 3600))).status).toBe(422)
  expect((await refusal(cut(2, 1))).status).toBeLessThan(500)
  expect((await must(owner.GET('/api/v1/productions/{production}/cuts', { params }))).items).toEqual([])
})

test('a territory that does not exist is named in the refusal', async () => {
  const { id } = await must(owner.GET('/api/v1/assets/{asset}/exposure', { params: { path: { asset } } }))
  const { error, response } = await owner.POST('/api/v1/exposures/{exposure}/verdicts', {
    params: { path: { exposure: id } },
    body: { territories: ['XQ'] },
  })
  expect(response.status).toBe(422)
  expect(error).toMatchObject({ type: '/problems/no-such-territory', territory: 'XQ' })
})

test('what cannot be read at all is refused field by field, and never crashes', async () => {
  const send = (path: string, body: string) =>
    owner.bare(path, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  for (const [path, body] of [
    [`/api/v1/productions/${production}/subjects`, '{"kind":'],
    [`/api/v1/productions/${production}/subjects`, '{"kind":"ghost"}'],
    [`/api/v1/productions/${production}/subjects`, '[]'],
    [`/api/v1/productions/${production}/embargoes`, '{"on":{"kind":"production"},"until":"tomorrow"}'],
    ['/api/v1/productions/%00/subjects', '{"kind":"person"}'],
    ['/api/v1/assets/not-an-id/appearances', '{}'],
  ] as const) {
    const answer = await send(path, body)
    expect(answer.status, `${path} ${body}`).toBeGreaterThanOrEqual(400)
    expect(answer.status, `${path} ${body}`).toBeLessThan(500)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  }
})

test('a taken port names the setting that chooses another, without a word of the program’s insides', async () => {
  const taken = await runNode([MAIN, 'serve'], houseEnv({ dataDir: folder.path, port }))
  expect(taken.code).toBe(1)
  expect(taken.stderr).toMatch(new RegExp(`^Port ${port} is taken\\. Set STAGEDOOR_PORT`, 'm'))
  expect(taken.stderr).not.toMatch(/^\s+at /m)
  expect((await nobody().bare('/healthz')).status).toBe(200)
})

test('settings that cannot be used are named, and nothing is started', async () => {
  const env = houseEnv({ dataDir: join(folder.path, 'never'), port })
  const cases = [
    [{ NODE_ENV: 'production' }, 'STAGEDOOR_CLOCK is "manual"; with NODE_ENV=production it takes real.'],
    [{ STAGEDOOR_CLOCK: 'tomorrow' }, 'STAGEDOOR_CLOCK is "tomorrow"; it takes real or manual.'],
    [{ STAGEDOOR_CLOCKS: 'real' }, 'STAGEDOOR_CLOCKS is not a setting'],
    [{ STAGEDOOR_PORT: '99999' }, 'STAGEDOOR_PORT is "99999"; it takes a port'],
  ] as const
  const ended = await Promise.all(cases.map(([wrong]) => runNode([MAIN, 'start'], { ...env, ...wrong })))
  for (const [place, [, says]] of cases.entries()) {
    expect(ended[place]?.code).toBe(1)
    expect(ended[place]?.stderr).toContain(says)
    expect(ended[place]?.stderr).toContain('nothing was started or changed')
  }
})
