import type { Page } from 'playwright-core'
import { linkNamed } from './footage.ts'

/** Asks somebody on the people page to sign; returns the link of the release form. */
export async function askToSign(
  page: Page,
  { slug, name, seesEachCut }: { slug: string; name: string; seesEachCut: boolean },
): Promise<string> {
  await page.goto(`/backstage/${slug}/people`)
  const row = page.getByRole('listitem').filter({ hasText: name })
  await row.getByRole('button', { name: 'Ask to sign' }).click()
  if (seesEachCut) {
    await page.getByText('What it asks for').click()
    await page.getByRole('checkbox', { name: 'They see each cut before it leaves' }).check()
  }
  return makeLink(page, name)
}

/** Makes the link in the sheet that asks somebody to sign, and closes the sheet. */
export async function makeLink(page: Page, name: string): Promise<string> {
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('button', { name: 'Make the link' }).click()
  const link = await linkNamed(page, `Link for ${name}`)
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'hidden' })
  return link
}

const IN_ENGLISH = {
  name: 'Name as signed',
  pad: 'Drawn signature',
  clear: 'Clear',
  tick: 'I have read this form',
  act: 'Sign and say yes',
  done: 'Signed',
}

/** The same words on a form in German. */
export const IN_GERMAN: typeof IN_ENGLISH = {
  name: 'Name als Unterschrift',
  pad: 'Gezeichnete Unterschrift',
  clear: 'Löschen',
  tick: 'Ich habe dieses Formular gelesen',
  act: 'Unterschreiben und Ja sagen',
  done: 'Unterschrieben',
}

/** Signs a release form on a phone: the typed name, strokes drawn on the pad, the tick. */
export async function sign(page: Page, name: string, says = IN_ENGLISH): Promise<void> {
  await page.getByLabel(says.name).fill(name)
  const pad = page.getByRole('group', { name: says.pad })
  await pad.scrollIntoViewIfNeeded()
  // Until the pad's own program is there, nothing can be cleared.
  await pad.getByRole('button', { name: says.clear, disabled: false }).waitFor()
  const at = await pad.boundingBox()
  if (!at) throw new Error('there is nothing to draw on')
  for (const [from, to] of [
    [0.15, 0.45],
    [0.5, 0.75],
  ] as const) {
    await page.mouse.move(at.x + at.width * from, at.y + at.height * 0.3)
    await page.mouse.down()
    await page.mouse.move(at.x + at.width * to, at.y + at.height * 0.7, { steps: 6 })
    await page.mouse.up()
  }
  await page.getByRole('checkbox', { name: says.tick }).check()
  await page.getByRole('button', { name: says.act }).click()
  await page.getByRole('heading', { name: says.done }).waitFor()
}

/** Plays what would leave on the approval slip, and approves it by name. */
export async function approve(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Approve' }).click()
  await page.getByText(`Approved by ${name}`).waitFor()
}

/** Withdraws a signed release form on the signer's own page. */
export async function withdraw(page: Page): Promise<void> {
  await page.locator('summary', { hasText: 'Withdraw my yes' }).click()
  await page.getByRole('button', { name: 'Withdraw now' }).click()
  await page.getByRole('heading', { name: 'Withdrawn' }).waitFor()
}
