import { createHash } from 'node:crypto'
import { secondsToFlicks } from '@stagedoor/core/time'
import { afterAll, expect, test } from 'vitest'
import { beginEmbargo, markAppearance, withdrawBySigner } from '../../clearance/index.ts'
import { newId } from '../../plant/db/index.ts'
import { testDatabase } from '../../plant/db/testing.ts'
import { chooseKeyArt, dropKeyArtOf, keyArtOf, removeKeyArt } from './key-art.ts'
import { whereItIs } from '../recall/whereabouts/where-it-is.ts'
import { openFrontOfHouse, PATIENT, publicist } from '../testing.ts'

const house = await testDatabase()
const front = await openFrontOfHouse(house)
afterAll(() => front.close())

const { productionId } = front
const pagePath = `/api/v1/public/productions/${front.slug}`
const ports = { db: house.crew, clock: front.clock }

interface ShownArt {
  url: string
  alt: string
  width: number
  height: number
}
const heroOf = async () => (await front.anybody(pagePath)).body['keyArt'] as ShownArt | null
const choose = (assetId: string, alt = 'A lamp above black water') =>
  chooseKeyArt(ports, { productionId, assetId, alt, actor: publicist })

/** A still from set whose light picture holds these words. */
async function still(title: string): Promise<string> {
  const assetId = await front.footage(title, 1)
  const bytes = Buffer.from(`picture of ${title}`)
  const { sha256 } = await front.storage.put(
    (async function* () {
      yield bytes
    })(),
  )
  expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  await house.crew
    .updateTable('ingest.assets')
    .set({ kind: 'still', durationFlicks: null, width: 1600, height: 900 })
    .where('id', '=', assetId)
    .execute()
  await house.crew
    .insertInto('ingest.assetFiles')
    .values({
      id: newId(),
      assetId,
      role: 'poster',
      sha256: Buffer.from(sha256, 'hex'),
      sizeBytes: bytes.length,
      mediaType: 'image/jpeg',
      facts: JSON.stringify({ width: 1600, height: 900 }),
    })
    .execute()
  return assetId
}

/** The same with somebody in it who signed; answers their slip's token. */
async function stillWith(title: string, name: string) {
  const assetId = await still(title)
  const subjectId = await front.person(name)
  await markAppearance(ports, {
    productionId,
    assetId,
    subjectId,
    appearance: {
      fromFlicks: 0,
      toFlicks: secondsToFlicks(1),
      sides: ['picture'],
      boxes: [],
      prominence: 'featured',
    },
    actor: publicist,
  })
  return { assetId, subjectId }
}

const exitsLogged = async () => (await front.logKinds()).filter((kind) => kind === 'verdict-at-exit').length

test('a chosen still is on the own page at once, with its words and its size, and its address leads to it', async () => {
  expect(await heroOf()).toBeNull()
  const before = await exitsLogged()
  await choose(await still('Key art, the lamp'))
  const hero = await heroOf()
  expect(hero).toMatchObject({ alt: 'A lamp above black water', width: 1600, height: 900 })
  const picture = await front.outside(hero!.url)
  expect(picture).toMatchObject({ status: 200 })
  expect(picture.body.toString()).toBe('picture of Key art, the lamp')
  expect(await exitsLogged()).toBe(before + 1)
  expect(await front.logKinds()).toContain('key-art-chosen')
})

test('another choice takes the place of the first, whose address is dead at once', async () => {
  await choose(await still('The first'))
  const first = await heroOf()
  await choose(await still('The second'), 'Two lamps')
  expect(await heroOf()).toMatchObject({ alt: 'Two lamps' })
  await expect.poll(async () => (await front.outside(first!.url)).status, PATIENT).toBe(404)
})

