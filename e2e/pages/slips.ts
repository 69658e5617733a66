import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What one upload of the send page went through, as seen on the wire. */
export interface Sent {
  /** How often an upload was begun. */
  readonly begun: number
  /** The offsets from which bytes were sent, in order. */
  readonly offsets: readonly number[]
}

/**
 * Sends a file by the send page on a thin line, cuts the connection in the middle of the bytes and gives it back;
 * waits until the page ends in a receipt by itself.
 */
export async function sendOverBrokenLine(
  page: Page,
  { file, name, craft, onCut }: { file: string; name: string; craft: string; onCut: () => Promise<void> },
): Promise<Sent> {
  let begun = 0
  const offsets: number[] = []
  page.on('request', (request) => {
    if (!request.url().includes('/uploads')) return
    if (request.method() === 'POST') begun += 1
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']))
  })
  page.on('response', (r) => { if (r.url().includes('/uploads')) console.log('DBG', r.request().method(), r.request().headers()['upload-offset'], r.status(), r.headers()['upload-offset']) })
  page.on('requestfailed', (r) => console.log('DBG failed', r.method(), r.failure()))
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('What you do here').fill(craft)
  const line = await page.context().newCDPSession(page)
  const KIB = 1024
  await line.send('Network.enable')
  const conditions = { offline: false, latency: 20, downloadThroughput: -1, uploadThroughput: 40 * KIB }
  await line.send('Network.emulateNetworkConditions', conditions)
  await page.locator('input[type=file]').setInputFiles(file)
  const bar = page.getByRole('progressbar')
  await expect.poll(() => bar.evaluate((node) => (node as unknown as { position: number }).position), { timeout: 20_000 }).toBeGreaterThan(0.1)
  await line.send('Network.emulateNetworkConditions', { ...conditions, offline: true })
  await page.getByText('No signal. It goes on from here by itself.').waitFor()
  await onCut()
  await line.send('Network.emulateNetworkConditions', { ...conditions, uploadThroughput: -1 })
  await line.detach()
  await page.getByRole('region', { name: 'Receipt' }).waitFor({ timeout: 60_000 })
  return { begun, offsets }
}
