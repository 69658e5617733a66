import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESK, lookOver, type Person, PHONE, showAll, somebody } from './browser.ts'
import { openBrowser } from './chromium.ts'
import { DEMO_OWNER, type DemoHouse, openDemo, SALTLIGHT } from './demo-house.ts'
import type { RunningHouse } from './house.ts'
import { signIn } from './pages/arriving.ts'
import { tabTo } from './pages/keys.ts'
import { must, type Visitor, visitorOf } from './visitor.ts'

const PASSWORD = 'a lamp in the rain'
const ON_ITS_WAY = /Saltlight.*on its way in/

/** A post that gives nothing away to anybody. */
const OPEN = 'The sea that fits on a kitchen table'

describe('the demo production', () => {
  let demo: DemoHouse
  let house: RunningHouse
  let owner: Visitor

  beforeAll(async () => {
    demo = await openDemo()
    ;({ house, owner } = demo)
  })
  afterAll(() => demo?.end())

  const signsIn = async ({ context }: Person, name: string) => {
    const headers = { origin: house.origin }
    const data = { name, password: PASSWORD }
    expect((await context.request.post('/api/v1/public/sessions', { headers, data })).status()).toBe(201)
  }
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
    expect(demo.said).toMatch(ON_ITS_WAY)
    expect((await must(owner.GET('/api/v1/productions'))).items).toHaveLength(1)
    before = await standing()
    expect(before).toMatchObject({ preparing: 0 })
    for (const kind of ['held', 'withEdits', 'editedCuts', 'live', 'recalled'] as const)
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
      '/saltlight/shared',
      '/saltlight/about',
      '/saltlight/search?q=storm',
    ])
      expect((await fetch(`${house.origin}${path}`)).status, path).toBe(200)
  })

  test('is not loaded again by a second start', async () => {
    // From here on the clock stands where the test puts it.
    house = await demo.restart({ STAGEDOOR_CLOCK: 'manual' })
    expect(house.said()).not.toMatch(ON_ITS_WAY)
    expect((await must(owner.GET('/api/v1/productions'))).items).toHaveLength(1)
    expect(await standing()).toEqual(before)
  })

  test('a fan says how far they are, talks, seals a guess, and reads what opens when its evening comes', async () => {
    const browser = await openBrowser()
    const people: Person[] = []
    const meet = async (size: typeof PHONE) => {
      const person = await somebody(browser, house.origin, size)
      people.push(person)
      return person
    }
    const GATED = 'Seven volts, then none'
    const GUESS = 'There is a third lamp, and nobody lights it.'
    try {
      const [fan, stranger] = [await meet(PHONE), await meet(DESK)]
      const { page } = fan
      const reads = async (path: string) => (await stranger.context.request.get(path)).text()

      await page.goto('/saltlight')
      expect(await page.content()).not.toContain(GATED)
      await page.getByRole('button', { name: /Middle watch/ }).click()
      await page.getByRole('heading', { name: 'I have seen up to Middle watch' }).waitFor()
      await page.getByRole('link', { name: GATED }).first().click()
      await page.getByRole('heading', { name: GATED, level: 1 }).waitFor()
      expect(await page.title()).not.toContain(GATED)
      const gated = new URL(page.url()).pathname
      expect(gated).not.toMatch(/volts|none/)
      await lookOver(page, 'gated-post')
      expect((await stranger.context.request.get(gated)).status()).toBe(404)

      await page.getByRole('link', { name: 'Sign in to write' }).click()
      await page.getByRole('link', { name: 'Join' }).click()
      await page.getByRole('textbox', { name: 'Handle' }).fill('skerry.light')
      await page.getByLabel('Password').fill(PASSWORD)
      await page.getByRole('button', { name: 'Join with a password' }).click()
      await page.waitForURL(`**${gated}**`)
      await page.getByLabel('Your words').first().fill('Forty times, *by hand*.')
      await page.getByRole('button', { name: 'Post it' }).first().click()
      await page.getByText('Forty times, by hand.').waitFor()
      await lookOver(page, 'talk')

      await page.goto('/saltlight/theories')
      await page.locator('select[name=about]').selectOption({ label: 'Morning watch' })
      await page.getByLabel('What will happen').fill(GUESS)
      await page.getByRole('button', { name: 'Seal it' }).click()
      await page.getByText('Only you can read it until it opens').first().waitFor()
      await lookOver(page, 'theories')
      for (const path of ['/saltlight/theories', '/saltlight/search?q=lamp', '/saltlight/fans/skerry.light'])
        expect(await reads(path), path).not.toContain(GUESS)

      const later = new Date(Date.now() + 4 * 86_400_000).toISOString()
      await must(owner.PUT('/api/v1/clock', { body: { now: later } }))
      const onlooker = await meet(PHONE)
      await onlooker.page.goto('/saltlight')
      await onlooker.page.getByRole('button', { name: /Morning watch/ }).click()
      await onlooker.page.getByRole('heading', { name: 'I have seen up to Morning watch' }).waitFor()
      await lookOver(onlooker.page, 'opened-for-you')
      await onlooker.page
        .getByRole('link', { name: /opened for you|see/i })
        .first()
        .click()
      await onlooker.page.getByText(GATED).first().waitFor()
      await lookOver(onlooker.page, 'opened')
      await onlooker.page.goto('/saltlight/theories?list=open')
      await onlooker.page.getByText(GUESS).first().waitFor()
      expect(await reads('/saltlight/theories?list=open')).not.toContain(GUESS)
      for (const { complaints } of people) expect(complaints).toEqual([])
    } catch (error) {
      await showAll(people)
      throw error
    } finally {
      await browser.close()
    }
  })

  test('a fan walks by keys alone, and always sees where they are', async () => {
    const browser = await openBrowser()
    const fan = await somebody(browser, house.origin, DESK)
    const { page } = fan
    const film = <Fact>(fact: string) => page.evaluate<Fact>(`document.querySelector('video').${fact}`)
    const press = (key: string) => page.keyboard.press(key)
    const tabAndPress = async (wanted: Locator, key = 'Enter') => {
      await tabTo(page, wanted)
      await press(key)
    }
    try {
      await signsIn(fan, 'skerry.light')
      await page.goto('/saltlight')
      await tabAndPress(page.getByRole('link', { name: 'Skip to the content' }))
      await tabAndPress(page.getByRole('button', { name: /First watch/ }))
      await page.getByRole('heading', { name: 'I have seen up to First watch' }).waitFor()
      await tabAndPress(page.getByRole('link', { name: OPEN }).first())
      await page.getByRole('heading', { name: OPEN, level: 1 }).waitFor()

      await tabAndPress(page.getByRole('slider', { name: 'Place in the film' }), 'k')
      await expect.poll(() => film<boolean>('paused')).toBe(false)
      await press('k')
      await press('ArrowRight')
      await expect.poll(() => film<number>('currentTime')).toBeGreaterThan(4)

      await tabTo(page, page.getByLabel('Your words'))
      await page.keyboard.type('One matchstick is mine.')
      await tabAndPress(page.getByRole('button', { name: 'Post it' }))
      await page.getByText('One matchstick is mine.').waitFor()
      await tabAndPress(page.getByRole('button', { name: /^Give: Applause/ }).first(), 'Space')
      await page.getByRole('button', { name: /^Take back: Applause/ }).waitFor()
      await tabAndPress(page.getByRole('link', { name: /^Answer / }).first())
      await page.waitForURL('**answer=**')
      await page
        .getByLabel(/^Answer /)
        .and(page.locator(':focus'))
        .waitFor()
      await page.keyboard.type('It is the crooked one.')
      await tabAndPress(page.getByRole('button', { name: 'Post the answer' }))
      await page.getByText('It is the crooked one.').waitFor()

      await page.goto('/saltlight/theories')
      await tabTo(page, page.getByLabel('What will happen'))
      await page.keyboard.type('The horn sounds by itself.')
      await tabAndPress(page.getByRole('button', { name: 'Seal it' }))
      await page.getByText('Only you can read it until it opens').first().waitFor()
      expect(fan.complaints).toEqual([])
    } catch (error) {
      await showAll([fan])
      throw error
    } finally {
      await browser.close()
    }
  })

  test('a comment is reported, taken down for a reason, appealed for and put back', async () => {
    const ticketOf = async (fan: Visitor) => (await must(fan.GET('/api/v1/public/door'))).ticket
    const ticket = await ticketOf(visitorOf(house.origin))
    const { now } = await must(owner.GET('/api/v1/house'))
    const soon = new Date(Date.parse(now) + 60_000).toISOString()
    await must(owner.PUT('/api/v1/clock', { body: { now: soon } }))
    const account = { handle: 'ninth.wave', password: PASSWORD, ticket, proof: '', website: '' }
    await must(visitorOf(house.origin).POST('/api/v1/public/accounts', { body: account }))

    const browser = await openBrowser()
    const meet = (size: typeof PHONE) => somebody(browser, house.origin, size)
    const [writer, reporter, moderator] = [await meet(PHONE), await meet(PHONE), await meet(DESK)]
    const people = [writer, reporter, moderator]
    const SAID = 'Two matchsticks are mine.'
    try {
      await signsIn(writer, 'skerry.light')
      await signsIn(reporter, 'ninth.wave')
      await writer.page.goto('/saltlight')
      await writer.page.getByRole('link', { name: OPEN }).first().click()
      await writer.page.getByLabel('Your words').fill(SAID)
      await writer.page.getByRole('button', { name: 'Post it' }).click()
      await writer.page.getByText(SAID).waitFor()
      await reporter.page.goto('/saltlight')
      await reporter.page.getByRole('link', { name: OPEN }).first().click()
      const said = reporter.page.getByRole('article').filter({ hasText: SAID })
      const post = reporter.page.url()
      await said.getByRole('link', { name: /^More about/ }).click()
      await reporter.page.getByLabel('What is wrong').selectOption({ label: 'It does not belong here' })
      await reporter.page.getByRole('button', { name: 'Tell the crew about it' }).click()
      await reporter.page.getByText('The crew has been told').waitFor()

      const desk = moderator.page
      await desk.goto('/sign-in')
      await signIn(desk, DEMO_OWNER)
      await desk.goto('/backstage/saltlight/community')
      const waiting = desk.getByRole('article').filter({ hasText: SAID })
      await waiting.getByText('Reported once').waitFor()
      await lookOver(desk, 'community')
      await waiting.locator('summary', { hasText: 'Take down' }).click()
      await waiting.getByLabel('Why').first().selectOption({ label: 'Off topic' })
      await waiting.getByRole('button', { name: 'Take down' }).click()
      await waiting.waitFor({ state: 'detached' })
      await reporter.page.goto(post)
      expect(await reporter.page.content()).not.toContain(SAID)

      await writer.page.goto('/saltlight/standing')
      await writer.page.getByText(SAID).waitFor()
      await lookOver(writer.page, 'standing')
      await writer.page.locator('summary', { hasText: 'Appeal' }).click()
      await writer.page.getByRole('textbox').fill('It is about the tower of the film.')
      await writer.page.getByRole('button', { name: 'Send it' }).click()
      await writer.page.getByText('The production has not answered yet').waitFor()

      await desk.goto('/backstage/saltlight/community')
      const appeal = desk.getByRole('article').filter({ hasText: 'It is about the tower of the film.' })
      await appeal.getByRole('button', { name: 'Take it back' }).click()
      await appeal.waitFor({ state: 'detached' })
      await writer.page.reload()
      await writer.page.getByText('Nothing of yours was taken down').waitFor()
      await reporter.page.reload()
      await said.waitFor()
      for (const { complaints } of people) expect(complaints).toEqual([])
    } catch (error) {
      await showAll(people)
      throw error
    } finally {
      await browser.close()
    }
  })
})
