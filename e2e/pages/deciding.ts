import type { Page } from 'playwright-core'

/** Sets the rule that a featured person is never hidden by the house itself. */
export async function neverHideFeatured(page: Page, slug: string): Promise<void> {
  await page.goto(`/backstage/${slug}/clearance/rules`)
  const rule = page.getByRole('checkbox', { name: /featured person is never hidden/ })
  const saved = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.ok())
  await rule.check()
  await saved
  await page.reload()
  await page.getByRole('checkbox', { name: /featured person is never hidden/, checked: true }).waitFor()
}

export async function addScene(
  page: Page,
  { number, title }: { number: string; title: string },
): Promise<void> {
  await page.locator('summary', { hasText: 'Add a scene' }).click()
  const form = page.locator('form[action="?/addScene"]')
  await form.getByLabel('Number').fill(number)
  await form.getByLabel('What happens').fill(title)
  await form.getByRole('button', { name: 'Add a scene' }).click()
  await page.locator('option', { hasText: title }).first().waitFor({ state: 'attached' })
}

/** Sets an embargo on a scene until a moment in the production's zone: `2031-05-02T18:00`. */
export async function setEmbargo(
  page: Page,
  { scene, until, reason }: { scene: string; until: string; reason: string },
): Promise<void> {
  await page.locator('summary', { hasText: 'Set an embargo' }).click()
  const form = page.locator('form[action="?/addEmbargo"]')
  const option = await form.locator('option', { hasText: scene }).first().getAttribute('value')
  await form.locator('select[name=on]').selectOption(option)
  await form.getByLabel('Why, for the log').fill(reason)
  await form.getByLabel('Until').fill(until)
  await form.getByRole('button', { name: 'Set an embargo' }).click()
  await page.getByRole('listitem').filter({ hasText: 'until' }).getByText(scene).first().waitFor()
}
