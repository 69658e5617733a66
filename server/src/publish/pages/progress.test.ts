import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../plant/db/testing.ts'
import { openFrontOfHouse } from '../testing.ts'
import { filmSecret } from '../testing-story.ts'

const house = await testDatabase()
const front = await openFrontOfHouse(house, { works: true })
afterAll(() => front.close())

const progress = `/api/v1/public/productions/${front.slug}/progress`
const posts = `/api/v1/public/productions/${front.slug}/posts`
const CANARY = 'The keeper is her sister'

/** A browser: it keeps the one cookie that it is given. */
function aFan(cookie: string | null = null) {
  let kept = cookie
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${front.origin}${path}`, {
      ...init,
      headers: { 'content-type': 'application/json', ...(kept === null ? {} : { cookie: kept }) },
    })
    const [given] = response.headers.getSetCookie()
    kept = given?.split(';', 1)[0] ?? kept
    return { status: response.status, text: await response.text() }
  }
  return {
    ask,
    cookie: () => kept,
    stages: async () => (JSON.parse((await ask(progress)).text) as { stages: Stage[] }).stages,
    tells: (...seen: string[]) => ask(progress, { method: 'PUT', body: JSON.stringify({ seen }) }),
    posts: async () => (await ask(posts)).text,
  }
}

interface Stage {
  id: string
  label: string
  isPassed: boolean
  isOut: boolean
}

// Two episodes; the first airs in an hour, the second in two. A secret stops being one with the second.
beforeAll(async () => {
  const scene = await filmSecret(front, {
    secret: CANARY,
    episodes: [
      { name: 'The arrival', airs: '14:00' },
      { name: 'The drowning', airs: '15:00' },
    ],
  })
  await front.schedules(await front.rendered(scene, CANARY), null, CANARY)
  await front.settle()
})

test('a page asks by names that give nothing away, in the order of the story', async () => {
  const stages = await aFan().stages()
  expect(stages.map(({ label }) => label)).toEqual(['Part 1', 'Part 2'])
  expect(JSON.stringify(stages)).not.toMatch(/arrival|drowning/i)
})

test('what nobody can have seen yet is told by nobody', async () => {
  const fan = aFan()
  const [, second] = await fan.stages()
  expect(await fan.tells(second!.id)).toMatchObject({
    status: 409,
    text: expect.stringContaining('is not out yet'),
  })
  expect(fan.cookie()).toBeNull()
})

test('a post behind the second episode is there for who has seen it, and in no byte for anybody else', async () => {
  await front.goTo(Date.UTC(2026, 2, 3, 14, 30))
  const [fan, stranger] = [aFan(), aFan()]
  const [first, second] = await fan.stages()
  expect(await fan.posts()).not.toContain(CANARY)

  await fan.tells(first!.id)
  expect((await fan.stages()).map(({ isPassed }) => isPassed)).toEqual([true, false])
  expect(await fan.posts()).not.toContain(CANARY)

  await fan.tells(second!.id)
  expect((await fan.stages()).map(({ isPassed }) => isPassed)).toEqual([true, true])
  const { items } = JSON.parse(await fan.posts()) as { items: { slug: string }[] }
  expect(items).toMatchObject([{ title: CANARY }])
  const { media } = JSON.parse((await fan.ask(`${posts}/${items[0]!.slug}`)).text) as {
    media: { url: string }
  }
  expect((await front.outside(media.url)).body.toString()).toContain(CANARY)

  expect(await stranger.posts()).not.toContain(CANARY)
  const hidden = await stranger.ask(`${posts}/${items[0]!.slug}`)
  expect(hidden).toEqual(await stranger.ask(`${posts}/there-is-none`))

  await fan.tells()
  expect(await fan.posts()).not.toContain(CANARY)
})

test('a cookie that this house did not sign is nobody’s', async () => {
  const fan = aFan()
  const [, second] = await fan.stages()
  await fan.tells(second!.id)
  const [name, value = ''] = fan.cookie()!.split('=')
  const [id, signature = ''] = value.split('.')
  const wrong = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`
  for (const forged of [`${name}=${id}.${wrong}`, `${name}=${id}`, `${name}=${id}' or true --.${signature}`])
    expect(await aFan(forged).posts()).not.toContain(CANARY)
  expect(await aFan(fan.cookie()).posts()).toContain(CANARY)
})

test('a stage that moves into the future is taken back from who had told it, and comes again with its day', async () => {
  const fan = aFan()
  const [, second] = await fan.stages()
  await fan.tells(second!.id)
  expect(await fan.posts()).toContain(CANARY)
  await front.onlyTheClock(Date.UTC(2026, 2, 3, 13, 59))
  expect(await fan.posts()).not.toContain(CANARY)
  expect((await fan.stages()).map(({ isPassed }) => isPassed)).toEqual([true, false])
})

test('a point that the story does not have is refused, and what was told before is kept', async () => {
  await front.onlyTheClock(Date.UTC(2026, 2, 3, 14, 30))
  const fan = aFan()
  const [first] = await fan.stages()
  await fan.tells(first!.id)
  expect((await fan.tells('00000000-0000-4000-8000-000000000000')).status).toBe(422)
  expect((await fan.stages()).map(({ isPassed }) => isPassed)).toEqual([true, false])
})
