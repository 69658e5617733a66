import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readdir, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { openInbox } from './inboxes.ts'
import { joinAs, openSet, personNamed, saltlight, serveIngest, signedIn } from './testing.ts'

const house = await testDatabase()
let free = 2 ** 40
const set = await openSet(house, { freeBytes: () => free })
await set.openQueues()
const { productionId, slug, shootingDayId, owner } = await saltlight(house)
let deps = await set.restarted()
let asker = signedIn(owner)
let server = await serveIngest(deps, () => asker)
afterAll(async () => {
  await server.close()
  await set.close()
})

/** The house is shut and opened again over the same disk. */
async function restart() {
  await server.close()
  deps = await set.restarted()
  server = await serveIngest(deps, () => asker)
}

async function inboxToken(order: { quotaBytes?: number; closesAt?: number } = {}) {
  const inbox = await openInbox(deps, {
    productionId,
    shootingDayId,
    closesAt: order.closesAt ?? null,
    quotaBytes: order.quotaBytes ?? null,
  })
  return { id: inbox.id, token: inbox.link.split('/').at(-1) ?? '' }
}

/** A file whose first bytes are an MP4's. */
function footage(size: number): Buffer {
  return Buffer.concat([
    Buffer.from('0000001c667479706d70343200000001', 'hex'),
    Buffer.from('mp42isomavc1'),
    randomBytes(size),
  ])
}

const TUS = { 'tus-resumable': '1.0.0' }
const told = (facts: Record<string, string>) =>
  Object.entries(facts)
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',')

function begin(
  path: string,
  size: number,
  facts: Record<string, string> = {},
  more: Pick<RequestInit, 'body'> & { headers?: Record<string, string> } = {},
) {
  const metadata = told({ filename: 'take 3.mp4', contributor: 'Samir Haddad', craft: 'gaffer', ...facts })
  return fetch(`${server.origin}${path}`, {
    ...more,
    method: 'POST',
    headers: { ...TUS, 'upload-length': String(size), 'upload-metadata': metadata, ...more.headers },
  })
}

/** Begins with a key, and with some of the bytes at once. */
const beginWith = (path: string, size: number, key: string, bytes: Buffer = Buffer.alloc(0)) =>
  begin(
    path,
    size,
    {},
    {
      headers: { 'idempotency-key': `"${key}"`, 'content-type': 'application/offset+octet-stream' },
      body: new Uint8Array(bytes),
    },
  )

