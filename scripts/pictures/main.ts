import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { openBrowser } from '../../e2e/chromium.ts'

/**
 * Takes the README's pictures of *Saltlight* from a running house, by hand:
 * `node scripts/pictures/main.ts http://127.0.0.1:4321 EMAIL PASSWORD [NAME...]` with the owner's e-mail and password.
 * Each picture may have 250 kB.
 */

const FOLDER = fileURLToPath(new URL('../../docs/pictures', import.meta.url))
const MOST_BYTES = 250_000
const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 1130 }

const [origin, email, password, ...wanted] = process.argv.slice(2)
if (origin === undefined || email === undefined || password === undefined)
  throw new Error('Say where the house is, and who its owner is: ORIGIN EMAIL PASSWORD [NAME...]')

const pictures: Record<string, { size: typeof DESK; isFan?: true; take: (page: Page) => Promise<void> }> = {
  asset: {
    size: { ...DESK, height: 1060 },
    take: async (page) => {
      await page.goto('/backstage/saltlight/dailies')
      await page.getByRole('link', { name: /Lamp room rehearsal/ }).click()
      await page.waitForURL('**/dailies/*')
      await seek(page, 5)
    },
  },
  cut: {
    size: { ...DESK, height: 1060 },
    take: async (page) => {
      await page.goto('/backstage/saltlight/cuts')
      await page.getByRole('link', { name: /Nine minutes before the storm/ }).click()
      await page.waitForURL('**/cuts/*')
      await seek(page, 9)
    },
  },
  recall: {
    size: DESK,
    take: async (page) => {
      await page.goto('/backstage/saltlight/recall')
      await page
        .getByRole('link', { name: /The second lantern/ })
        .first()
        .click()
      await page.waitForURL('**/recall/*')
    },
  },
  board: {
    size: { ...DESK, height: 1060 },
    take: async (page) => void (await page.goto('/backstage/saltlight/clearance')),
  },
  verdict: {
    size: { ...DESK, height: 1060 },
    take: async (page) => {
      await page.goto('/backstage/saltlight/cuts')
      await page.getByRole('link', { name: /Nine minutes before the storm/ }).click()
      await page.getByRole('link', { name: 'Why, and on what evidence' }).first().click()
      await page.waitForURL('**/verdicts/*')
    },
  },
  // Of a house beside emulated platforms (`npm start -- --emulators`), with an account connected and posts planned there.
  calendar: {
    size: { ...DESK, height: 1040 },
    take: async (page) => {
      await page.goto('/backstage/saltlight/calendar?view=month')
      await page
        .getByRole('button', { name: /Three oilskins/ })
        .first()
        .waitFor()
    },
  },
  composer: {
    size: { ...DESK, height: 1060 },
    take: async (page) => {
      await page.goto('/backstage/saltlight/cuts')
      await page
        .getByRole('link', { name: /The sea that fits/ })
        .first()
        .click()
      await page.waitForURL('**/cuts/*')
      await page.goto(`${new URL(page.url()).pathname}/posts`)
      await page.waitForLoadState('networkidle')
      for (const place of [/Bluesky/, /Fediverse/]) await page.getByRole('checkbox', { name: place }).check()
      await page
        .getByLabel('Words for all')
        .fill('A storm for a kitchen table: forty litres, one fan. #Saltlight')
      await page.getByRole('button', { name: 'Look first' }).click()
      await page.waitForLoadState('networkidle')
    },
  },
  post: {
    size: { ...DESK, height: 1060 },
    isFan: true,
    take: async (page) => {
      await page.goto('/saltlight')
      await page
        .getByRole('link', { name: /Three oilskins/ })
        .first()
        .click()
      await page.getByRole('heading', { level: 1 }).waitFor()
      await seek(page, 5)
    },
  },
  front: {
    size: PHONE,
    isFan: true,
    take: async (page) => {
      await page.goto('/saltlight')
      await tellHowFar(page)
    },
  },
  talk: {
    size: PHONE,
    isFan: true,
    take: async (page) => {
      await page.goto('/saltlight')
      await tellHowFar(page)
      await page
        .getByRole('link', { name: /The sea that fits/ })
        .first()
        .click()
      await page.getByRole('heading', { name: 'Talk' }).waitFor()
      await page.evaluate("document.querySelector('#talk').scrollIntoView()")
    },
  },
  queue: {
    size: { ...DESK, height: 660 },
    take: async (page) => {
      await page.goto('/backstage/saltlight/community')
      await page.getByRole('article').first().waitFor()
    },
  },
  send: {
    size: PHONE,
    take: async (page) => {
      await page.goto('/backstage/saltlight/dailies')
      const inbox = page.getByRole('textbox', { name: 'Link for phones' }).first()
      if ((await inbox.count()) === 0) {
        await page.getByRole('button', { name: 'Open a door for the set' }).first().click()
        await page.getByRole('dialog').getByRole('button', { name: 'Open a door for the set' }).click()
      }
      await page.goto(new URL(await inbox.inputValue()).pathname)
      await page.getByLabel('Your name').fill('Wren Okafor')
      await page.getByLabel('What you do here').fill('Key grip')
      const clips = new URL('../../fixtures/saltlight/media/', import.meta.url)
      await page
        .locator('input[type=file]')
        .setInputFiles(fileURLToPath(new URL('waiting-for-the-wave.mp4', clips)))
      await page.getByText('Original kept untouched').waitFor()
      await page.getByText('Removed from the copy').first().waitFor({ timeout: 60_000 })
    },
  },
}

