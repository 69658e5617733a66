import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { vi } from 'vitest'

const PATIENT = { timeout: 10_000, interval: 100 }

/** A hand on keyboard and mouse that counts what it does and may take its time over it. */
export class Hand {
  acts = 0
  readonly page: Page
  readonly #paceMs: number

  constructor(page: Page, paceMs = 0) {
    this.page = page
    this.#paceMs = paceMs
  }

  async press(key: string): Promise<void> {
    await this.#act()
    await this.page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    // A word is about as long as an act.
    await this.#act()
    await this.page.keyboard.type(text)
  }

  async click(name: string): Promise<void> {
    await this.#act()
    await this.page.getByRole('button', { name, exact: true }).first().click()
  }

  /** One click on the ruler: the playhead is there. */
  async goTo(second: number, of: number): Promise<void> {
    await this.#act()
    const ruler = this.page.locator('.ruler')
    await ruler.scrollIntoViewIfNeeded()
    const { x, y, width, height } = (await ruler.boundingBox()) ?? { x: 0, y: 0, width: 1, height: 1 }
    await this.page.mouse.click(x + (second / of) * width, y + height / 2)
  }

  /** A drag over the picture is two acts: down at a corner, up at the other. */
  async drawBox(box: { x: number; y: number; width: number; height: number }): Promise<void> {
    const area = this.page.locator('.area.drawing')
    await area.waitFor()
    await area.scrollIntoViewIfNeeded()
    const at = await vi.waitFor(async () => {
      const place = await area.boundingBox()
      if (!place) throw new Error('the picture is not on the page')
      return place
    }, PATIENT)
    await this.#act()
    await this.page.mouse.move(at.x + box.x * at.width, at.y + box.y * at.height)
    await this.page.mouse.down()
    await this.#act()
    const [right, bottom] = [box.x + box.width, box.y + box.height]
    await this.page.mouse.move(at.x + right * at.width, at.y + bottom * at.height, { steps: 4 })
    await this.page.mouse.up()
  }

  async #act(): Promise<void> {
    this.acts += 1
    if (this.#paceMs > 0) await delay(this.#paceMs)
  }
}

/** Somebody to mark: which key chooses them, from when to when, and where they are in the frame at some second. */
export interface Seen {
  key: string
  from: number
  to: number
  at: number
  box: { x: number; y: number; width: number; height: number }
}

/** Marks one stretch by keys: choose, in, box, out, mark. */
export async function markByKeys(
  hand: Hand,
  { key, from, to, at, box }: Seen,
  length: number,
): Promise<void> {
  await hand.press(key)
  await hand.goTo(from, length)
  await hand.press('i')
  if (at !== from) await hand.goTo(at, length)
  await hand.press('b')
  await hand.drawBox(box)
  await hand.goTo(to, length)
  await hand.press('o')
  await hand.press('Enter')
}