function patch(address: string, offset: number, bytes: Buffer) {
  return fetch(`${server.origin}${address}`, {
    method: 'PATCH',
    headers: { ...TUS, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    body: new Uint8Array(bytes),
  })
}

const head = (address: string) => fetch(`${server.origin}${address}`, { method: 'HEAD', headers: TUS })
const offsetOf = async (address: string) => Number((await head(address)).headers.get('upload-offset'))
const addressOf = (response: Response) => (response.headers.get('location') ?? '').replace('/api/v1', '')
const idOf = (address: string) => address.split('/').at(-1) ?? ''
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** Sends the head of a PATCH and some of its bytes, then the network is gone. */
async function cutMidway(address: string, offset: number, bytes: Buffer, sent: number) {
  const { hostname, port, pathname } = new URL(`${server.origin}${address}`)
  const socket = connect(Number(port), hostname)
  socket.write(
    [
      `PATCH ${pathname} HTTP/1.1`,
      `host: ${hostname}`,
      'tus-resumable: 1.0.0',
      `upload-offset: ${offset}`,
      'content-type: application/offset+octet-stream',
      `content-length: ${bytes.length - offset}`,
      '\r\n',
    ].join('\r\n'),
  )
  await new Promise<void>((resolve) => socket.write(bytes.subarray(offset, offset + sent), () => resolve()))
  return socket
}

async function asset(address: string) {
  return house.crew.selectFrom('ingest.assets').selectAll().where('uploadId', '=', idOf(address)).execute()
}

test('a file from set arrives whole: asset, receipt, log entry, job, event and notice, and the original in the vault', async () => {
  const { id: inboxId, token } = await inboxToken()
  const bytes = footage(300_000)
  const begun = await begin(`/inbox-slips/${token}/uploads`, bytes.length)
  expect(begun.status).toBe(201)
  expect(begun.headers.get('upload-expires')).toContain('2026')
  const address = addressOf(begun)
  expect(address).toMatch(new RegExp(`^/inbox-slips/${token}/uploads/[0-9a-f-]{36}$`))
  const done = await patch(address, 0, bytes)
  expect(done.status).toBe(204)
  expect(done.headers.get('upload-offset')).toBe(String(bytes.length))
  expect(done.headers.get('stagedoor-receipt')).toMatch(/^SALT \d{4}$/)

  const [arrived] = await asset(address)
  expect(arrived).toMatchObject({ state: 'preparing', kind: 'video', title: 'take 3', productionId })
  expect(await set.storage.size(sha256(bytes))).toBe(bytes.length)
  const jobs = await house.crew
    .selectFrom('plant.work')
    .selectAll()
    .where('ref', '=', arrived?.id ?? '')
    .where('job', '=', 'ingest.make-clean-copy')
    .execute()
  expect(jobs).toMatchObject([{ job: 'ingest.make-clean-copy', state: 'waiting' }])
  const events = await house.crew
    .selectFrom('plant.outbox')
    .selectAll()
    .where('name', '=', 'ingest.asset-arrived')
    .execute()
  expect(events.map(({ payload }) => payload['assetId'])).toContain(arrived?.id)
  const notices = await house.crew
    .selectFrom('production.tasks')
    .selectAll()
    .where('ref', '=', inboxId)
    .execute()
  expect(notices).toMatchObject([
    { kind: 'material-arrived', facts: { files: 1, from: 'Samir Haddad', craft: 'gaffer' } },
  ])

  const receiptToken = done.headers.get('stagedoor-receipt-token') ?? ''
  const receipt = await (await fetch(`${server.origin}/receipt-slips/${receiptToken}`)).json()
  expect(receipt).toMatchObject({
    state: 'arrived',
    assetState: 'preparing',
    fileName: 'take 3.mp4',
    receipt: {
      number: done.headers.get('stagedoor-receipt'),
      sha256: sha256(bytes),
      arrivedAt: '2026-03-03T12:00:00.000Z',
      mayDeleteUntilAt: '2026-03-03T13:00:00.000Z',
    },
  })
  const polled = await (await fetch(`${server.origin}/inbox-slips/${token}/receipts/${idOf(address)}`)).json()
  expect(polled).toEqual({ ...(receipt as object), receiptToken })
})

test('a connection cut in the middle loses less than a hundredth of what was sent, and the digest is that of the whole', async () => {
  const { token } = await inboxToken()
  const bytes = footage(6_000_000)
  const address = addressOf(await begin(`/inbox-slips/${token}/uploads`, bytes.length))
  const cut = await cutMidway(address, 0, bytes, 3_500_000)
  cut.destroy()
  await expect.poll(() => offsetOf(address), { timeout: 20_000 }).toBeGreaterThan(3_465_000)
  const kept = await offsetOf(address)
  expect(kept).toBeLessThanOrEqual(3_500_000)
  const done = await patch(address, kept, bytes.subarray(kept))
  expect(done.status).toBe(204)
  expect(done.headers.get('repr-digest')).toBe(
    `sha-256=:${Buffer.from(sha256(bytes), 'hex').toString('base64')}:`,
  )
})

test('a half-open connection gives way to the phone that came back, and what it had sent is kept', async () => {
  const { token } = await inboxToken()
  const bytes = footage(4_000_000)
  const address = addressOf(await begin(`/inbox-slips/${token}/uploads`, bytes.length))
  const silent = await cutMidway(address, 0, bytes, 2_000_000)
  await expect.poll(async () => (await deps.arriving.size(idOf(address))) > 0).toBe(true)
  const kept = await offsetOf(address)
  expect(kept).toBeGreaterThan(1_980_000)
  expect((await patch(address, kept, bytes.subarray(kept))).status).toBe(204)
  silent.destroy()
  expect(await set.storage.has(sha256(bytes))).toBe(true)
})

test('two requests that write the same file at once leave one whole file', async () => {
  const { token } = await inboxToken()
  const bytes = footage(3_000_000)
  const address = addressOf(await begin(`/inbox-slips/${token}/uploads`, bytes.length))
  const answers = await Promise.all(
    [patch(address, 0, bytes), patch(address, 0, bytes)].map((sent) =>
      sent.then(
        (one) => one.status,
        () => 0,
      ),
    ),
  )
  for (const status of answers) expect([0, 204, 400, 409]).toContain(status)
  for (let offset = await offsetOf(address); offset < bytes.length; offset = await offsetOf(address)) {
    await patch(address, offset, bytes.subarray(offset))
  }
  expect(await asset(address)).toHaveLength(1)
  expect(await set.storage.has(sha256(bytes))).toBe(true)
})

test('an upload goes on after the house was restarted', async () => {
  const { token } = await inboxToken()
  const bytes = footage(2_000_000)
  const address = addressOf(await begin(`/inbox-slips/${token}/uploads`, bytes.length))
  expect((await patch(address, 0, bytes.subarray(0, 900_000))).headers.get('upload-offset')).toBe('900000')
  await restart()
  expect(await offsetOf(address)).toBe(900_000)
  expect((await patch(address, 900_000, bytes.subarray(900_000, 1_200_000))).status).toBe(204)
  const last = await patch(address, 1_200_000, bytes.subarray(1_200_000))
  const told = createHash('sha256').update(bytes).digest('base64')
  expect(last.headers.get('repr-digest')).toBe(`sha-256=:${told}:`)
  expect(await set.storage.has(sha256(bytes))).toBe(true)
})

test('a house that ended between the last byte and its answer makes the one asset at the next question', async () => {
  const { token } = await inboxToken()
  const bytes = footage(1_000_000)
  const address = addressOf(await begin(`/inbox-slips/${token}/uploads`, bytes.length))
  await patch(address, 0, bytes.subarray(0, 10))
  await writeFile(deps.arriving.path(idOf(address)), bytes)
  await restart()
  for (let times = 0; times < 3; times += 1) {
    const answer = await head(address)
    expect(answer.headers.get('upload-offset')).toBe(String(bytes.length))
    expect(answer.headers.get('stagedoor-receipt')).toMatch(/^SALT/)
  }
  expect((await patch(address, bytes.length, Buffer.alloc(0))).status).toBe(204)
  expect(await asset(address)).toHaveLength(1)
  expect(await readdir(join(set.folder, 'arriving'))).not.toContain(idOf(address))
})

test('a wrong offset, too many bytes and another house’s upload are refused without harm', async () => {
  const { token } = await inboxToken()
  const other = await inboxToken()
  const bytes = footage(1000)
  const address = addressOf(await begin(`/inbox-slips/${token}/uploads`, bytes.length))
  expect((await patch(address, 500, bytes)).status).toBe(409)
  expect((await patch(address, 0, Buffer.concat([bytes, bytes]))).status).toBe(413)
  expect((await head(`/inbox-slips/${other.token}/uploads/${idOf(address)}`)).status).toBe(404)
  expect((await head(`/productions/${slug}/uploads/${idOf(address)}`)).status).toBe(404)
  expect((await head(`/inbox-slips/${token}/uploads/..%2f..%2fsecrets.key`)).status).toBe(404)
  expect((await patch(address, 0, bytes)).status).toBe(204)
})

test('what is no footage and can only do harm is refused whatever it is called, and nothing of it is kept', async () => {
  const { token } = await inboxToken()
  for (const [content, because] of [
    [Buffer.from('Call sheet, day 1: general call 07:00.\n'), 'text'],
    [Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n'), 'playlist'],
    [Buffer.from('ffconcat version 1.0\nfile secrets.key\n'), 'playlist'],
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'text'],
    [Buffer.from('MZ\x90\0 and so on'), 'program'],
  ] as const) {
    const address = addressOf(
      await begin(`/inbox-slips/${token}/uploads`, content.length, { filename: 'take.mp4' }),
    )
    const answer = await patch(address, 0, content)
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({ type: '/problems/not-media', because })
    expect(await asset(address)).toEqual([])
    expect(await set.storage.has(sha256(content))).toBe(false)
    expect(await readdir(join(set.folder, 'arriving'))).not.toContain(idOf(address))
    expect((await head(address)).status).toBe(410)
    const polled = await (
      await fetch(`${server.origin}/inbox-slips/${token}/receipts/${idOf(address)}`)
    ).json()
    expect(polled).toMatchObject({ state: 'refused', receipt: null, problem: { because } })
  }
  const empty = await begin(`/inbox-slips/${token}/uploads`, 0)
  expect(empty.status).toBe(422)
  expect(await empty.json()).toMatchObject({ type: '/problems/not-media', because: 'empty' })
})

test('what cannot be read is kept sealed, named and told, and no later stage hears of it', async () => {
  const { token } = await inboxToken()
  const content = Buffer.from('{\\rtf1 the call sheet of day 1}')
  const address = addressOf(
    await begin(`/inbox-slips/${token}/uploads`, content.length, { filename: '../Call Sheet.RTF' }),
  )
  expect((await patch(address, 0, content)).status).toBe(204)
  expect(await set.storage.has(sha256(content))).toBe(true)
  const [kept] = await asset(address)
  expect(kept).toMatchObject({ state: 'unreadable', kind: null, problem: { because: 'document' } })
  const polled = await (await fetch(`${server.origin}/inbox-slips/${token}/receipts/${idOf(address)}`)).json()
  expect(polled).toMatchObject({
    state: 'arrived',
    fileName: 'Call Sheet.RTF',
    assetState: 'unreadable',
    problem: { type: '/problems/unreadable', because: 'document' },
    receipt: { sha256: sha256(content) },
  })
  const listed = await (await fetch(`${server.origin}/productions/${slug}/unreadable-files`)).json()
  expect(listed).toMatchObject({
    items: [{ assetId: kept?.id, fileName: 'Call Sheet.RTF', sizeBytes: content.length, kind: null }],
  })
  const id = kept?.id ?? ''
  for (const view of ['ingest.assetFacts', 'ingest.listedAssets'] as const)
    expect(await house.crew.selectFrom(view).select('id').where('id', '=', id).execute()).toEqual([])
  expect(await house.crew.selectFrom('plant.work').select('id').where('ref', '=', id).execute()).toEqual([])
  const notices = house.crew.selectFrom('production.tasks').where('kind', '=', 'material-unreadable')
  expect(await notices.select('facts').execute()).toEqual([{ facts: { files: 1 } }])
})

test('names with path tricks are shown as names', async () => {
  const { token } = await inboxToken()
  for (const [sent, shown] of [
    ['../../etc/passwd.mp4', 'passwd.mp4'],
    ['C:\\Users\\ida\\rushes.mov', 'rushes.mp4'],
    ['\u202egpj.take\u0000', 'gpj.take.mp4'],
    ['..', 'untitled.mp4'],
    ['<script>.exe', 'script-.exe.mp4'],
  ] as const) {
    const bytes = footage(100)
    const address = addressOf(await begin(`/inbox-slips/${token}/uploads`, bytes.length, { filename: sent }))
    await patch(address, 0, bytes)
    const polled = (await (
      await fetch(`${server.origin}/inbox-slips/${token}/receipts/${idOf(address)}`)
    ).json()) as { fileName: string }
    expect(polled.fileName).toBe(shown)
  }
})

test('an inbox takes what its quota leaves, counting what is still on its way, and says how much that is', async () => {
  const { token } = await inboxToken({ quotaBytes: 1000 })
  expect((await begin(`/inbox-slips/${token}/uploads`, 700)).status).toBe(201)
  const refused = await begin(`/inbox-slips/${token}/uploads`, 301)
  expect(refused.status).toBe(413)
  expect(await refused.json()).toMatchObject({
    type: '/problems/inbox-full',
    roomBytes: 300,
    missingBytes: 1,
  })
  const both = await Promise.all([
    begin(`/inbox-slips/${token}/uploads`, 200),
    begin(`/inbox-slips/${token}/uploads`, 200),
  ])
  expect(new Set(both.map(({ status }) => status))).toEqual(new Set([201, 413]))
  const page = await (await fetch(`${server.origin}/inbox-slips/${token}`)).json()
  expect(page).toMatchObject({
    production: { title: 'Saltlight', slug },
    shootingDay: { number: 1 },
    roomBytes: 100,
  })
})

test('a full disk is said before a byte is taken, with what would have to be free besides, and to a batch before it begins', async () => {
  const { token } = await inboxToken()
  free = 2 ** 30 + 2_250_000
  const refused = await begin(`/inbox-slips/${token}/uploads`, 2_000_000)
  expect(refused.status).toBe(507)
  const { type, roomBytes, missingBytes } = (await refused.json()) as Record<string, unknown>
  expect(type).toBe('/problems/disk-full')
  const room = await (await fetch(`${server.origin}/productions/${slug}/upload-room`)).json()
  expect(room).toMatchObject({ roomBytes, largestFileBytes: 2 ** 40 })
  expect(await (await fetch(`${server.origin}/inbox-slips/${token}`)).json()).toMatchObject({ roomBytes })
  free += Number(missingBytes)
  expect((await begin(`/inbox-slips/${token}/uploads`, 2_000_000)).status).toBe(201)
  free = 2 ** 40
})

test('an altered link opens nothing; an expired or closed one says that the inbox has closed', async () => {
  const { token, id } = await inboxToken()
  const altered = `${token.slice(0, -1)}${token.endsWith('A') ? 'Q' : 'A'}`
  expect((await begin(`/inbox-slips/${altered}/uploads`, 100)).status).toBe(404)
  expect((await fetch(`${server.origin}/inbox-slips/${altered}`)).status).toBe(404)
  expect((await fetch(`${server.origin}/inboxes/${id}`, { method: 'DELETE' })).status).toBe(204)
  const closed = await begin(`/inbox-slips/${token}/uploads`, 100)
  expect(closed.status).toBe(410)
  expect(await closed.json()).toMatchObject({ type: '/problems/inbox-closed' })
  const brief = await inboxToken({ closesAt: house.clock.now() + 1 })
  await house.clock.advance(1)
  expect((await begin(`/inbox-slips/${brief.token}/uploads`, 100)).status).toBe(410)
})

test('a sender who gives up before the end takes back what came', async () => {
  const { token } = await inboxToken()
  const bytes = footage(5000)
  const address = addressOf(await begin(`/inbox-slips/${token}/uploads`, bytes.length))
  await patch(address, 0, bytes.subarray(0, 2000))
  const ended = await fetch(`${server.origin}${address}`, { method: 'DELETE', headers: TUS })
  expect(ended.status).toBe(204)
  expect(await readdir(join(set.folder, 'arriving'))).not.toContain(idOf(address))
  expect((await head(address)).status).toBe(410)
  expect((await patch(address, 2000, bytes.subarray(2000))).status).toBe(410)
})

test('bytes that were damaged on their way are refused where the sender told their digest', async () => {
  const { token } = await inboxToken()
  const bytes = footage(5000)
  const address = addressOf(
    await begin(`/inbox-slips/${token}/uploads`, bytes.length, { sha256: sha256(footage(1)) }),
  )
  const answer = await patch(address, 0, bytes)
  expect(answer.status).toBe(422)
  expect(await answer.json()).toMatchObject({ type: '/problems/digest-mismatch', arrived: sha256(bytes) })
})

test('the crew sends with an account and the right to; a counsel and a stranger do not', async () => {
  const bytes = footage(800)
  const begun = await begin(`/productions/${slug}/uploads`, bytes.length, {
    contributor: '',
    shootingDay: shootingDayId,
  })
  expect(begun.status).toBe(201)
  const address = addressOf(begun)
  expect((await patch(address, 0, bytes)).status).toBe(204)
  expect(await asset(address)).toMatchObject([{ sentBy: owner, shootingDayId }])
  const counsel = await personNamed(house, 'Ada Lind')
  await joinAs(house, { productionId, userId: counsel, role: 'counsel' })
  asker = signedIn(counsel, 'Ada Lind')
  expect((await begin(`/productions/${slug}/uploads`, 100)).status).toBe(403)
  expect((await head(address)).status).toBe(403)
  asker = signedIn(await personNamed(house, 'Nobody Here'))
  expect((await begin(`/productions/${slug}/uploads`, 100)).status).toBe(404)
  asker = signedIn(owner)
  const elsewhere = await saltlight(house, 'Tidewater')
  expect(
    (await begin(`/productions/${slug}/uploads`, 100, { shootingDay: elsewhere.shootingDayId })).status,
  ).toBe(400)
})

test('a beginning whose answer was lost is the same beginning: one upload, and no byte is taken twice', async () => {
  const { id: inboxId, token } = await inboxToken()
  const door = `/inbox-slips/${token}/uploads`
  const bytes = footage(50_000)
  const key = randomUUID()
  const first = await beginWith(door, bytes.length, key, bytes.subarray(0, 20_000))
  expect([first.status, first.headers.get('upload-offset')]).toEqual([201, '20000'])
  const again = await beginWith(door, bytes.length, key)
  expect([again.status, again.headers.get('upload-offset')]).toEqual([201, '20000'])
  expect(addressOf(again)).toBe(addressOf(first))
  const thirdWithBytes = await beginWith(door, bytes.length, key, bytes.subarray(0, 20_000))
  expect(thirdWithBytes.headers.get('upload-offset')).toBe('20000')

  const done = await patch(addressOf(first), 20_000, bytes.subarray(20_000))
  expect(done.status).toBe(204)
  const after = await beginWith(door, bytes.length, key)
  expect(after.headers.get('upload-offset')).toBe(String(bytes.length))
  expect(after.headers.get('stagedoor-receipt')).toBe(done.headers.get('stagedoor-receipt'))
  expect(after.headers.get('repr-digest')).toContain('sha-256=:')
  const rows = await house.crew
    .selectFrom('ingest.uploads')
    .select('id')
    .where('inboxId', '=', inboxId)
    .execute()
  expect(rows).toHaveLength(1)
})

test('a small file goes with its beginning, in one request', async () => {
  const { token } = await inboxToken()
  const bytes = footage(9000)
  const sent = await beginWith(`/inbox-slips/${token}/uploads`, bytes.length, randomUUID(), bytes)
  expect(sent.status).toBe(201)
  expect(sent.headers.get('stagedoor-receipt')).toMatch(/^SALT \d{4}$/)
  expect(await set.storage.size(sha256(bytes))).toBe(bytes.length)
})

test('what is answered before a long body ends its connection, so that no browser sends the body again by itself', async () => {
  const { token } = await inboxToken()
  const [bytes, key] = [footage(9000), randomUUID()]
  const ask = () => beginWith(`/inbox-slips/${token}/uploads`, bytes.length, key)
  const begun = await ask()
  expect(begun.headers.get('connection')).toBe('close')
  expect((await ask()).headers.get('connection')).toBe('close')
  expect((await patch(addressOf(begun), 0, bytes)).status).toBe(204)
  expect((await ask()).headers.get('connection')).not.toBe('close')
})

test('a key counts in its sender’s own place: another inbox and the crew learn nothing by it', async () => {
  const [mine, theirs] = [await inboxToken(), await inboxToken()]
  const bytes = footage(7000)
  const key = randomUUID()
  const sent = await beginWith(`/inbox-slips/${mine.token}/uploads`, bytes.length, key, bytes)
  expect(sent.headers.get('stagedoor-receipt')).not.toBeNull()
  const ids = [idOf(addressOf(sent))]
  for (const place of [`/inbox-slips/${theirs.token}/uploads`, `/productions/${slug}/uploads`]) {
    const begun = await beginWith(place, bytes.length, key)
    expect([begun.status, begun.headers.get('upload-offset')]).toEqual([201, '0'])
    for (const told of ['stagedoor-receipt', 'repr-digest']) expect(begun.headers.get(told)).toBeNull()
    ids.push(idOf(addressOf(begun)))
  }
  expect(new Set(ids).size).toBe(3)
})

test('a key is refused for a file of another size, in another form, and once its upload has ended', async () => {
  const { token } = await inboxToken()
  const door = `/inbox-slips/${token}/uploads`
  const key = randomUUID()
  const begun = await beginWith(door, 5000, key)
  expect((await beginWith(door, 5001, key)).status).toBe(400)
  expect((await beginWith(door, 5000, 'short')).status).toBe(400)
  await fetch(`${server.origin}${addressOf(begun)}`, { method: 'DELETE', headers: TUS })
  expect((await beginWith(door, 5000, key)).status).toBe(410)
})

test('an upload is begun at the door alone, so nobody chooses its id', async () => {
  const { token } = await inboxToken()
  const chosen = await begin(`/inbox-slips/${token}/uploads/${randomUUID()}`, 5000)
  expect(chosen.status).toBe(404)
})
