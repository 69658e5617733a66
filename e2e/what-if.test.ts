import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESK, lookOver, type Person, showAll, somebody } from './browser.ts'
import { openBrowser } from './chromium.ts'
import { DEMO_OWNER, type DemoHouse, openDemo, SALTLIGHT } from './demo-house.ts'
import { signIn } from './pages/arriving.ts'
import { must, type Visitor } from './visitor.ts'

const BOARD = '/backstage/saltlight/clearance'

async function setEmbargoOnAll(page: Page): Promise<void> {
  const embargoes = page.getByRole('region', { name: /^Embargoes/ })
  await embargoes.locator('summary', { hasText: 'Set an embargo' }).click()
  await embargoes.locator('form[action="?/addEmbargo"] select[name=on]').selectOption('production')
  await embargoes
    .locator('form[action="?/addEmbargo"]')
    .getByLabel('Why, for the log')
    .fill('Nothing before the first night')
  await embargoes.getByRole('button', { name: 'Set an embargo' }).click()
  await embargoes.getByRole('listitem').filter({ hasText: 'Nothing before the first night' }).waitFor()
}

describe('the board and what if, on the demo production', () => {
  let demo: DemoHouse
  let browser: Browser
  let owner: Visitor
  let publicist: Person

  beforeAll(async () => {
    demo = await openDemo()
    owner = demo.owner
    browser = await openBrowser()
    publicist = await somebody(browser, demo.house.origin, DESK)
    const { page } = publicist
    await page.goto('/sign-in')
    await signIn(page, DEMO_OWNER)
  })

  afterAll(async () => {
    await browser?.close()
    await demo?.end()
  })

  const step = (name: string, walk: () => Promise<void>): void => {
    test(name, async () => {
      await walk().catch(async (cause: unknown) => {
        await showAll([publicist])
        throw cause
      })
      expect(publicist.complaints).toEqual([])
    })
  }

  const board = () => must(owner.GET('/api/v1/productions/{production}/board', SALTLIGHT))
  const live = async () => {
    const { items } = await must(owner.GET('/api/v1/productions/{production}/publications', SALTLIGHT))
    return items
      .filter(({ state, standing }) => state === 'live' && standing === 'stands')
      .map(({ id }) => id)
  }
  const withoutIda = async () => {
    const { items } = await must(owner.GET('/api/v1/productions/{production}/subjects', SALTLIGHT))
    const ida = items.find(({ name }) => name === 'Ida Brandt')
    if (ida === undefined) return 0
    const suppose = [{ kind: 'withdrawn' as const, subjectId: ida.id }]
    const seen = await must(
      owner.POST('/api/v1/productions/{production}/simulations', { ...SALTLIGHT, body: { suppose } }),
    )
    return seen.worse
  }

  test('something rests on the word of Ida', async () => {
    expect(await withoutIda()).toBeGreaterThan(0)
  })

  step('what if Ida withdraws: what would be shut is said, and nothing is done', async () => {
    const { page } = publicist
    const before = await live()
    await page.goto(BOARD)
    await page.locator('summary', { hasText: 'What if' }).click()
    const form = page.getByRole('form', { name: /withdraws/ })
    await form.getByLabel('Who or what').selectOption({ label: 'Ida Brandt' })
    await lookOver(page, 'what-if')
    await form.getByRole('button', { name: 'See' }).click()
    await page.waitForURL('**/clearance?if=withdrawn&subject=*')
    const seen = page.getByRole('region', { name: /If Ida Brandt withdraws/ })
    await seen.getByText('Nothing was done, and nothing was written.').waitFor()
    await seen.getByRole('row').filter({ hasText: 'Ida Brandt' }).first().waitFor()
    await lookOver(page, 'what-if-ida-withdraws')
    expect(await live()).toEqual(expect.arrayContaining(before))
  })

  step(
    'the board leads with the act that frees most, and every view of it can be sent as an address',
    async () => {
      const { page } = publicist
      await page.goto(`${BOARD}/rules`)
      await setEmbargoOnAll(page)
      await page.goto(BOARD)
      const { acts } = await board()
      await page
        .getByRole('heading', { level: 3, name: acts[0]?.said ?? '' })
        .first()
        .waitFor()
      await lookOver(page, 'board')
      for (const view of ['person', 'scene', 'destination', 'territory', 'time']) {
        await page
          .getByRole('navigation', { name: 'Look at it by' })
          .getByRole('link', { name: view })
          .click()
        await page.waitForURL(`**/clearance?by=${view}`)
        await page.getByRole('listitem').filter({ hasText: 'Held' }).first().waitFor()
      }
      await lookOver(page, 'board-by-time')
    },
  )

  step('the same without script, and a wonder that is not whole keeps what was typed', async () => {
    const context = await browser.newContext({
      baseURL: demo.house.origin,
      javaScriptEnabled: false,
      storageState: await publicist.context.storageState(),
    })
    const page = await context.newPage()
    await page.goto(BOARD)
    await page.locator('summary', { hasText: 'What if' }).click()
    const form = page.getByRole('form', { name: /it were another day/ })
    await form.getByLabel('When').fill('2031-05-02T18:00')
    await form.getByRole('button', { name: 'See' }).click()
    await page.getByRole('region', { name: /If it were Fri 2 May 2031/ }).waitFor()
    await page.goto(`${BOARD}?if=premiere-moved&at=soon&where=XX`)
    expect(await page.getByLabel('Where', { exact: true }).inputValue()).toBe('XX')
    await page.goto(`${BOARD}/rules`)
    const secret = page.locator('#secrets li').first()
    await secret.locator('summary').click()
    await secret.getByLabel('It is told').selectOption('all')
    await secret.getByRole('button', { name: 'Add a condition' }).click()
    await secret.getByLabel('A condition').first().selectOption('premiere')
    await secret.locator('[name="r.0.where"]').fill('DE')
    await secret.getByRole('button', { name: 'Save it' }).click()
    await secret.getByText('A condition is not filled in.').waitFor()
    await secret.getByRole('button', { name: 'Take this condition out' }).last().click()
    await secret.getByText('As filled in: kept until the premiere in Germany').waitFor()
    await context.close()
  })

  step('a rule is recorded on its own page, and what was typed stays when it is refused', async () => {
    const { page } = publicist
    await page.goto(`${BOARD}/rules`)
    await lookOver(page, 'rules')
    const holdbacks = page.getByRole('region', { name: 'Holdbacks' })
    await holdbacks.locator('summary', { hasText: 'Hold a destination back' }).click()
    await holdbacks.getByLabel('Name').fill('Instagram after us')
    await holdbacks.getByLabel('Where').fill('ATLANTIS')
    await lookOver(page, 'rules-holdback')
    const forgiven = publicist.forgive(/422|400/)
    await holdbacks.getByRole('button', { name: 'Hold a destination back' }).click()
    await holdbacks.getByRole('alert').waitFor()
    expect(await holdbacks.getByLabel('Name').inputValue()).toBe('Instagram after us')
    await holdbacks.getByLabel('Where').fill('')
    await holdbacks.getByRole('button', { name: 'Hold a destination back' }).click()
    await holdbacks.getByRole('listitem').filter({ hasText: 'Instagram after us' }).waitFor()
    forgiven()
    const secret = page.locator('#secrets li').first()
    await secret.locator('summary').click()
    await secret.getByLabel('It is told').selectOption('any')
    await secret.getByRole('button', { name: 'Add a condition' }).click()
    await secret.getByLabel('A condition').nth(1).selectOption('premiere')
    await lookOver(page, 'rules-reveal')
  })
})
