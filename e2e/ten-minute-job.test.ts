import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESK, lookOver, type Person, PHONE, somebody } from './browser.ts'
import { openBrowser } from './chromium.ts'
import { freePort, newDataDir, type RunningHouse, startHouse } from './house.ts'
import { claim, nameProduction, setClock, signIn, signOut } from './pages/arriving.ts'
import { addScene, neverHideFeatured, setEmbargo } from './pages/deciding.ts'
import { fileUnderScene, mark, openInbox } from './pages/footage.ts'
import { sendOverBrokenLine } from './pages/slips.ts'

const CLIP = fileURLToPath(new URL('../fixtures/clips/phone-landscape.mp4', import.meta.url))
const PUBLICIST = { name: 'Ines Quill', email: 'ines@ferry.example', password: 'a lamp beside the door' }

/** When the walk begins, and when the embargo on scene 12 ends, in the production's zone. */
const BEGINS = '2031-04-20T09:00'
const EMBARGO_ENDS = '2031-05-02T18:00'

describe('the ten-minute job', () => {
  let dataDir: Awaited<ReturnType<typeof newDataDir>>
  let house: RunningHouse
  let browser: Browser
  const people: Person[] = []
  const meet = async (size: typeof PHONE): Promise<Person> => {
    const person = await somebody(browser, house.origin, size)
    people.push(person)
    return person
  }

  let publicist: Person
  let slug = ''
  let inboxLink = ''
  let assetPath = ''

  beforeAll(async () => {
    dataDir = await newDataDir()
    house = await startHouse({ dataDir: dataDir.path, port: await freePort() })
    browser = await openBrowser()
    publicist = await meet(DESK)
  })

  afterAll(async () => {
    await browser?.close()
    await house?.stop()
    await dataDir?.remove()
  })

  let broken = ''
  const step = (name: string, walk: () => Promise<void>): void => {
    test(name, async () => {
      if (broken) throw new Error(`the walk ended before, at: ${broken}`)
      broken = name
      await walk()
      expect(people.flatMap(({ complaints }) => complaints)).toEqual([])
      broken = ''
    })
  }

  step('the house is claimed by the address that it printed, and its owner signs in', async () => {
    const { page } = publicist
    await page.goto(`/claim/${house.claimToken}`)
    await lookOver(page, 'claim')
    await claim(page, `/claim/${house.claimToken}`, PUBLICIST)
    await signOut(page)
    await lookOver(page, 'sign-in')
    await signIn(page, PUBLICIST)
    await lookOver(page, 'productions')
  })

  step('the production is named, hides no featured person, and opens a sealed inbox', async () => {
    const { page } = publicist
    slug = await nameProduction(page, 'The Last Ferry')
    await lookOver(page, 'dailies-empty')
    await setClock(page, BEGINS)
    await neverHideFeatured(page, slug)
    await addScene(page, { number: '12', title: 'The ferry does not come' })
    await setEmbargo(page, { scene: '12', until: EMBARGO_ENDS, reason: 'Nothing of the ending before it airs' })
    await lookOver(page, 'clearance')
    await page.goto(`/backstage/${slug}/dailies`)
    inboxLink = await openInbox(page, { day: 4, date: '2031-04-20' })
    await lookOver(page, 'dailies-with-inbox')
  })

  step('a grip sends a clip; the signal drops in the middle, it goes on by itself and ends in a receipt', async () => {
    const grip = await meet(PHONE)
    const { page } = grip
    grip.forgive(/ERR_INTERNET_DISCONNECTED/)
    await page.goto(inboxLink)
    await lookOver(page, 'send')
    const sent = await sendOverBrokenLine(page, {
      file: CLIP,
      name: 'Tomas Reed',
      craft: 'grip',
      onCut: () => lookOver(page, 'send-no-signal'),
    })
    expect(sent.begun).toBe(1)
    expect(sent.offsets.at(-1)).toBeGreaterThan(0)
    const receipt = page.getByRole('region', { name: 'Receipt' })
    await receipt.getByText('Removed from the copy that is looked at').waitFor({ timeout: 60_000 })
    expect(await receipt.innerText()).toMatch(/place/)
    expect(await receipt.innerText()).toMatch(/[0-9a-f]{64}/)
    await lookOver(page, 'send-receipt')
  })

  step('the publicist sees it arrive and marks two faces, a script page and its scene', async () => {
    const { page } = publicist
    await page.goto(`/backstage/${slug}/dailies`)
    await page.getByRole('link', { name: /Tomas Reed/ }).click()
    await page.waitForURL('**/dailies/*')
    assetPath = new URL(page.url()).pathname
    await lookOver(page, 'asset-unmarked')
    await mark(page, { kind: 'person', name: 'Ada Bell', from: 0, to: 3, box: { x: 0.1, y: 0.2, width: 0.2, height: 0.5 } })
    await mark(page, { kind: 'person', name: 'Bram Cole', from: 1, to: 3, box: { x: 0.4, y: 0.2, width: 0.2, height: 0.5 } })
    await mark(page, { kind: 'secret', name: 'Script page', from: 0.5, to: 2, box: { x: 0.7, y: 0.6, width: 0.25, height: 0.3 } })
    await fileUnderScene(page, 'The ferry does not come')
    await lookOver(page, 'asset-held')
  })
})
