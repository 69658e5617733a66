import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../plant/db/testing.ts'
import { schedulePost } from '../compose/schedule-post.ts'
import { blueskyWords, openBesideBluesky } from '../testing-bluesky.ts'
import { kitInHand, tokenIn } from '../testing-kits.ts'
import { publicist } from '../testing.ts'

const house = await testDatabase()
const { front, accountId, close } = await openBesideBluesky(house)
afterAll(close)

const POST = 'https://www.instagram.com/reel/Cabc123/'

/** A kit of a post that waits for its moment at a platform, taken by its holder before that. */
async function besidePlatform(cutId: string) {
  const { id } = await schedulePost(front, {
    productionId: front.productionId,
    cutId,
    accountId,
    rule: { kind: 'moment', at: front.later(3_600_000) },
    words: blueskyWords('The wave comes.'),
    placeAhead: false,
    actor: publicist,
  })
  const rule = { kind: 'moment', at: front.clock.now() } as const
  const { url } = await kitInHand(front, id, { rule, platform: 'bluesky' })
  return `/api/v1/kit-slips/${tokenIn(url)}`
}

async function sends(path: string, body: unknown): Promise<number> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${front.origin}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  return answer.status
}

test('a kit beside a post at a platform has the link, the credits and the gallery of the same cut’s own page', async () => {
  const cutId = await front.rendered(await front.footage('The wave', 20))
  await front.schedules(cutId, null, 'The wave')
  const door = await besidePlatform(cutId)
  const { body } = await front.anybody(door)
  expect(body['ownLink']).toMatch(/\/k\/[\w-]{8}$/)
  expect(body['showing']).toEqual({ isShown: false })
  const led = await fetch(`${front.origin}${new URL(String(body['ownLink'])).pathname}`, {
    redirect: 'manual',
  })
  expect(led.headers.get('location')).toBe(`/${front.slug}/the-wave`)

  expect(await sends(`${door}/links`, { url: POST })).toBe(201)
  expect(await sends(`${door}/showings`, { isShown: true })).toBe(201)
  const shown = await front.anybody(`/api/v1/public/productions/${front.slug}/shared`)
  expect(shown.body['items']).toMatchObject([{ link: POST, post: { title: 'The wave' } }])
})

test('where the cut has no page of its own, a kit offers none of the three', async () => {
  const cutId = await front.rendered(await front.footage('The swell', 20))
  await front.schedules(await front.rendered(await front.footage('Another', 20)), null, 'Another')
  const door = await besidePlatform(cutId)
  expect((await front.anybody(door)).body).toMatchObject({ ownLink: null, showing: null, credits: [] })
  expect(await sends(`${door}/showings`, { isShown: true })).toBe(409)
})
