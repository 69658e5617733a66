import type { Page } from 'playwright-core'
import { setRange } from './footage.ts'

/** Cuts a stretch of the asset on its page; comes to the cut's own page. Seconds of the asset. */
export async function makeCut(
  page: Page,
  { title, from, to }: { title: string; from: number; to: number },
): Promise<void> {
  await setRange(page, from, to)
  await page.getByRole('tab', { name: /^Cuts/ }).click()
  const form = page.locator('form[action="?/cut"]')
  await form.getByLabel('Title').fill(title)
  await form.locator('select[name=shape]').selectOption('9:16')
  await form.getByRole('button', { name: 'Make a cut' }).click()
  await page.waitForURL('**/cuts/*')
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

/** Moves the upright window by arrows and writes captions; saves a version. */
export async function frameAndCaption(
  page: Page,
  { stepsRight, captions }: { stepsRight: number; captions: string },
): Promise<void> {
  const frame = page.getByRole('button', { name: /^The window of the cut/ })
  await frame.focus()
  for (let step = 0; step < stepsRight; step += 1) await frame.press('ArrowRight')
  await page.getByLabel('Captions', { exact: false }).first().fill(captions)
  await page.getByRole('button', { name: 'Save as a new version' }).click()
  await page.getByText('Cut, version 2').waitFor()
}

/** Does the edits that the doorkeeper asks, by the act in the question line. */
export async function takeEdits(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Do the edits the verdict asks' }).first().click()
  await page.getByRole('listitem').filter({ hasText: 'Cover' }).first().waitFor()
}

/** Renders the cut and waits until the doorkeeper has looked at the file; tells whether progress was shown. */
export async function render(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Render it' }).click()
  await page.getByRole('button', { name: 'Stop it' }).waitFor()
  await page.getByText('Rendered. The doorkeeper has looked at the file again.').waitFor({ timeout: 90_000 })
}

/** Asks for somebody's approval of the cut; returns the link of the slip. */
export async function askForApproval(page: Page, { of, to }: { of: string; to: string }): Promise<string> {
  await page.locator('summary', { hasText: 'Ask for approval' }).click()
  const form = page.locator('form[action="?/askApproval"]')
  await form.locator('select[name=subject]').selectOption({ label: of })
  await form.getByLabel('Sent to').fill(to)
  await form.getByRole('button', { name: 'Make the link' }).click()
  return page.getByRole('textbox', { name: `Link for ${to}` }).inputValue()
}
