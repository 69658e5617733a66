import type { Page } from 'playwright-core'
import type { ThinLine } from '../thin-line.ts'

/** What one upload of the send page went through, as seen on the wire. */
export interface Sent {
  /** How often an upload was begun. */
  readonly begun: number
  /** The offsets from which bytes were sent, in order. */
  readonly offsets: readonly number[]
}

/** Sends a file by the send page; the line is cut after so many bytes, and mended once the page has said so. */
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
  let begun = 0
  const offsets: number[] = []
  page.on('request', (request) => {
    if (!request.url().includes('/uploads')) return
    if (request.method() === 'POST') begun += 1
    if (request.method() === 'PATCH') offsets.push(Number(request.headers()['upload-offset']))
  })
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('What you do here').fill(craft)
  const cut = line.cutUploadAfter(cutAfter)
  await page.locator('input[type=file]').setInputFiles(file)
  await cut
  await page.getByText('No signal. It goes on from here by itself.').waitFor()
  await onCut()
  line.mend()
  await page.getByRole('region', { name: 'Receipt' }).waitFor({ timeout: 60_000 })
  return { begun, offsets }
}
