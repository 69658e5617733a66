import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import type { ThinLine } from '../thin-line.ts'

/** What one upload of the send page went through, as seen on the wire. */
export interface Sent {
  /** How many uploads were begun, however often each was asked for. */
  readonly begun: number
  /** The offsets from which bytes were sent, in order. */
  readonly offsets: readonly number[]
}

/**
 * Sends a file by the send page. The line is cut after so many bytes and mended once the page has said so; after so many
 * more it is cut again, the page is left and opened anew, and the file chosen as a phone hands it out once more: under another
 * name, with another time.
 */
export async function sendOverBrokenLine(
  page: Page,
  {
    file,
    name,
    craft,
    line,
    cutAfter,
    onCut,
  }: {
    file: string
    name: string
    craft: string
    line: ThinLine
    cutAfter: number
    onCut: () => Promise<void>
  },
): Promise<Sent> {
  const begun = new Set<string | undefined>()
  const offsets: number[] = []
  page.on('request', (request) => {
    if (!request.url().includes('/uploads')) return
    if (request.method() === 'POST') begun.add(request.headers()['idempotency-key'])
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']))
  })
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('What you do here').fill(craft)
  const cut = line.cutUploadAfter(cutAfter)
  await page.locator('input[type=file]').setInputFiles(file)
  await cut
  await page.getByText('No signal. It goes on from here by itself.').waitFor()
  await onCut()
  const again = line.cutUploadAfter(cutAfter)
  line.mend()
  await again
  const address = page.url()
  page.once('dialog', (leaving) => void leaving.accept())
  await page.goto('about:blank')
  line.mend()
  await page.goto(address)
  await page.getByRole('heading', { name: 'Not finished' }).waitFor()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'IMG_0042.mp4', mimeType: 'video/mp4', buffer: await readFile(file) })
  await page.getByRole('region', { name: 'Receipt' }).waitFor({ timeout: 60_000 })
  return { begun: begun.size, offsets }
}
