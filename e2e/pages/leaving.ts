import type { Page } from 'playwright-core'
import { linkNamed } from './footage.ts'

/** Schedules the cut for the production's own page, at the moment that the page proposes; comes to the calendar. */
export async function schedule(
  page: Page,
  { copy, slug, opensAt }: { copy: string; slug: string; opensAt: string },
): Promise<void> {
  const form = page.locator('form[action="?/schedule"]')
  await form.getByLabel('Words that go with it').fill(copy)
  await form.getByLabel('Address').fill(slug)
  await form.locator(`input[name=opensAt]`).fill(opensAt)
  await form.getByRole('button', { name: 'Schedule it' }).click()
  await page.waitForURL('**/calendar*')
}

/** Moves a publication by keyboard alone, in the calendar's month, and takes the move back; comes to the list again. */
export async function moveAndUndo(
  page: Page,
  { title, opensAt, day }: { title: string; opensAt: string; day: string },
): Promise<void> {
  await page.goto(`${new URL(page.url()).pathname}?view=month&day=${day}`)
  const chip = page.getByRole('button', { name: new RegExp(title) })
  const [before = ''] = /\d\d:\d\d/.exec(await chip.first().innerText()) ?? []
  const sheet = page.getByRole('dialog')
  // The page answers keys once its scripts are there.
  while (!(await sheet.isVisible())) {
    await chip.first().focus()
    await page.keyboard.press('Enter')
    await page.waitForTimeout(200)
  }
  await sheet.locator('input[name=opensAt]').fill(opensAt)
  await sheet.getByRole('button', { name: 'Save' }).focus()
  await page.keyboard.press('Enter')
  await sheet.waitFor({ state: 'hidden' })
  await chip.getByText(opensAt.slice(11)).first().waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await chip.getByText(before).first().waitFor()
  await page.getByRole('link', { name: 'List', exact: true }).click()
}

/** Makes a kit of the publication on the calendar; returns its holder's link. */
export async function makeKit(
  page: Page,
  { holder, copy }: { holder: string; copy: string },
): Promise<string> {
  await page.getByRole('button', { name: 'Make a kit' }).first().click()
  const sheet = page.getByRole('dialog')
  await sheet.locator('input[name=for]').fill(holder)
  await sheet.locator('textarea[name=copy]').fill(copy)
  await sheet.getByRole('button', { name: 'Make a kit' }).click()
  const link = await linkNamed(page, new RegExp(holder))
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'hidden' })
  return link
}

interface Screen {
  muted: boolean
  readonly readyState: number
  readonly currentTime: number
  readonly videoWidth: number
  readonly videoHeight: number
  play: () => Promise<void>
}

/** How a film stands on a page after it was asked to play: its size in pixels, and that it moves. */
export async function play(page: Page): Promise<{ width: number; height: number }> {
  const video = page.locator('video').first()
  await video.evaluate((node) => {
    const screen = node as unknown as Screen
    screen.muted = true
    return screen.play()
  })
  for (;;) {
    const at = await video.evaluate((node) => {
      const { readyState, currentTime, videoWidth, videoHeight } = node as unknown as Screen
      return { readyState, currentTime, videoWidth, videoHeight }
    })
    if (at.readyState > 1 && at.currentTime > 0) return { width: at.videoWidth, height: at.videoHeight }
    await page.waitForTimeout(50)
  }
}
