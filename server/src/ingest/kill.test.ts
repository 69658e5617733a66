import { createHash, randomBytes } from 'node:crypto'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { chooseEngine } from '../plant/media/index.ts'
import { openDiskStorage } from '../plant/storage/index.ts'
import { openInbox } from './inboxes.ts'
import { prepareAsset } from './prepare-asset.ts'
import { openSet, saltlight, sendFromSet, serveIngest } from './testing.ts'
import { drawFilm } from './testing-footage.ts'

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
function startChild(assetId: string | null) {
  const orders = JSON.stringify({
    connection: house.connection('worker'),
    folder: set.folder,
    searchPath,
    assetId,
  })
  const child = spawn(process.execPath, [CHILD, orders], { stdio: ['ignore', 'pipe', 'inherit'] })
  return {
    lines: createInterface({ input: child.stdout })[Symbol.asyncIterator](),
    kill: async () => {
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
    const child = startChild(null)
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

test(
  'a worker that is killed in the middle of a proxy leaves nothing doubled and nothing lost',
  { timeout: 120_000 },
  async () => {
    const deps = { ...(await set.restarted()), media }
    const film = await drawFilm(deps, { seconds: 20, sound: true })
    const { assetId } = await sendFromSet(deps, {
      productionId,
      shootingDayId,
      bytes: film,
      name: 'take 4.mp4',
    })
    const child = startChild(assetId)
    for (let line = await child.lines.next(); !line.done; line = await child.lines.next())
      if (line.value.startsWith('proxy')) break
    await child.kill()
    const roles = async () =>
      (
        await house.crew
          .selectFrom('ingest.assetFiles')
          .select(['role', 'id'])
          .where('assetId', '=', assetId)
          .execute()
      ).sort((a, b) => (a.role < b.role ? -1 : 1))
    const before = await roles()
    expect(before.map(({ role }) => role)).toEqual(['clean', 'original', 'poster'])

    const storage = await openDiskStorage(join(set.folder, 'storage'))
    await prepareAsset({ ...deps, storage }, assetId, {
      signal: new AbortController().signal,
      progress: () => undefined,
    })
    const after = await roles()
    expect(after.map(({ role }) => role)).toEqual([
      'clean',
      'filmstrip',
      'original',
      'poster',
      'proxy',
      'waveform',
    ])
    expect(after).toEqual(expect.arrayContaining(before))
    const vault = (await readdir(join(set.folder, 'storage'), { recursive: true })).map(
      (path) => path.split('/').at(-1) ?? '',
    )
    const known = await house.crew.selectFrom('ingest.assetFiles').select('sha256').execute()
    expect(new Set(vault.filter((name) => name.length === 64))).toEqual(
      new Set(known.map(({ sha256 }) => sha256.toString('hex'))),
    )
  },
)
