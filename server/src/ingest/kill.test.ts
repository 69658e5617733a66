import { createHash, randomBytes } from 'node:crypto'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { chooseEngine } from '../plant/media/index.ts'
import { openInbox } from './inboxes.ts'
import { STEPS } from './prepare/steps.ts'
import { openSet, saltlight, sendFromSet, serveIngest } from './testing.ts'
import { drawFilm, drawSound } from './testing-footage.ts'

const house = await testDatabase()
const set = await openSet(house)
await set.openQueues()
const { productionId, shootingDayId } = await saltlight(house)
const searchPath = process.env['PATH'] ?? ''
const media = await chooseEngine({ engine: 'auto', ffmpegPath: null, searchPath })
afterAll(async () => {
  await media.close()
  await set.close()
})

const CHILD = fileURLToPath(new URL('testing-child.ts', import.meta.url))
const TUS = { 'tus-resumable': '1.0.0' }

/** Starts the child over the same database and disk. */
function startChild(does: 'serve' | 'work') {
  const orders = JSON.stringify({
    connection: house.connection('worker'),
    folder: set.folder,
    searchPath,
    does,
    crewRole: house.roles.crew,
  })
  const child = spawn(process.execPath, [CHILD, orders], { stdio: ['ignore', 'pipe', 'inherit'] })
  return {
    lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

test(
  'a house that is killed while bytes arrive loses less than a hundredth of them, and the next one goes on',
  { timeout: 120_000 },
  async () => {
    const deps = await set.restarted()
    const inbox = await openInbox(deps, { productionId, shootingDayId, closesAt: null, quotaBytes: null })
    const path = `/inbox-slips/${inbox.link.split('/').at(-1)}/uploads`
    const bytes = Buffer.concat([Buffer.from('0000001c667479706d703432', 'hex'), randomBytes(200 * 2 ** 20)])
    const child = startChild('serve')
    const { value: origin } = await child.lines.next()
    const begun = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: {
        ...TUS,
        'upload-length': String(bytes.length),
        'upload-metadata': `contributor ${Buffer.from('Noa').toString('base64')}`,
      },
    })
    const upload = (begun.headers.get('location') ?? '').replace('/api/v1', '')
    const id = upload.split('/').at(-1) ?? ''
    const sending = request(`${origin}${upload}`, {
      method: 'PATCH',
      headers: {
        ...TUS,
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
        'content-length': bytes.length,
      },
    })
    sending.on('error', () => undefined)
    let sent = 0
    while (sent < bytes.length / 2) {
      const piece = bytes.subarray(sent, sent + 2 ** 20)
      if (!sending.write(piece)) await once(sending, 'drain')
      sent += piece.length
    }
    await expect.poll(() => deps.arriving.size(id)).toBeGreaterThan(sent * 0.98)
    await child.kill()
    sending.destroy()

    const server = await serveIngest(deps)
    const kept = Number(
      (await fetch(`${server.origin}${upload}`, { method: 'HEAD', headers: TUS })).headers.get(
        'upload-offset',
      ),
    )
    expect(kept).toBeGreaterThan(sent - bytes.length / 100)
    const done = await fetch(`${server.origin}${upload}`, {
      method: 'PATCH',
      headers: { ...TUS, 'upload-offset': String(kept), 'content-type': 'application/offset+octet-stream' },
      body: new Uint8Array(bytes.subarray(kept)),
    })
    expect(done.status).toBe(204)
    expect(done.headers.get('repr-digest')).toBe(
      `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`,
    )
    await server.close()
  },
)

const filesOf = (assetId: string) =>
  house.crew
    .selectFrom('ingest.assetFiles')
    .select(['role', 'id'])
    .where('assetId', '=', assetId)
    .orderBy('role')
    .execute()
const stateOf = async (assetId: string) =>
  (
    await house.crew
      .selectFrom('ingest.assets')
      .select('state')
      .where('id', '=', assetId)
      .executeTakeFirstOrThrow()
  ).state
const send = async (name: string, bytes: Buffer) =>
  (await sendFromSet(await set.restarted(), { productionId, shootingDayId, bytes, name })).assetId
const wholeVault = async () => {
  const vault = (await readdir(join(set.folder, 'storage'), { recursive: true })).map(
    (path) => path.split('/').at(-1) ?? '',
  )
  const known = await house.crew.selectFrom('ingest.assetFiles').select('sha256').execute()
  expect(new Set(vault.filter((name) => name.length === 64))).toEqual(
    new Set(known.map(({ sha256 }) => sha256.toString('hex'))),
  )
}
const ROLES = ['clean', 'filmstrip', 'original', 'poster', 'proxy', 'waveform']

test(
  'a worker that is killed in the middle of any step leaves nothing doubled and nothing lost: the next takes up that step alone',
  { timeout: 240_000 },
  async () => {
    const film = await drawFilm({ ...(await set.restarted()), media }, { seconds: 4, sound: true })
    const assetId = await send('take 4.mp4', film)
    const killed: string[] = []
    const made: string[] = []
    for (let child = startChild('work'); ; child = startChild('work')) {
      onTestFinished(child.kill)
      let doomed: string | null = null
      for (let line = await child.lines.next(); !line.done; line = await child.lines.next()) {
        const [step = ''] = line.value.split(' ')
        if (step in STEPS) made.push(step)
        if (step in STEPS && !killed.includes(step)) {
          doomed = step
          break
        }
        if (killed.length === Object.keys(STEPS).length) break
      }
      if (doomed !== null) killed.push(doomed)
      const before = await filesOf(assetId)
      if (doomed === null) {
        await expect.poll(() => stateOf(assetId), { timeout: 60_000 }).toBe('ready')
        expect(await filesOf(assetId)).toEqual(expect.arrayContaining(before))
        await child.kill()
        break
      }
      await child.kill()
    }
    expect(killed.toSorted()).toEqual(Object.keys(STEPS).toSorted())
    expect((await filesOf(assetId)).map(({ role }) => role)).toEqual(ROLES)
    await wholeVault()
  },
)

test('two workers at six assets: each step is made once, by one of them', { timeout: 240_000 }, async () => {
  const atmo = await drawSound({ ...(await set.restarted()), media }, 'mp4')
  const assets: string[] = []
  for (let take = 1; take <= 6; take += 1)
    assets.push(await send(`atmo ${take}.m4a`, Buffer.concat([atmo, freeBox(take)])))
  const crew = [startChild('work'), startChild('work')]
  for (const one of crew) onTestFinished(one.kill)
  const said = crew.map(() => new Array<string>())
  const listen = async (lines: AsyncIterable<string>, told: string[]) => {
    for await (const line of lines) if (line.split(' ')[0]! in STEPS) told.push(line)
  }
  for (const [at, { lines }] of crew.entries()) void listen(lines, said[at]!)
  for (const assetId of assets)
    await expect.poll(() => stateOf(assetId), { timeout: 200_000, interval: 200 }).toBe('ready')
  const all = said.flat().filter((line) => assets.includes(line.split(' ')[1] ?? ''))
  expect(all.toSorted()).toEqual(
    assets.flatMap((assetId) => ['clean', 'sound'].map((step) => `${step} ${assetId} 1`)).toSorted(),
  )
  await wholeVault()
})

// Other bytes behind the same film: another digest.
function freeBox(take: number): Buffer {
  const box = Buffer.from('0000000c66726565' + '00000000', 'hex')
  box.writeUInt32BE(take, 8)
  return box
}
