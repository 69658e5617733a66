import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lookOver, PHONE, somebody } from './browser.ts'
import { openBrowser } from './chromium.ts'
import { freePort, newDataDir, type RunningHouse, startHouse } from './house.ts'
import { must, type Visitor, visitorOf } from './visitor.ts'

const DEMO_ON = { STAGEDOOR_DEMO: 'on', STAGEDOOR_CLOCK: 'real' }
const SALTLIGHT = { params: { path: { production: 'saltlight' } } }
const ON_ITS_WAY = /Saltlight.*on its way in/
// A minute on a quiet machine; the videos of the film are prepared and its cuts rendered.
const PATIENT = { timeout: 220_000, interval: 500 }

describe('the demo production', () => {
  let dataDir: Awaited<ReturnType<typeof newDataDir>>
  let port = 0
  let house: RunningHouse
  let owner: Visitor

  beforeAll(async () => {
    dataDir = await newDataDir()
    port = await freePort()
    house = await startHouse({ dataDir: dataDir.path, port, env: DEMO_ON })
    owner = visitorOf(house.origin)
    await must(
      owner.POST('/api/v1/claims/{token}', {
        params: { path: { token: house.claimToken ?? '' } },
        body: { name: 'Jonas Vale', email: 'jonas@saltlight.example', password: 'a lamp beside the door' },
      }),
    )
  })

  afterAll(async () => {
    await house?.stop()
    await dataDir?.remove()
  })

  const standing = async () => {
    const [dailies, cuts, posts, recalls] = await Promise.all([
      must(owner.GET('/api/v1/productions/{production}/dailies', SALTLIGHT)),
      must(owner.GET('/api/v1/productions/{production}/cuts', SALTLIGHT)),
      must(visitorOf(house.origin).GET('/api/v1/public/productions/{production}/posts', SALTLIGHT)),
      must(owner.GET('/api/v1/productions/{production}/recalls', SALTLIGHT)),
    ])
    return {
      held: dailies.items.filter(({ verdict }) => verdict?.kind === 'held').length,
      withEdits: dailies.items.filter(({ verdict }) => verdict?.kind === 'cleared-with-edits').length,
      preparing: dailies.items.filter(({ state }) => state === 'preparing').length,
      assets: dailies.items.length,
      editedCuts: cuts.items.filter(({ timeline }) => timeline.edits.length > 0).length,
      cuts: cuts.items.length,
      live: posts.items.length,
      recalled: recalls.items.length,
    }
  }
  let before: Awaited<ReturnType<typeof standing>>

  test('has something held, something cleared with edits, something live and something recalled', async () => {
    expect(house.said()).toMatch(ON_ITS_WAY)
    await expect
      .poll(async () => (await must(owner.GET('/api/v1/productions'))).items, PATIENT)
      .toHaveLength(1)
    await expect.poll(async () => (await standing()).recalled, PATIENT).toBeGreaterThan(0)
    await expect
      .poll(async () => {
        const { items } = await must(owner.GET('/api/v1/productions/{production}/work', SALTLIGHT))
        return items.filter(({ endedAt }) => endedAt === null).length
      }, PATIENT)
      .toBe(0)
    await expect.poll(async () => (await standing()).editedCuts, PATIENT).toBeGreaterThan(0)
    before = await standing()
    expect(before).toMatchObject({ preparing: 0 })
    for (const kind of ['held', 'withEdits', 'live', 'recalled'] as const)
      expect(before[kind], kind).toBeGreaterThan(0)
  })

  test('asks a fan how far they have seen and takes it back, without an account and without scripts', async () => {
    const browser = await openBrowser()
    try {
      const fan = await somebody(browser, house.origin, PHONE)
      await fan.page.goto('/saltlight')
      await lookOver(fan.page, 'how-far')
      const context = await browser.newContext({
        baseURL: house.origin,
        viewport: PHONE,
        javaScriptEnabled: false,
      })
      const page = await context.newPage()
      const says = (name: string) => page.getByRole('heading', { name }).waitFor()
      await page.goto('/saltlight')
      await says('How far have you seen?')
      expect(await page.getByRole('button', { name: /Last dog watch/ }).isDisabled()).toBe(true)
      await page.getByRole('button', { name: /First watch/ }).click()
      await says('I have seen up to First watch')
      await page.goto('/saltlight')
      await page.getByRole('button', { name: 'I have seen none of it' }).click()
      await says('How far have you seen?')
    } finally {
      await browser.close()
    }
  })

  test('names in heads, feeds and maps only what gives nothing away to anybody', async () => {
    const api = `${house.origin}/api/v1/public/productions/saltlight`
    const { stages } = (await (await fetch(`${api}/progress`)).json()) as {
      stages: { id: string; isOut: boolean }[]
    }
    const furthest = stages.findLast(({ isOut }) => isOut)
    const told = await fetch(`${api}/progress`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ seen: furthest === undefined ? [] : [furthest.id] }),
    })
    const cookie = told.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
    const bytes = async (path: string, headers: Record<string, string> = { cookie }) =>
      (await fetch(`${house.origin}${path}`, { headers })).text()
    const { items } = JSON.parse(await bytes('/api/v1/public/productions/saltlight/posts')) as {
      items: { slug: string; title: string }[]
    }
    const leaving = await Promise.all(
      ['/saltlight/feed.xml', '/saltlight/feed.json', '/sitemap.xml'].map((path) => bytes(path)),
    )
    for (const { slug, title } of items) {
      const { isForAll, card } = JSON.parse(
        await bytes(`/api/v1/public/productions/saltlight/posts/${slug}`),
      ) as { isForAll: boolean; card: string | null }
      const page = await bytes(`/saltlight/${slug}`)
      const head = page.slice(0, page.indexOf('</head>'))
      expect(page).toContain(title)
      expect(head.includes(title), title).toBe(isForAll)
      expect(leaving[0]?.includes(title), title).toBe(isForAll)
      for (const words of leaving.slice(1)) expect(words.includes(slug), slug).toBe(isForAll)
      if (card !== null)
        expect((await fetch(`${house.origin}${card}`)).headers.get('content-type')).toBe('image/jpeg')
      if (!isForAll) expect(slug).toMatch(/^p-[0-9a-f]{16}$/)
    }
    expect(items.length).toBeGreaterThan(0)
    for (const path of [
      '/saltlight/posts',
      '/saltlight/people',
      '/saltlight/about',
      '/saltlight/search?q=storm',
    ])
      expect((await fetch(`${house.origin}${path}`)).status, path).toBe(200)
  })

  test('is not loaded again by a second start', async () => {
    await house.stop()
    house = await startHouse({ dataDir: dataDir.path, port, env: DEMO_ON })
    expect(house.said()).not.toMatch(ON_ITS_WAY)
    expect((await must(owner.GET('/api/v1/productions'))).items).toHaveLength(1)
    expect(await standing()).toEqual(before)
  })
})