test('what is asked of a still tells that it heads the own page, and until when it did', async () => {
  const lamp = await still('The lamp, asked about')
  const told = async () => []
  const asked = (id: string) => ({ productionId, slug: front.slug, asked: { kind: 'asset' as const, id } })
  const whereIs = async (id: string) =>
    (await whereItIs({ db: house.crew, told }, { ...asked(id), now: front.clock.now() })).filter(
      ({ kind }) => kind === 'own-page',
    )
  await choose(lamp)
  expect(await whereIs(lamp)).toMatchObject([
    { title: 'The lamp, asked about', address: `/${front.slug}`, stands: 'out', until: null },
  ])
  await choose(await still('The next'))
  expect(await whereIs(lamp)).toMatchObject([{ stands: 'was-out', until: front.clock.now() }])
  const { assetId } = await stillWith('Nils on the stair', 'Nils Aas')
  await expect(choose(assetId)).rejects.toMatchObject({ type: 'not-cleared' })
  expect(await whereIs(assetId)).toEqual([])
})

test('a still that is not cleared never reaches the page, what stood there stays, and the log has the refusal', async () => {
  await choose(await still('Cleared'), 'Cleared')
  const { assetId } = await stillWith('Tomas on the stair', 'Tomas Reyes')
  const before = await exitsLogged()
  await expect(choose(assetId)).rejects.toMatchObject({ type: 'not-cleared' })
  expect(await heroOf()).toMatchObject({ alt: 'Cleared' })
  expect(await exitsLogged()).toBe(before + 1)
})

test('a withdrawal takes key art off the page in its own commit and leaves the page; a person is told and chooses again', async () => {
  const { assetId, subjectId } = await stillWith('Elin with the lantern', 'Elin Sørby')
  const { token } = await front.signs(subjectId)
  await choose(assetId, 'Elin')
  const hero = await heroOf()
  expect((await front.outside(hero!.url)).status).toBe(200)
  await withdrawBySigner(front, token, { reach: 'this-form', reason: 'No', claimedAt: null })
  const page = await front.anybody(pagePath)
  expect(page).toMatchObject({ status: 200, body: { keyArt: null } })
  await expect.poll(async () => (await front.outside(hero!.url)).status, PATIENT).toBe(404)
  expect(await keyArtOf(house.crew, productionId)).toMatchObject({ assetId, standing: 'shut' })
  const told = () =>
    house.crew
      .selectFrom('production.tasks')
      .select('kind')
      .where('productionId', '=', productionId)
      .where('kind', '=', 'key-art-shut')
      .execute()
  await front.settle()
  await expect.poll(told, PATIENT).toHaveLength(1)
  await choose(await still('Without anybody'), 'Nobody')
  expect(await heroOf()).toMatchObject({ alt: 'Nobody' })
})

test('an embargo that begins later takes it off as well', async () => {
  const assetId = await still('The wave')
  await choose(assetId)
  const embargo = {
    scope: { kind: 'asset', assetId },
    until: null,
    territories: ['WORLD'],
    name: 'The wave',
    reason: '',
  }
  await beginEmbargo(ports, { productionId, embargo: embargo as never, actor: publicist })
  expect(await heroOf()).toBeNull()
})

test('film and what is not ours are no key art', async () => {
  const refused = await front.footage('The pier', 5)
  await expect(choose(refused)).rejects.toMatchObject({ type: 'key-art-not-a-still' })
  await expect(choose(newId())).rejects.toMatchObject({ type: 'not-found' })
})

test('removed by a person or deleted from set, it is gone from the page', async () => {
  await choose(await still('Removed'))
  await removeKeyArt(ports, { productionId, actor: publicist })
  await removeKeyArt(ports, { productionId, actor: publicist })
  expect(await heroOf()).toBeNull()
  const assetId = await still('Deleted')
  await choose(assetId)
  const drop = (id: string) =>
    house.crew
      .transaction()
      .execute((trx) => dropKeyArtOf(trx, { productionId, assetId: id, now: front.clock.now() }))
  await drop(newId())
  expect(await heroOf()).not.toBeNull()
  await drop(assetId)
  expect(await heroOf()).toBeNull()
})

test('two choices at the same moment end with one on the page and one gate open', async () => {
  const stills = await Promise.all([still('One'), still('Other')])
  await Promise.all(stills.map((assetId) => choose(assetId)))
  expect(await heroOf()).not.toBeNull()
  const open = await house.crew
    .selectFrom('clearance.exposures')
    .select('id')
    .where('productionId', '=', productionId)
    .where('kind', '=', 'key-art')
    .where('closedAt', 'is', null)
    .execute()
  expect(open).toHaveLength(1)
})
