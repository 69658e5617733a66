import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { FLICKS_PER_SECOND } from '@stagedoor/core/time'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESK, lookOver, type Person, showAll, somebody } from './browser.ts'
import { openBrowser } from './chromium.ts'
import { freePort, newDataDir, type RunningHouse, startHouse } from './house.ts'
import { Hand, markByKeys } from './pages/marking.ts'
import { announceUpload } from './tus.ts'
import { must, type Visitor, visitorOf } from './visitor.ts'

const CLIP = fileURLToPath(new URL('../fixtures/saltlight/media/lamp-room-rehearsal.mp4', import.meta.url))
const SECONDS = 21.4
const OWNER = { name: 'Jonas Vale', email: 'jonas@saltlight.example', password: 'a lamp beside the door' }
const CAST = [
  'name,role,billing,born on',
  'Ida Brandt,The keeper,1,',
  'Tomas Reyes,The pilot,2,',
  'Elin Sorby,The sister,3,',
  'Mira Castell,The girl,4,2021-05-04',
].join('\n')

// What a hand does in an act: seven tenths of a second. Three minutes are 257 of them.
const HUMAN_PACE_MS = 700
const PATIENT = { timeout: 200_000, interval: 250 }

describe('marking', () => {
  let dataDir: Awaited<ReturnType<typeof newDataDir>>
  let house: RunningHouse
  let browser: Browser
  let owner: Visitor
  let person: Person
  let assetId = ''
  let nextId = ''
  let slug = ''

  beforeAll(async () => {
    dataDir = await newDataDir()
    house = await startHouse({ dataDir: dataDir.path, port: await freePort() })
    owner = visitorOf(house.origin)
    const token = house.claimToken ?? ''
    await must(owner.POST('/api/v1/claims/{token}', { params: { path: { token } }, body: OWNER }))
    const started = await must(
      owner.POST('/api/v1/productions', { body: { title: 'Saltlight', kind: 'film', zone: 'Europe/Oslo' } }),
    )
    slug = started.slug
    browser = await openBrowser()
    person = await somebody(browser, house.origin, DESK)
    await person.page.goto('/sign-in')
    await person.page.getByLabel('E-mail').fill(OWNER.email)
    await person.page.getByLabel('Password').fill(OWNER.password)
    await person.page.getByRole('button', { name: 'Sign in' }).click()
    await person.page.waitForURL(/backstage/)
  })

  afterAll(async () => {
    await browser?.close()
    await house?.stop()
    await dataDir?.remove()
  })

  // The same footage with another last byte is another file.
  async function send(fileName: string, other: number): Promise<string> {
    const cookies = (await person.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    const bytes = Buffer.concat([
      await readFile(CLIP),
      Buffer.from([0, 0, 0, 8 + other]),
      Buffer.from('free'),
      Buffer.alloc(other),
    ])
    const headers = { cookie: cookies, origin: house.origin }
    const door = `${house.origin}/api/v1/productions/${slug}/uploads`
    const { location } = await announceUpload(door, {
      size: bytes.length,
      metadata: { filename: fileName, filetype: 'video/mp4' },
      headers,
    })
    await fetch(location, {
      method: 'PATCH',
      headers: {
        ...headers,
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      },
      body: new Uint8Array(bytes),
    })
    const dailies = async () => {
      const params = { path: { production: slug } }
      return (await must(owner.GET('/api/v1/productions/{production}/dailies', { params }))).items
    }
    await expect
      .poll(async () => (await dailies()).filter(({ state }) => state === 'ready').length, PATIENT)
      .toBe(other + 1)
    return (await dailies()).find(({ id }) => id !== assetId)?.id ?? ''
  }

  const marksOn = async (asset: string) =>
    (await must(owner.GET('/api/v1/assets/{asset}/appearances', { params: { path: { asset } } }))).items
  const deskOf = (asset: string) =>
    must(owner.GET('/api/v1/assets/{asset}/marking-desk', { params: { path: { asset } } }))

  const step = (name: string, walk: () => Promise<void>) =>
    test(name, async () => {
      await walk().catch(async (cause: unknown) => {
        await showAll([person])
        throw cause
      })
      expect(person.complaints).toEqual([])
    })

  step('takes the cast list after a look at it, line by line', async () => {
    assetId = await send('lamp-room-rehearsal.mp4', 0)
    nextId = await send('lamp-room-again.mp4', 1)
    const { page } = person
    await page.goto(`/backstage/${slug}/processing?asset=${assetId}`)
    await page.getByText('First look').first().waitFor()
    await lookOver(page, 'processing')
    await page.goto(`/backstage/${slug}/people/cast-list`)
    await page.getByLabel('Paste it here').fill(`${CAST}\n,Nobody,,\n`)
    await page.getByRole('button', { name: 'Look at it line by line' }).click()
    await page.getByText('not taken: no name').waitFor()
    await lookOver(page, 'cast-list')
    await page.getByRole('button', { name: 'Take 4 lines' }).click()
    await page.getByText('Taken: 4 new, 0 changed.').waitFor()
  })

  step('four people are marked by keys in well under three minutes of human acts', async () => {
    const { page } = person
    await page.goto(`/backstage/${slug}/dailies/${assetId}`, { waitUntil: 'networkidle' })
    await page.getByText('Not looked at yet').waitFor()
    await page.locator('main').click({ position: { x: 2, y: 2 } })
    const hand = new Hand(page)
    const face = { x: 0.25, y: 0.3, width: 0.12, height: 0.25 }
    await markByKeys(hand, { key: '1', from: 0.5, to: 9, at: 4, box: face }, SECONDS)
    await expect.poll(async () => (await marksOn(assetId)).length, PATIENT).toBe(1)
    for (const [key, from, to] of [
      ['2', 3.5, 7.5],
      ['3', 11, 15],
      ['4', 12, 20],
    ] as const)
      await markByKeys(hand, { key, from, to, at: from, box: { ...face, x: 0.5 } }, SECONDS)
    await expect
      .poll(async () => new Set((await marksOn(assetId)).map(({ subject }) => subject.name)).size, PATIENT)
      .toBe(4)
    expect(hand.acts * HUMAN_PACE_MS).toBeLessThan(60_000)
    await expect
      .poll(async () => (await deskOf(assetId)).trackings.filter(({ state }) => state === 'waiting'), PATIENT)
      .toEqual([])
    const elin = (await marksOn(assetId)).filter(({ subject }) => subject.name === 'Elin Sorby')
    expect(Math.min(...elin.map(({ fromFlicks }) => fromFlicks)) / FLICKS_PER_SECOND).toBeCloseTo(11, 0)
    const trackings = (await deskOf(assetId)).trackings
    expect(trackings).toHaveLength(4)
    expect(trackings.every(({ state }) => state === 'followed' || state === 'lost')).toBe(true)
    const ida = (await marksOn(assetId)).find(
      ({ subject, boxes }) => subject.name === 'Ida Brandt' && boxes.length > 2,
    )
    expect(ida).toBeDefined()
  })

  step('what was done is taken back and done again, and everything has a key', async () => {
    const { page } = person
    const hand = new Hand(page)
    await page.reload({ waitUntil: 'networkidle' })
    await page.locator('.segment').first().waitFor()
    const before = (await marksOn(assetId)).length
    await page.locator('main').click({ position: { x: 2, y: 2 } })
    await hand.press('/')
    await hand.type('gi')
    await hand.press('Enter')
    await page.getByRole('button', { name: 'Mark it: Mira Castell' }).waitFor()
    await hand.press('Enter')
    await expect.poll(async () => (await marksOn(assetId)).length).toBe(before + 1)
    await hand.press('Control+z')
    await expect.poll(async () => (await marksOn(assetId)).length).toBe(before)
    await hand.press('Control+Shift+z')
    await expect.poll(async () => (await marksOn(assetId)).length).toBe(before + 1)
    await hand.press('Control+z')
    await expect.poll(async () => (await marksOn(assetId)).length).toBe(before)
    await hand.press('?')
    await page.getByRole('dialog', { name: 'Keys for marking' }).waitFor()
    await lookOver(page, 'marking-keys')
    await page.keyboard.press('Escape')
    await lookOver(page, 'marking')
  })

  step(
    'faces are found on demand, named by a key, taken back, and owed before it counts as looked at',
    async () => {
      const { page } = person
      const hand = new Hand(page)
      await page.goto(`/backstage/${slug}/dailies/${nextId}`, { waitUntil: 'networkidle' })
      const panel = page.getByRole('region', { name: 'Faces found' })
      await panel.getByText('Propose boxes around faces: off').click()
      await panel.getByRole('button', { name: 'Switch it on' }).click()
      await panel.getByText('Propose boxes around faces: on').waitFor()
      const aFace = (at: number, x: number) => ({
        fromFlicks: at * FLICKS_PER_SECOND,
        toFlicks: (at + 2) * FLICKS_PER_SECOND,
        boxes: [{ atFlicks: at * FLICKS_PER_SECOND, box: { x, y: 0.3, width: 0.1, height: 0.2 } }],
      })
      const params = { path: { asset: nextId } }
      const propose = owner.POST('/api/v1/assets/{asset}/face-proposals', {
        params,
        body: { faces: [aFace(1, 0.2), aFace(4, 0.6)] },
      })
      const { proposalIds } = await must(propose)
      expect(proposalIds).toHaveLength(2)
      await panel.getByText('2 faces wait for an answer.').waitFor()
      expect(await page.getByRole('button', { name: 'Everybody in it is marked' }).isDisabled()).toBe(true)
      const picture = panel.locator('img').first()
      await picture.scrollIntoViewIfNeeded()
      const widthOf = (node: unknown) => (node as { naturalWidth: number }).naturalWidth
      await expect.poll(() => picture.evaluate(widthOf), PATIENT).toBeGreaterThan(0)
      await lookOver(page, 'faces')
      await page.locator('main').click({ position: { x: 2, y: 2 } })
      await hand.press('1')
      await hand.press('p')
      await hand.press('a')
      await panel.getByText('1 face waits for an answer.').waitFor()
      await hand.press('Control+z')
      await panel.getByText('2 faces wait for an answer.').waitFor()
      expect(await marksOn(nextId)).toEqual([])
      await panel.getByRole('button', { name: 'Tick all' }).click()
      await panel.getByRole('button', { name: 'Not a face' }).click()
      await panel.getByText(/wait for an answer/).waitFor({ state: 'hidden' })
      await panel.getByRole('button', { name: 'Propose boxes' }).click()
      await panel.getByText('Looking for faces').waitFor()
      await panel.getByRole('button', { name: 'Stop looking' }).click()
      await panel.getByText('Looking for faces was stopped.').waitFor()
      expect((await deskOf(nextId)).faces.proposals).toEqual([])
    },
  )

  step('the next asset is marked by what was in the last, confirmed in one act, and looked at', async () => {
    const { page } = person
    await page.goto(`/backstage/${slug}/dailies/${nextId}`)
    await page.getByRole('button', { name: /^Same as in/ }).click()
    await expect
      .poll(async () => (await marksOn(nextId)).map(({ certainty }) => certainty))
      .toEqual(Array.from({ length: 4 }, () => 'unsure'))
    await page.getByRole('button', { name: /Confirm all 4/ }).click()
    await expect
      .poll(async () => (await marksOn(nextId)).every(({ certainty }) => certainty === 'sure'))
      .toBe(true)
    await page.getByRole('button', { name: 'These are bystanders' }).click()
    await expect.poll(async () => (await marksOn(nextId)).length).toBe(5)
    await page.getByRole('button', { name: 'Everybody in it is marked' }).click()
    await page.getByText(/Looked at by Jonas Vale/).waitFor()
    await page.goto(`/backstage/${slug}/dailies`)
    const grid = page.getByRole('grid')
    await grid.locator('[data-asset]').nth(1).waitFor()
    await expect.poll(() => grid.getByText('not looked at yet').count()).toBe(1)
    await lookOver(page, 'dailies-looked-at')
  })
})
