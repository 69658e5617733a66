import type { Page } from 'playwright-core'
import { expect } from 'vitest'

export interface Account {
  name: string
  email: string
  password: string
}

/** Becomes the owner by the address that the terminal printed. */
export async function claim(page: Page, address: string, { name, email, password }: Account): Promise<void> {
  await page.goto(address)
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Become the owner' }).click()
  await page.waitForURL('**/backstage')
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('**/sign-in')
}

export async function signIn(page: Page, { email, password }: Account): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/backstage')
}

/** Names a production and comes to its dailies; returns its slug. */
export async function nameProduction(page: Page, title: string): Promise<string> {
  await page.getByLabel('Name', { exact: true }).fill(title)
  await page.getByRole('button', { name: 'Open the house' }).click()
  await page.waitForURL('**/backstage/*/dailies')
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

/** Sets the house's clock in the banner above every page backstage, in the production's zone: `2031-05-02T18:00`. */
export async function setClock(page: Page, moment: string): Promise<void> {
  const field = page.getByLabel(/^What time it is/)
  await field.fill(moment)
  // The page begins anew with the clock.
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Set the clock' }).click()])
  await expect.poll(() => field.inputValue()).toBe(moment)
}