const browser = await openBrowser()
const aside = mkdtempSync(join(tmpdir(), 'stagedoor-pictures-'))
try {
  for (const [name, { size, isFan, take }] of Object.entries(pictures)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    const page = await (isFan ? opened(browser, size) : signedIn(browser, size))
    await take(page)
    await page
      .locator(':focus')
      .blur({ timeout: 100 })
      .catch(() => undefined)
    const whole = join(aside, `${name}.png`)
    await page.screenshot({ path: whole })
    await page.context().close()
    process.stdout.write(
      `${name}.png ${Math.round((await shrunk(whole, join(FOLDER, `${name}.png`))) / 1000)} kB\n`,
    )
  }
} finally {
  await browser.close()
  rmSync(aside, { recursive: true, force: true })
}

async function opened(from: Browser, viewport: typeof DESK): Promise<Page> {
  const context = await from.newContext({
    baseURL: origin ?? '',
    viewport,
    locale: 'en-GB',
    deviceScaleFactor: viewport === PHONE ? 2 : 1,
    reducedMotion: 'reduce',
  })
  return context.newPage()
}

async function signedIn(from: Browser, viewport: typeof DESK): Promise<Page> {
  const page = await opened(from, viewport)
  await page.context().addCookies([{ name: 'toured', value: '1', url: origin ?? '' }])
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email ?? '')
  await page.getByLabel('Password').fill(password ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/backstage**')
  return page
}

/** Says on the page of the production that one has seen the middle watch. */
async function tellHowFar(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Middle watch/ }).click()
  await page.getByRole('heading', { name: 'I have seen up to Middle watch' }).waitFor()
  await page.evaluate('scrollTo(0, 0)')
}

interface Screen {
  readonly readyState: number
  currentTime: number
  addEventListener: (name: string, then: () => void, options: { once: true }) => void
}

/** Shows a moment of the page's film, once there is a picture of it. */
async function seek(page: Page, second: number): Promise<void> {
  // Until it is hydrated, a page begins its film anew.
  await page.waitForLoadState('networkidle')
  const screen = page.locator('video').first()
  await screen.evaluate(
    (node, at) =>
      new Promise<void>((done) => {
        const video = node as unknown as Screen
        const whenShown = () => (video.readyState > 2 ? done() : setTimeout(whenShown, 50))
        video.addEventListener('seeked', whenShown, { once: true })
        video.currentTime = at
      }),
    second,
  )
  await page.waitForTimeout(1000)
}

/** Draws a picture with as many colours as fit into its bytes; returns how many bytes it has. */
async function shrunk(from: string, to: string): Promise<number> {
  for (const [colours, dither] of [
    [256, 0.5],
    [256, 0],
    [128, 0],
    [64, 0],
  ] as const) {
    const { size } = await sharp(from)
      .png({ palette: true, colours, dither, effort: 10, compressionLevel: 9 })
      .toFile(to)
    if (size <= MOST_BYTES) return size
  }
  throw new Error(`${to} does not fit into ${MOST_BYTES} bytes`)
}
