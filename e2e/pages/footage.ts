import type { Page } from 'playwright-core'

/** Opens the sealed inbox of a new shooting day on the dailies page; returns the link for phones. */
export async function openInbox(page: Page, { day, date }: { day: number; date: string }): Promise<string> {
  await page.getByRole('button', { name: 'Open a door for the set' }).first().click()
  const sheet = page.getByRole('dialog')
  await sheet.locator('input[name=number]').fill(String(day))
  await sheet.getByLabel('Date').fill(date)
  await sheet.getByRole('button', { name: 'Open a door for the set' }).click()
  await sheet.waitFor({ state: 'hidden' })
  return linkNamed(page, 'Link for phones')
}

/** The link that a page shows under a name. */
export async function linkNamed(page: Page, name: string | RegExp): Promise<string> {
  return page.getByRole('textbox', { name }).first().inputValue()
}

export interface Mark {
  kind: 'person' | 'mark' | 'secret'
  name: string
  /** Seconds of the asset. */
  from: number
  to: number
  /** Shares of the picture. */
  box: { x: number; y: number; width: number; height: number }
}

/** Marks who or what is seen: in and out by the keyboard, a box drawn on the picture, the form. */
export async function mark(page: Page, { kind, name, from, to, box }: Mark): Promise<void> {
  await page.locator('details.plain').evaluate((plain) => plain.setAttribute('open', ''))
  const form = page.locator('form[action="?/mark"]')
  await form.getByRole('button', { name: 'Draw a box' }).click()
  const area = page.locator('.area.drawing')
  await area.waitFor()
  await area.scrollIntoViewIfNeeded()
  const at = await area.boundingBox()
  if (!at) throw new Error('the picture is not on the page')
  await page.mouse.move(at.x + box.x * at.width, at.y + box.y * at.height)
  await page.mouse.down()
  const [right, bottom] = [box.x + box.width, box.y + box.height]
  await page.mouse.move(at.x + right * at.width, at.y + bottom * at.height, { steps: 4 })
  await page.mouse.up()
  await setRange(page, from, to)
  await form.locator('select[name=subject]').selectOption('')
  await form.locator('select[name=kind]').selectOption(kind)
  await form.locator('input[name=name]').fill(name)
  await form.getByRole('button', { name: 'Mark it' }).click()
  await page.getByRole('button', { name, exact: true }).first().waitFor()
}

/** Sets in and out as in a cutting room: to the moment by the playhead, then I and O. */
export async function setRange(page: Page, from: number, to: number): Promise<void> {
  for (const [second, key] of [
    [from, 'i'],
    [to, 'o'],
  ] as const) {
    await seek(page, second)
    await page.keyboard.press(key)
  }
}

async function seek(page: Page, second: number): Promise<void> {
  await page
    .locator('video')
    .first()
    .evaluate(
      (video, at) =>
        new Promise<void>((done) => {
          const screen = video as unknown as Seekable
          screen.addEventListener('seeked', () => done(), { once: true })
          screen.currentTime = at
        }),
      second,
    )
}

interface Seekable {
  currentTime: number
  addEventListener: (name: string, then: () => void, options: { once: true }) => void
}

/** Files the asset under a scene, on the tab of its file. */
export async function fileUnderScene(page: Page, scene: string): Promise<void> {
  await page.getByRole('tab', { name: /^File/ }).click()
  const form = page.locator('form[action="?/change"]')
  await form.getByRole('checkbox', { name: scene }).check()
  const saved = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.ok())
  await form.getByRole('button', { name: 'Save' }).click()
  await saved
  await page.getByRole('tab', { name: /^Marks/ }).click()
}
