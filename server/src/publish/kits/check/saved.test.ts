import { readFile } from 'node:fs/promises'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../../plant/db/testing.ts'
import { recallPublication } from '../../recall/recall-publication.ts'
import { openFrontOfHouse, publicist } from '../../testing.ts'
import { compareSaved, giveUpSaved } from './compare-saved.ts'
import { MOST_SAVED_BYTES } from './keep-saved.ts'
import { demo, openKitChecks } from './testing.ts'

const house = await testDatabase()
const front = await openFrontOfHouse(house)
const checks = await openKitChecks(house, front)
const { deps, signal, look, standing } = checks
afterAll(async () => {
  await checks.close()
  await front.close()
})

/** The film as a phone's screen shows it: smaller, and with the platform around it. */
const recordedFromScreen = () =>
  checks.lampAgain({ picture: 'scale=560:316,pad=600:900:20:200:color=0x101010', sound: 'volume=-4dB' })

/** A kit of the demo's lamp, posted where nobody can look. */
async function posted(holderName: string) {
  const kit = await checks.linked({ holderName }, 'https://www.instagram.com/reel/Cabc123/')
  await look(kit.kitId, 0)
  const brings = async (bytes: Buffer) => {
    const answer = await fetch(`${kit.door}/saved-posts`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    })
    return { status: answer.status, body: (await answer.json()) as { id: string; type?: string } }
  }
  return { ...kit, brings }
}

const compares = async (savedId: string) => compareSaved(deps, { savedId }, signal)
const kept = (savedId: string) =>
  house.crew.selectFrom('publish.savedPosts').selectAll().where('id', '=', savedId).executeTakeFirstOrThrow()
const openTasks = async (kitId: string) =>
  (
    await house.crew
      .selectFrom('production.tasks')
      .select('facts')
      .where('ref', '=', kitId)
      .where('kind', '=', 'kit-to-look-at')
      .where('doneAt', 'is', null)
      .execute()
  ).map(({ facts }) => facts['found'])

test('what was saved from a closed platform is compared whole, never verifies, and is deleted', async () => {
  const { kitId, publicationId, brings } = await posted('Mira Solberg')
  expect(await standing(publicationId)).toMatchObject({
    standing: 'to-look-at',
    asksForSaved: true,
    saved: null,
  })
  const { status, body } = await brings(await recordedFromScreen())
  expect(status).toBe(201)
  expect(await standing(publicationId)).toMatchObject({ saved: { isCompared: false } })
  const waiting = (await kept(body.id)).keptAs!.toString('hex')
  expect(await front.storage.has(waiting)).toBe(true)

  await compares(body.id)
  await compares(body.id)
  expect(await standing(publicationId)).toMatchObject({
    standing: 'weaker',
    saved: { isCompared: true, found: 'same' },
  })
  expect(await openTasks(kitId)).toEqual([])
  expect(await front.storage.has(waiting)).toBe(false)
  const { sha256, keptAs, broughtAs } = await kept(body.id)
  expect({ digits: sha256.length, keptAs, broughtAs }).toEqual({
    digits: 64,
    keptAs: null,
    broughtAs: 'holder',
  })
  expect((await front.logKinds()).filter((kind) => kind === 'kit-saved-compared')).toHaveLength(1)
})

test('another film asks for a person, and a file that is none says nothing', async () => {
  const { kitId, publicationId, brings } = await posted('Tomas Reyes')
  const junk = await brings(Buffer.from('#EXTM3U\nfile:///etc/passwd\n'))
  await compares(junk.body.id)
  expect(await standing(publicationId)).toMatchObject({ standing: 'to-look-at', saved: { found: 'unread' } })
  const other = await brings(await readFile(demo('storm-tank-test.mp4')))
  await compares(other.body.id)
  expect(await standing(publicationId)).toMatchObject({
    standing: 'to-look-at',
    saved: { found: 'different' },
  })
  expect(await openTasks(kitId)).toEqual(['different'])
})

test('a picture that is broken off says nothing and is deleted, and so is what the last try cannot compare', async () => {
  const { publicationId, brings } = await posted('Noor Aziz')
  const broken = await brings((await readFile(demo('portrait-mira.jpg'))).subarray(0, 2_000))
  const brokenAs = (await kept(broken.body.id)).keptAs!.toString('hex')
  await compares(broken.body.id)
  expect(await standing(publicationId)).toMatchObject({ saved: { isCompared: true, found: 'unread' } })
  expect(await front.storage.has(brokenAs)).toBe(false)

  const lost = await brings(await readFile(demo('portrait-mira.jpg')))
  const lostAs = (await kept(lost.body.id)).keptAs!.toString('hex')
  await house.crew.deleteFrom('publish.cutFingerprints').execute()
  await house.crew
    .updateTable('cut.renders')
    .set({ sha256: Buffer.alloc(32) })
    .execute()
  await expect(compares(lost.body.id)).rejects.toThrow()
  expect(await front.storage.has(lostAs)).toBe(true)
  await giveUpSaved(deps, { savedId: lost.body.id })
  expect(await kept(lost.body.id)).toMatchObject({ keptAs: null, finding: { kind: 'unread' } })
  expect(await front.storage.has(lostAs)).toBe(false)
})

test('of one post one file arrives at a time', async () => {
  const { door, brings } = await posted('Jonas Falk')
  let finish = () => undefined as void
  const slow = new ReadableStream<Uint8Array>({
    start: (stream) => {
      stream.enqueue(new Uint8Array(100))
      finish = () => stream.close()
    },
  })
  const first = fetch(`${door}/saved-posts`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: slow,
    duplex: 'half',
  } as RequestInit)
  await expect.poll(async () => (await brings(Buffer.alloc(0))).status).toBe(429)
  finish()
  expect((await first).status).toBe(201)
  expect(await brings(Buffer.from('x'))).toMatchObject({ status: 201 })
})

test('whoever brings the house’s own file does not have it deleted', async () => {
  const { filmSha256, publicationId, brings } = await posted('Ida Brandt')
  const { body } = await brings(await readFile(demo('lamp-goes-out.mp4')))
  await compares(body.id)
  expect(await standing(publicationId)).toMatchObject({ standing: 'weaker', saved: { found: 'same' } })
  expect(await front.storage.has(filmSha256)).toBe(true)
})

test('too much, too often, and after a recall nothing is taken', async () => {
  const { publicationId, brings } = await posted('Wren Okafor')
  expect(await brings(Buffer.alloc(MOST_SAVED_BYTES + 1))).toMatchObject({
    status: 413,
    body: { type: '/problems/file-too-large' },
  })
  for (let times = 0; times < 5; times += 1)
    expect(await brings(Buffer.from('x'))).toMatchObject({ status: 201 })
  expect(await brings(Buffer.from('x'))).toMatchObject({ status: 429 })
  const why = { reach: 'this-alone', because: 'A plate', actor: publicist } as const
  await recallPublication(front, { publicationId, ...why })
  expect((await brings(Buffer.from('x'))).status).toBeGreaterThanOrEqual(400)
})
