import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMailbox } from '../server/src/plant/mail/testing.ts'
import { DESK, lookOver, type Person, PHONE, showAll, somebody } from './browser.ts'
import { openBrowser } from './chromium.ts'
import { freePort, newDataDir, type RunningHouse, startHouse } from './house.ts'
import { must, type Visitor, visitorOf } from './visitor.ts'

const OWNER = { name: 'Jonas Vale', email: 'jonas@saltlight.example', password: 'a lamp beside the door' }
const START = Date.parse('2031-04-20T09:00:00.000Z')
const PASSWORD = 'a lamp beside the door'

describe('fans’ accounts', () => {
  let folder: Awaited<ReturnType<typeof newDataDir>>
  let house: RunningHouse
  let browser: Browser
  let owner: Visitor
  let mailbox: Awaited<ReturnType<typeof openMailbox>>
  const people: Person[] = []
  const meet = async (size: typeof PHONE, origin = house.origin): Promise<Person> => {
    const person = await somebody(browser, origin, size)
    people.push(person)
    return person
  }

  beforeAll(async () => {
    folder = await newDataDir()
    mailbox = await openMailbox()
    const port = await freePort()
    house = await startHouse({
      dataDir: folder.path,
      port,
      // Browsers make passkeys at localhost, and not at an address of numbers.
      env: { STAGEDOOR_URL: `http://localhost:${port}`, STAGEDOOR_SMTP_URL: mailbox.url.reveal() },
    })
    browser = await openBrowser()
    owner = visitorOf(house.origin)
    const params = { path: { token: house.claimToken ?? '' } }
    await must(owner.POST('/api/v1/claims/{token}', { params, body: OWNER }))
    await must(owner.PUT('/api/v1/clock', { body: { now: new Date(START).toISOString() } }))
  })
  afterAll(async () => {
    await browser?.close()
    await house?.stop()
    await mailbox?.close()
    await folder?.remove()
  })

  const handle = (page: Page) => page.getByRole('textbox', { name: 'Handle' })

  test('a fan joins by a passkey, looks at their own page, takes everything along and leaves', async () => {
    const fan = await meet(PHONE)
    const { page } = fan
    const devices = await fan.context.newCDPSession(page)
    await devices.send('WebAuthn.enable')
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    try {
      await page.goto('/')
      await page.getByRole('link', { name: 'Sign in' }).filter({ visible: true }).click()
      await page.getByRole('link', { name: 'Join' }).click()
      await lookOver(page, 'join')
      await handle(page).fill('Lantern.Keeper')
      await page.getByRole('button', { name: 'Join with a passkey' }).click()
      await page.waitForURL(`${house.origin}/`)
      await page.getByRole('link', { name: 'Lantern.Keeper' }).filter({ visible: true }).click()
      await lookOver(page, 'me')
      await page.getByRole('button', { name: 'Sign out here' }).click()
      await page.waitForURL(`${house.origin}/`)

      await page.goto('/sign-in?to=/me')
      await lookOver(page, 'sign-in-fan')
      await page.getByRole('button', { name: 'Use a passkey' }).click()
      await page.waitForURL('**/me')
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Save the file' }).click(),
      ])
      expect(file.suggestedFilename()).toBe('everything-of-mine.json')
      await page.getByRole('button', { name: 'Delete my account' }).click()
      await page.getByRole('button', { name: 'Yes, delete all of it' }).click()
      await page.waitForURL('**/gone')
      expect(fan.complaints).toEqual([])
    } catch (error) {
      await showAll(people)
      throw error
    }
  })

  test('without scripts a fan comes in by a letter, chooses a handle, and sets a password', async () => {
    const context = await browser.newContext({
      baseURL: house.origin,
      javaScriptEnabled: false,
      viewport: DESK,
    })
    const page = await context.newPage()
    await page.goto('/sign-in')
    await page.getByLabel('Where to').fill('keeper@saltlight.test')
    const send = page.getByRole('button', { name: 'Send the link' })
    await send.click()
    // Whoever sends at once has not waited; the form is there again, with what was typed.
    await expect.poll(() => page.getByRole('alert').innerText()).toContain('Wait a moment')
    await must(owner.PUT('/api/v1/clock', { body: { now: new Date(START + 60_000).toISOString() } }))
    await send.click()
    await expect.poll(() => page.getByRole('status').innerText()).toContain('A letter is on its way')
    await expect.poll(() => mailbox.letters.length).toBe(1)
    const link = /http:\S+/.exec(mailbox.letters[0]?.text ?? '')?.[0] ?? ''
    await page.goto(link)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL('**/me')
    await handle(page).fill('Keeper')
    await page.getByRole('button', { name: 'Take this handle' }).click()
    await expect.poll(() => page.locator('h1').innerText()).toBe('Keeper')
    await page.getByLabel('New password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Set a password' }).click()
    await page.getByText('Done.', { exact: true }).waitFor()
    await page.goto(link)
    await expect.poll(() => page.locator('h1').innerText()).toBe('This link has ended')
    await context.close()
  })
})
