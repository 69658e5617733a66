import { openBrowser } from '../../e2e/chromium.ts'

// What a hand does with a wheel or a flick: some screens a second, for a while.
const SCROLL_MS = 6_000
const PIXELS_A_FRAME = 60

interface Asked {
  readonly origin: string
  readonly cookie: string
  readonly slug: string
}

/** What a browser saw of the dailies. */
export interface Seen {
  /** From the request to cells that keys can move through, in milliseconds. */
  readonly usefulMs: number
  /** Frames a second while it scrolls, and those of an empty page as high. */
  readonly fps: number
  readonly emptyFps: number
  /** The most cells that were in the page at once. */
  readonly mostCells: number
}

/** Opens the dailies in a browser at a desk's size and scrolls through them, then through an empty page as high. */
export async function lookAtDailies({ origin, cookie, slug }: Asked): Promise<Seen> {
  const browser = await openBrowser()
  try {
    const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 } })
    await context.addCookies(
      cookie.split('; ').map((each) => {
        const at = each.indexOf('=')
        return { name: each.slice(0, at), value: each.slice(at + 1), url: origin }
      }),
    )
    const page = await context.newPage()
    const began = performance.now()
    await page.goto(`/backstage/${slug}/dailies`)
    await page.getByRole('gridcell').first().waitFor()
    const usefulMs = performance.now() - began
    const height = Number(await page.evaluate('document.documentElement.scrollHeight'))
    const { fps, mostCells } = await scrolled(page)
    const empty = await context.newPage()
    await empty.setContent(`<body style="height: ${height}px; background: #0b0d10"></body>`)
    const { fps: emptyFps } = await scrolled(empty)
    return { usefulMs, fps, emptyFps, mostCells }
  } finally {
    await browser.close()
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof openBrowser>>['newPage']>>

function scrolled(page: Page): Promise<{ fps: number; mostCells: number }> {
  return page.evaluate<{ fps: number; mostCells: number }>(`new Promise((done) => {
    let frames = 0, mostCells = 0
    const began = performance.now()
    const next = (now) => {
      frames += 1
      if (frames % 10 === 0) mostCells = Math.max(mostCells, document.querySelectorAll('[role=gridcell]').length)
      scrollBy(0, ${PIXELS_A_FRAME})
      if (now - began < ${SCROLL_MS}) requestAnimationFrame(next)
      else done({ fps: (frames * 1000) / (now - began), mostCells })
    }
    requestAnimationFrame(next)
  })`)
}
