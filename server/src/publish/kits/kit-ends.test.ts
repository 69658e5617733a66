import type { Instant } from '@stagedoor/core/time'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../plant/db/testing.ts'
import { setHorizons, shutGate } from '../../wall/index.ts'
import { makeKit } from './make-kit.ts'
import { publicationById } from '../queries.ts'
import { recallPublication } from '../recall/recall-publication.ts'
import { endShowing } from './shown-posts.ts'
import { openFrontOfHouse, publicist } from '../testing.ts'
import { kitFor, tokenIn } from '../testing-kits.ts'

const house = await testDatabase()
const front = await openFrontOfHouse(house)
afterAll(() => front.close())

const POST = 'https://www.instagram.com/reel/Cabc123/'

/** A kit beside a post that is out, taken by its holder; and their link. */
async function taken(title: string, disclosure: 'paid-partnership' | 'none' = 'paid-partnership') {
  const cutId = await front.rendered(await front.footage(title, 20))
  const { id: besideId } = await front.schedules(cutId, null, title)
  const made = await makeKit(front, { besideId, kit: kitFor({ disclosure }), actor: publicist })
  const door = `/api/v1/kit-slips/${tokenIn(made.url)}`
  await sends(`${door}/handovers`, {})
  return { ...made, besideId, door }
}

async function sends(path: string, body: unknown) {
  const answer = await fetch(`${front.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

const shown = async () => {
  const { body } = await front.anybody(`/api/v1/public/productions/${front.slug}/shared`)
  return body['items'] as Record<string, unknown>[]
}

test('no link is taken before its holder says that the post discloses, and how and when they said it is kept', async () => {
  const { door, kitId } = await taken('The bell')
  expect(await sends(`${door}/links`, { url: POST })).toMatchObject({
    status: 422,
    body: { type: '/problems/disclosure-not-told' },
  })
  expect((await front.anybody(door)).body).toMatchObject({ link: null, disclosed: null })
  expect(await sends(`${door}/links`, { url: POST, disclosed: 'by-label' })).toMatchObject({ status: 201 })
  expect((await front.anybody(door)).body).toMatchObject({ link: POST, disclosed: { how: 'by-label' } })
  const entry = await house.crew
    .selectFrom('plant.chainEntries')
    .select('body')
    .where('kind', '=', 'kit-linked')
    .where('body', '@>', JSON.stringify({ kitId }) as never)
    .executeTakeFirstOrThrow()
  expect(entry.body).toMatchObject({ disclosed: 'by-label' })

  const free = await taken('The stairs', 'none')
  expect(await sends(`${free.door}/links`, { url: POST })).toMatchObject({ status: 201 })
})

test('a post is shown on the page by its holder alone, and is off it at the commit that takes it back', async () => {
  const { door, publicationId } = await taken('The net')
  await sends(`${door}/links`, { url: POST, disclosed: 'in-words' })
  expect(await shown()).toEqual([])
  expect((await front.anybody(door)).body).toMatchObject({ showing: { isShown: false } })
  expect(await sends(`${door}/showings`, { isShown: true })).toMatchObject({ status: 201 })
  expect(await shown()).toMatchObject([
    { name: 'Ida Brandt', platform: 'Instagram', link: POST, isVerified: false, post: { title: 'The net' } },
  ])
  await sends(`${door}/showings`, { isShown: false })
  expect(await shown()).toEqual([])

  await sends(`${door}/showings`, { isShown: true })
  await endShowing(front, { publicationId, actor: publicist })
  expect(await shown()).toEqual([])
  // A newer link does not bring back what was taken off.
  await sends(`${door}/links`, { url: `${POST}2/`, disclosed: 'in-words' })
  expect(await shown()).toEqual([])
  expect((await front.logKinds()).filter((kind) => /^kit-(not-)?shown$/.test(kind))).toEqual([
    'kit-shown',
    'kit-not-shown',
    'kit-shown',
    'kit-not-shown',
  ])
})

test('what is shown goes with the kit’s own gate, with a recall, and when its holder could not take it back any more', async () => {
  const shut = await taken('The mast')
  await sends(`${shut.door}/links`, { url: POST, disclosed: 'in-words' })
  await sends(`${shut.door}/showings`, { isShown: true })
  expect(await shown()).toHaveLength(1)
  const gateId = (await publicationById(house.crew, shut.publicationId))?.gateId ?? ''
  await house.crew.transaction().execute((trx) => shutGate(trx, { gateId, because: 'evidence' }))
  expect(await shown()).toEqual([])

  const recalled = await taken('The hull')
  await sends(`${recalled.door}/links`, { url: POST, disclosed: 'in-words' })
  await sends(`${recalled.door}/showings`, { isShown: true })
  expect(await shown()).toHaveLength(1)
  const why = { reach: 'this-alone', because: 'A plate', actor: publicist } as const
  await recallPublication(front, { publicationId: recalled.publicationId, ...why })
  expect(await shown()).toEqual([])

  const old = await taken('The keel')
  await sends(`${old.door}/links`, { url: POST, disclosed: 'in-words' })
  await sends(`${old.door}/showings`, { isShown: true })
  expect(await shown()).toHaveLength(1)
  await front.onlyTheClock((front.clock.now() + 91 * 86_400_000) as Instant)
  expect(await shown()).toEqual([])
})

test('who may not see our post sees none of those that belong to it, and nothing of how many there are', async () => {
  const { door, besideId } = await taken('The wreck')
  await sends(`${door}/links`, { url: POST, disclosed: 'in-words' })
  await sends(`${door}/showings`, { isShown: true })
  expect((await shown()).map(({ post }) => post)).toMatchObject([{ title: 'The wreck' }])
  const gateId = (await publicationById(house.crew, besideId))?.gateId ?? ''
  const horizon = { points: [], moment: front.later(86_400_000) }
  await house.crew.transaction().execute((trx) => setHorizons(trx, [{ gateId, horizon }]))
  expect(await shown()).toEqual([])
  await front.onlyTheClock(front.later(2 * 86_400_000))
  expect(await shown()).toHaveLength(1)
  await sends(`${door}/showings`, { isShown: false })
})

test('a link to nowhere that is known as a place for posts is kept for the crew and shown to nobody', async () => {
  const { door } = await taken('The oar')
  await sends(`${door}/links`, { url: 'https://elsewhere.example/win-a-prize', disclosed: 'in-words' })
  await sends(`${door}/showings`, { isShown: true })
  expect(await shown()).toEqual([])
})

test('after a recall the own link of a kit is answered like one that never was', async () => {
  const { kitId, besideId } = await taken('The tide')
  const { code } = await house.crew
    .selectFrom('publish.kits')
    .select('code')
    .where('id', '=', kitId)
    .executeTakeFirstOrThrow()
  const follows = async (path: string) => {
    const answer = await fetch(`${front.origin}${path}`, { redirect: 'manual' })
    const { date: _, ...headers } = Object.fromEntries(answer.headers)
    return { status: answer.status, headers, body: await answer.text() }
  }
  expect(await follows(`/k/${code}`)).toMatchObject({ status: 302 })
  const why = { reach: 'everything', because: 'A plate', actor: publicist } as const
  await recallPublication(front, { publicationId: besideId, ...why })
  const after = await follows(`/k/${code}`)
  expect(after.status).toBe(404)
  expect(after).toEqual(await follows('/k/AAAAAAAA'))
})
