import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookOver, type Person, PHONE, showAll, somebody } from './browser.ts'
import { openBrowser } from './chromium.ts'
import { freePort, newDataDir, type RunningHouse, startHouse } from './house.ts'
import { must, type Visitor, visitorOf } from './visitor.ts'

const OWNER = { name: 'Jonas Vale', email: 'jonas@saltlight.example', password: 'a lamp beside the door' }
const PASSWORD = 'a lamp in the rain'
const START = Date.parse('2031-04-20T09:00:00.000Z')
const MINUTE_MS = 60_000

let folder: Awaited<ReturnType<typeof newDataDir>>
let house: RunningHouse
let browser: Browser
let owner: Visitor
const people: Person[] = []

beforeAll(async () => {
  folder = await newDataDir()
  house = await startHouse({ dataDir: folder.path, port: await freePort() })
  browser = await openBrowser()
  owner = visitorOf(house.origin)
  const params = { path: { token: house.claimToken ?? '' } }
  await must(owner.POST('/api/v1/claims/{token}', { params, body: OWNER }))
  await goTo(START)
  const body = { title: 'Saltlight', kind: 'series' as const, zone: 'Europe/Oslo' }
  await must(owner.POST('/api/v1/productions', { body }))
  // Whoever sends a form without a script waits a moment first.
  const tickets = await Promise.all([visitorOf(house.origin), visitorOf(house.origin)].map(ticketOf))
  await goTo(START + MINUTE_MS)
  for (const [index, handle] of ['lantern.keeper', 'ida.brandt'].entries())
    await joins(handle, tickets[index]!)
  await must(
    owner.POST('/api/v1/productions/{production}/badges', {
      params: { path: { production: 'saltlight' } },
      body: { handle: 'ida.brandt', kind: 'cast', name: 'Ida Brandt', craft: 'The keeper' },
    }),
  )
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
  await folder?.remove()
})

const goTo = (ms: number) => must(owner.PUT('/api/v1/clock', { body: { now: new Date(ms).toISOString() } }))
const ticketOf = async (fan: Visitor) => (await must(fan.GET('/api/v1/public/door'))).ticket
const joins = (handle: string, ticket: string) =>
  must(
    visitorOf(house.origin).POST('/api/v1/public/accounts', {
      body: { handle, password: PASSWORD, ticket, proof: '', website: '' },
    }),
  )

/** A fan on a phone that runs no scripts. */
async function plainPhone(handle: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: house.origin,
    javaScriptEnabled: false,
    viewport: PHONE,
  })
  const signedIn = await context.request.post('/api/v1/public/sessions', {
    headers: { origin: house.origin },
    data: { name: handle, password: PASSWORD },
  })
  expect(signedIn.status()).toBe(201)
  return context.newPage()
}

test('a question is asked without scripts, answered from another phone, and seen by one who looks on', async () => {
  const onlooker = await somebody(browser, house.origin, PHONE)
  people.push(onlooker)
  const { page } = onlooker
  try {
    await page.goto('/saltlight/questions')
    await page.getByText('No question is open').waitFor()

    const asker = await plainPhone('lantern.keeper')
    await asker.goto('/saltlight/questions')
    await asker.getByLabel('Your question').fill('How cold was the water?')
    await asker.getByRole('button', { name: 'Ask', exact: true }).click()
    await asker.getByText('Your question is with the crew').waitFor()
    await asker.getByRole('button', { name: 'I want to know this too' }).click()
    await page.getByText('How cold was the water?').waitFor()
    await expect.poll(() => page.locator('.count').first().innerText()).toContain('1')
    await lookOver(page, 'questions')

    const ida = await plainPhone('ida.brandt')
    await ida.goto('/saltlight/questions')
    await ida.getByRole('link', { name: 'Answer questions' }).click()
    await ida.locator('summary', { hasText: 'Answer' }).click()
    await ida.getByLabel('In your words').fill('Four degrees, and eleven minutes.')
    await ida.getByRole('button', { name: 'Answer', exact: true }).click()
    await ida.getByText('Nothing waits for you here').waitFor()
    await page.getByText('No question is open').waitFor()
    await page.getByRole('link', { name: 'Answered', exact: true }).click()
    await page.getByText('Four degrees, and eleven minutes.').waitFor()
    await page.getByText('Ida Brandt, The keeper').waitFor()

    const body = {
      title: 'An evening with Ida',
      from: new Date(START + 10 * MINUTE_MS).toISOString(),
      until: new Date(START + 70 * MINUTE_MS).toISOString(),
    }
    const params = { path: { production: 'saltlight' } }
    await must(owner.POST('/api/v1/productions/{production}/sessions', { params, body }))
    await page.getByRole('link', { name: 'An evening with Ida' }).click()
    await page.getByText('It has not begun').waitFor()
    await goTo(START + 10 * MINUTE_MS)
    await page.getByText('Open now').waitFor()
    await lookOver(page, 'session')
    expect(onlooker.complaints).toEqual([])
  } catch (error) {
    await showAll(people)
    throw error
  }
})
