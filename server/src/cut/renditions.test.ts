import { Problem } from '@stagedoor/contract/problems'
import type { RenditionSpec } from '@stagedoor/core/cut'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../plant/db/testing.ts'
import { probeMedia } from '../plant/media/index.ts'
import { dropRendition } from './drop-rendition.ts'
import { makeCut } from './make-cut.ts'
import { performRender } from './perform-render.ts'
import { performRendition } from './perform-rendition.ts'
import { RENDER, renderCut } from './render-cut.ts'
import { renderedCut } from './rendered-cut.ts'
import { askForRendition, MAKE_RENDITION, makeRenditionAgain, renditionById } from './renditions.ts'
import { between, ownPage, publicist, uprightCut } from './testing.ts'
import { calmly, openTable } from './testing-table.ts'

const house = await testDatabase()
const table = await openTable(house, { jobs: [RENDER, MAKE_RENDITION], name: 'the-wave.mp4', sound: true })
const { deps, productionId, assetId } = table
afterAll(table.close)

const work = (workId: string, signal = calmly.signal) => ({ ...calmly, workId, signal })
const { id: cutId } = await makeCut(deps, {
  productionId,
  title: 'The wave',
  shape: '9:16',
  meantFor: ownPage,
  by: publicist.name,
  timeline: uprightCut(assetId, between(0, 4)),
})
await performRender(deps, (await renderCut(deps, cutId)).renderId, work(''))
const render = await renderedCut(house.crew, { cutId })

const asks = async (spec: Partial<RenditionSpec>) => {
  const whole = { width: render.width, height: render.height, rate: null, mostBytes: 50_000_000, ...spec }
  const { renditionId } = await house.crew
    .transaction()
    .execute((trx) => askForRendition(trx, deps, { productionId, renderId: render.renderId, spec: whole }))
  return renditionId
}
const read = async (id: string) => {
  const rendition = await renditionById(house.crew, id)
  if (rendition === undefined) throw new Error('It is not there')
  return rendition
}
const make = async (id: string, signal?: AbortSignal) =>
  performRendition(deps, id, work((await read(id)).workId ?? '', signal))

const drop = (renditionId: string, from = deps) =>
  dropRendition(from, { renditionId, isWanted: () => Promise.resolve(false) })

test('a copy keeps to its bytes and is as long as its film', async () => {
  const mostBytes = Math.floor(render.sizeBytes / 2)
  const id = await asks({ width: 360, height: 640, rate: { num: 25, den: 1 }, mostBytes })
  await make(id)
  const { state, film } = await read(id)
  expect(state).toBe('made')
  expect(film).toMatchObject({ width: 360, height: 640, frameRate: 25 })
  expect(film?.sizeBytes).toBeLessThanOrEqual(mostBytes)
  const file = await deps.storage.open(film?.sha256 ?? '')
  if (!file?.path) throw new Error('The copy is not kept')
  const probe = await probeMedia(deps.media, file.path, ['mov'])
  expect(Math.abs(probe.duration - render.durationFlicks)).toBeLessThan(70_560_000)
  expect(probe).toMatchObject({
    picture: { codec: 'h264', pixelFormat: 'yuv420p' },
    sound: { codec: 'aac' },
    others: [],
  })
})

test('two posts that want the same copy have one, and another spec is another copy', async () => {
  const mostBytes = Math.floor(render.sizeBytes * 0.7)
  const [one, same] = [await asks({ mostBytes }), await asks({ mostBytes })]
  expect(same).toBe(one)
  expect(await asks({ mostBytes: mostBytes - 1 })).not.toBe(one)
  const { workId } = await read(one)
  await make(one)
  await asks({ mostBytes })
  expect(await read(one)).toMatchObject({ state: 'made', workId })
})

