import type { Locator, Page } from 'playwright-core'

const MOST_PRESSES = 90

/** Whether somebody sees where they are: a ring about it, and it lies in the window. */
const IS_SEEN = `(({ boxShadow, outlineStyle }, { width, top, bottom }) =>
  (boxShadow !== 'none' || outlineStyle === 'auto') && width > 0 && bottom > 0 && top < innerHeight
)(getComputedStyle(document.activeElement), document.activeElement.getBoundingClientRect())`

/** Presses Tab until what is wanted has the focus. Throws where the focus is not seen on its way, or never comes there. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  const focus = page.locator(':focus')
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    await page.keyboard.press('Tab')
    // Past the end of the page the focus is the window's own.
    if ((await focus.count()) === 0) continue
    if (!(await page.evaluate<boolean>(IS_SEEN)))
      throw new Error(
        `Nobody sees the focus on ${await page.evaluate<string>('document.activeElement.outerHTML')}`,
      )
    if ((await wanted.and(focus).count()) > 0) return
  }
  throw new Error(`Tab does not lead to ${wanted.toString()}`)
}
