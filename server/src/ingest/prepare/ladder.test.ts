import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../plant/db/testing.ts'
import { chooseEngine, type Engine, type Plan, probeMedia } from '../../plant/media/index.ts'
import { mediaHandler } from '../../wall/index.ts'
import { releaseBytes } from '../bytes.ts'
import { forgetFiles } from '../queries.ts'
import { openSet, saltlight, sendFromSet, serveIngest, signedIn } from '../testing.ts'
import { drawFilm } from '../testing-footage.ts'
import { makeLightFilm } from './ladder.ts'

const house = await testDatabase()
const set = await openSet(house)
await set.openQueues()
const place = await saltlight(house)
const media = await chooseEngine({ engine: 'auto', ffmpegPath: null, searchPath: process.env['PATH'] ?? '' })
const deps = { ...(await set.restarted()), media }
let asker = signedIn(place.owner)
const server = await serveIngest(deps, () => asker)
const shelf = createServer((request, response) => void mediaHandler(deps)(request, response))
await new Promise<void>((resolve) => shelf.listen(0, '127.0.0.1', resolve))
const shelfOrigin = `http://127.0.0.1:${(shelf.address() as AddressInfo).port}`
const scratch = await mkdtemp(join(tmpdir(), 'ladder-test-'))
afterAll(async () => {
  shelf.close()
  await server.close()
  await media.close()
  await set.close()
  await rm(scratch, { recursive: true, force: true })
})

const bytes = await drawFilm(deps, { seconds: 9, sound: true })
const input = join(scratch, 'film.mp4')
await writeFile(input, bytes)
const probe = await probeMedia(media, input, ['mov'])
const { assetId } = await sendFromSet(deps, { ...place, bytes, name: 'pier at night.mov' })

type Tried = { plans: Plan[]; output: string }

/** One try at the light film, by an engine that notes what it is asked for. */
async function tryOnce(name: string): Promise<Tried> {
  const folder = join(scratch, name)
  await mkdir(folder)
  const plans: Plan[] = []
  const noting: Engine = {
    ...media,
    run: (plan, options) => {
      plans.push(plan)
      return media.run(plan, options)
    },
  }
  const output = join(folder, 'light.mp4')
  await makeLightFilm(
    {
      ports: { ...deps, media: noting },
      bench: { assetId, folder },
      run: { signal: new AbortController().signal, progress: () => undefined },
      probe,
      values: [],
      input,
      formats: ['mov'],
    },
    output,
  )
  return { plans, output }
}

const pieces = () =>
  house.crew
    .selectFrom('ingest.renditionPieces')
    .selectAll()
    .where('assetId', '=', assetId)
    .orderBy('piece')
    .orderBy('name')
    .execute()
const get = (path: string) => fetch(`${server.origin}${path}`, { redirect: 'manual' })
const playlist = (name: string) => get(`/assets/${assetId}/playlists/${name}`)
const card = async () => (await (await get(`/assets/${assetId}`)).json()) as { playlist: string | null }

test('a film is watched by its first pieces, is gone on with where work ended, and plays whole through one door', async () => {
  expect((await card()).playlist).toBe(null)
  expect((await playlist('main')).status).toBe(404)

  const full = await tryOnce('first')
  expect(full.plans).toHaveLength(2)
  const whole = await pieces()
  expect(whole.map(({ piece, name }) => `${piece} ${name}`)).toEqual(
    [0, 1, 2].flatMap((piece) => [`${piece} 720`, `${piece} sound`]),
  )

  // What a crash leaves behind: rows of a piece whose bytes never came, and a ladder that is not whole.
  const lost = whole.filter(({ piece }) => piece === 2)
  for (const { sha256 } of lost) await deps.storage.remove(sha256.toString('hex'))
  await house.crew
    .updateTable('ingest.ladders')
    .set({ isWhole: false })
    .where('assetId', '=', assetId)
    .execute()
  const growing = await (await playlist('720')).text()
  expect(growing).toContain('#EXT-X-PLAYLIST-TYPE:EVENT')
  expect(growing).not.toContain('ENDLIST')

  const again = await tryOnce('again')
  // From the third piece on, at six seconds: what was kept is not made again.
  expect(again.plans[0]?.inputs[0]?.seekFlicks).toBeGreaterThan(5.9 * 705_600_000)
  const after = await pieces()
  expect(after.slice(0, 4)).toEqual(whole.slice(0, 4))
  expect(after.map(({ segmentUnits }) => segmentUnits)).toEqual(whole.map(({ segmentUnits }) => segmentUnits))
  expect(await probeMedia(media, again.output, ['mov'])).toMatchObject({
    duration: probe.duration,
    picture: { codec: 'h264', frames: 225, width: 320, height: 240 },
    sound: { codec: 'aac' },
  })
  // Once more there is nothing left to encode: the pieces are only joined.
  expect((await tryOnce('joined')).plans.map(({ graph }) => graph)).toEqual([undefined])

  const address = (await card()).playlist
  expect(address).toBe(`/api/v1/assets/${assetId}/playlists/main`)
  const main = await playlist('main')
  expect(main.headers.get('content-type')).toBe('application/vnd.apple.mpegurl')
  expect(await main.text()).toMatch(/RESOLUTION=320x240,FRAME-RATE=25\.000,AUDIO="sound"\n720\n$/)
  const played: Buffer[] = []
  const lines = (await (await playlist('720')).text()).split('\n')
  expect(lines.at(-2)).toBe('#EXT-X-ENDLIST')
  const base = `http://house/assets/${assetId}/playlists/720`
  const fetched = async (uri: string, range: string | undefined) => {
    const [length = 0, from = 0] = (range ?? '').split('@').map(Number)
    const found = await get(new URL(uri, base).pathname)
    expect(found.status).toBe(302)
    const part = await fetch(`${shelfOrigin}${found.headers.get('location')}`, {
      headers: { range: `bytes=${from}-${from + length - 1}` },
    })
    expect(part.status).toBe(206)
    played.push(Buffer.from(await part.arrayBuffer()))
  }
  const [, map = '', mapRange] =
    /URI="(.*)",BYTERANGE="(.*)"/.exec(lines.find((line) => line.startsWith('#EXT-X-MAP')) ?? '') ?? []
  await fetched(map, mapRange)
  for (const [index, line] of lines.entries())
    if (line.startsWith('#EXT-X-BYTERANGE:')) await fetched(lines[index + 1] ?? '', line.slice(17))
  const joined = join(scratch, 'played.mp4')
  await writeFile(joined, Buffer.concat(played))
  expect((await probeMedia(media, joined, ['mov'])).picture).toMatchObject({ frames: 225, oddStepShare: 0 })
  expect((await readFile(joined)).includes('x264')).toBe(false)
})

test('who may not see the film finds neither play list nor piece, and all of it goes with the film', async () => {
  const ways = ['playlists/main', 'playlists/sound', 'renditions/720/0', 'renditions/sound/head']
  asker = { kind: 'nobody' }
  for (const way of ways) expect((await get(`/assets/${assetId}/${way}`)).status).toBe(401)
  asker = signedIn(place.owner)
  expect((await get(`/assets/${assetId}/renditions/720/99`)).status).toBe(404)
  const digests = (await pieces()).map(({ sha256 }) => sha256.toString('hex'))
  const forgotten = await house.crew.transaction().execute((trx) => forgetFiles(trx, { assetId }))
  await releaseBytes(deps, forgotten)
  for (const sha256 of digests) expect(await deps.storage.has(sha256)).toBe(false)
  for (const way of ways) expect((await get(`/assets/${assetId}/${way}`)).status).toBe(404)
})
