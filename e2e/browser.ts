import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'

/** A phone held upright, and the desk of an office. CSS pixels. */
export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1440, height: 900 }

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Someone with a browser of their own: cookies, storage and window shared with nobody. */
export interface Person {
  readonly page: Page
  readonly context: BrowserContext
  /** What went wrong in their browser that no page may let happen. */
  readonly complaints: string[]
  /** Leaves out complaints that a test brings about itself, such as a cut connection, until the answer is called. */
  readonly forgive: (pattern: RegExp) => () => void
}

/** Opens a browser window for somebody; what its pages complain of, or ask of other origins, is written down. */
export async function somebody(browser: Browser, origin: string, size: typeof PHONE): Promise<Person> {
  const isPhone = size.width < 600
  const context = await browser.newContext({
    baseURL: origin,
    viewport: size,
    locale: 'en-GB',
    timezoneId: 'Europe/Lisbon',
    reducedMotion: 'reduce',
    ...(isPhone ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}),
  })
  context.setDefaultTimeout(20_000)
  const complaints: string[] = []
  const forgiven = new Set<RegExp>()
  const complain = (words: string): void => {
    if (![...forgiven].some((pattern) => pattern.test(words))) complaints.push(words)
  }
  context.on('request', (request) => {
    const { origin: asked, protocol } = new URL(request.url())
    if (asked !== origin && protocol.startsWith('http')) complain(`asked elsewhere: ${request.url()}`)
  })
  context.on('console', (message) => {
    // A page that does not come out as it was sent is thrown away whole, with what somebody has typed.
    if (message.type() === 'error' || message.text().includes('hydration'))
      complain(`console on ${message.page()?.url()}: ${message.text()} ${message.location().url}`)
  })
  context.on('weberror', (error) => complain(`error on ${error.page()?.url()}: ${error.error().stack ?? ''}`))
  const page = await context.newPage()
  const forgive = (pattern: RegExp) => {
    forgiven.add(pattern)
    return () => void forgiven.delete(pattern)
  }
  return { page, context, complaints, forgive }
}

/** Holds back the scripts of the next page, until the answer is called: it ends when the page has taken them up. */
export async function holdScripts(page: Page): Promise<() => Promise<void>> {
  const { promise: comes, resolve: letCome } = Promise.withResolvers<void>()
  const isScript = /\/_app\/.*\.js/
  await page.route(isScript, async (route) => {
    await comes
    await route.continue()
  })
  return async () => {
    letCome()
    await page.waitForLoadState('networkidle')
    await page.unroute(isScript)
  }
}

/**
 * Looks a page over as it stands, at both widths: nothing for axe to complain of, and nothing wider than the window.
 * With `STAGEDOOR_E2E_PICTURES` set to a folder, pictures of it are kept there.
 */
export async function lookOver(page: Page, name: string): Promise<void> {
  const source = await readFile(AXE, 'utf8')
  const before = page.viewportSize()
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size)
    const pictures = process.env['STAGEDOOR_E2E_PICTURES']
    if (pictures) await page.screenshot({ path: join(pictures, `${name}-${size.width}.png`), fullPage: true })
    await page.evaluate(source)
    const found = await page.evaluate<AxeResults>('axe.run(document)')
    const violations = found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    )
    expect(violations, `axe on ${name} at ${size.width}`).toEqual([])
    const width = await page.evaluate<number>('document.documentElement.scrollWidth')
    expect(width, `width of ${name} at ${size.width}`).toBeLessThanOrEqual(size.width)
  }
  if (before) await page.setViewportSize(before)
}

/** Says what everybody has before them, for a walk that ended on its way; and keeps pictures of it where they are kept. */
export async function showAll(people: readonly Person[]): Promise<void> {
  const pictures = process.env['STAGEDOOR_E2E_PICTURES']
  for (const [index, { page, complaints }] of people.entries()) {
    if (pictures) await page.screenshot({ path: join(pictures, `ended-${index}.png`), fullPage: true })
    const text = await page.evaluate<string>('document.body.innerText').catch(String)
    console.log(page.url(), complaints, text.slice(0, 1000))
  }
}