test('a worker that stops in the middle leaves nothing behind, and the next one makes it', async () => {
  const id = await asks({ width: 480, height: 852 })
  const stopping = new AbortController()
  const stopped = performRendition(deps, id, {
    ...work((await read(id)).workId ?? '', stopping.signal),
    progress: () => stopping.abort('stopping'),
  })
  setTimeout(() => stopping.abort('stopping'), 150)
  await expect(stopped).rejects.toThrow()
  expect(await read(id)).toMatchObject({ state: 'making', film: null })
  await make(id)
  await make(id)
  expect(await read(id)).toMatchObject({ state: 'made', film: { width: 480, height: 852 } })
})

test('what cannot be made within its bytes fails with what to do, and can be begun anew', async () => {
  const id = await asks({ mostBytes: 9_000 })
  await expect(make(id)).rejects.toThrow(Problem)
  const failed = await read(id)
  expect(failed).toMatchObject({ state: 'failed', film: null })
  expect(failed.problem).toContain('a shorter cut would do')
  const again = () =>
    house.crew
      .transaction()
      .execute((trx) => makeRenditionAgain(trx, deps, { productionId, renditionId: id }))
  await again()
  const waiting = await read(id)
  expect(waiting).toMatchObject({ state: 'waiting', problem: null })
  expect(waiting.workId).not.toBe(failed.workId)
  await again()
  expect((await read(id)).workId).toBe(waiting.workId)
})

test('a copy that nobody wants any more is gone from the disk, and its render stays', async () => {
  const id = await asks({ width: 480, height: 854 })
  await make(id)
  const { film } = await read(id)
  await drop(id)
  expect(await deps.storage.has(film?.sha256 ?? '')).toBe(false)
  expect(await deps.storage.has(render.sha256)).toBe(true)
  expect(await read(id)).toMatchObject({ state: 'dropped', film: null })
  await asks({ width: 480, height: 854 })
  await make(id)
  expect(await read(id)).toMatchObject({ state: 'made' })
})

test('a copy that is dropped while it is made is not kept', async () => {
  const id = await asks({ width: 360, height: 638 })
  const making = make(id)
  await drop(id)
  await making
  expect(await read(id)).toMatchObject({ state: 'dropped', film: null })
})

test('a house that dies as it removes a copy has it made again, and no file is left over', async () => {
  const spec = { width: 360, height: 636 }
  const id = await asks(spec)
  const dying = (remove: typeof deps.storage.remove) => ({ ...deps, storage: { ...deps.storage, remove } })
  const died = () => Promise.reject(new Error('The house died'))
  for (const remove of [died, async (sha256: string) => (await deps.storage.remove(sha256), died())]) {
    await make(id)
    const { film } = await read(id)
    await expect(drop(id, dying(remove))).rejects.toThrow('The house died')
    expect(await read(id)).toMatchObject({ state: 'dropped', film: null })
    await drop(id)
    expect(await deps.storage.has(film?.sha256 ?? '')).toBe(false)
    await asks(spec)
  }
  await make(id)
  await expect(drop(id, dying(died))).rejects.toThrow('The house died')
  await asks(spec)
  await make(id)
  const again = await read(id)
  expect(again.state).toBe('made')
  expect(await deps.storage.has(again.film?.sha256 ?? '')).toBe(true)
})

test('whether a copy is wanted is asked once whoever asks for it has written that down', async () => {
  const spec = { width: render.width, height: render.height, rate: null, mostBytes: 40_000_000 }
  const id = await asks(spec)
  await make(id)
  const order: string[] = []
  const isWanted = () => Promise.resolve(order.push('is it wanted?') > 0)
  let dropped: Promise<void> = Promise.resolve()
  await house.crew.transaction().execute(async (trx) => {
    await askForRendition(trx, deps, { productionId, renderId: render.renderId, spec })
    dropped = dropRendition(deps, { renditionId: id, isWanted })
    await new Promise((resolve) => setTimeout(resolve, 200))
    order.push('it is wanted')
  })
  await dropped
  expect(order).toEqual(['it is wanted', 'is it wanted?'])
  expect((await read(id)).state).toBe('made')
})
