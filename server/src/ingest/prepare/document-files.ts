import { join } from 'node:path'
import { Problem } from '@stagedoor/contract/problems'
import type { UnreadableReason } from '@stagedoor/core/ingest'
import { flicks, FLICKS_PER_SECOND } from '@stagedoor/core/time'
import { type PagePicture, readPages, writePage } from '../../plant/media/index.ts'
import { keepPart } from '../parts.ts'
import { unreadable } from '../unreadable.ts'
import type { Bench } from './making.ts'
import { keepFile, keptFile, stillPreparing } from './keep-file.ts'
import type { PreparePorts, Run } from './ports.ts'

/** A document is shown by so many of its first pages; call sheets have four, a board of a film some forty. */
const MOST_PAGES = 60
// A page of A4 at 200 dots an inch; small print on a board stays readable.
const PAGE_SIDE = 2_200
const SMALL_SIDE = 320

interface Page {
  readonly number: number
  readonly whole: PagePicture
  readonly small: PagePicture
}

/**
 * Makes the pages of a document as pictures, and its first page its poster. The document itself stays in the vault: its
 * text, its links and what it says of itself are in no page.
 */
export async function makeDocumentFiles(
  ports: PreparePorts,
  { assetId, path, folder }: Bench,
  run: Run,
): Promise<void> {
  if ((await keptFile(ports, assetId, 'poster')) !== null) return
  const { signal } = run
  run.progress({ stage: 'clean' })
  const pages: Page[] = []
  const read = await readPages(path, { most: MOST_PAGES, longSide: PAGE_SIDE, signal }, async (page) => {
    const to = (name: string, longSide: number) => ({
      path: join(folder, `${name}-${page.number}.jpg`),
      longSide,
    })
    pages.push({
      number: page.number,
      whole: await writePage(page, to('page', PAGE_SIDE)),
      small: await writePage(page, to('small', SMALL_SIDE)),
    })
    run.progress({ stage: 'clean' })
  })
  const [first] = pages
  if (read.kind === 'refused') throw refusalOf(read.because)
  if (first === undefined) throw unreadable('damaged')
  await ports.db.transaction().execute(async (trx) => {
    await stillPreparing(trx, assetId)
    await trx
      .updateTable('ingest.assets')
      .set({
        width: first.whole.width,
        height: first.whole.height,
        durationFlicks: flicks(read.drawn * FLICKS_PER_SECOND),
      })
      .where('id', '=', assetId)
      .execute()
  })
  for (const { number, whole, small } of pages) {
    await keepPart(ports, assetId, { kind: 'page', number, ...pictureOf(whole) })
    await keepPart(ports, assetId, { kind: 'page-small', number, ...pictureOf(small) })
  }
  // Last, because it says that all pages are there.
  await keepFile(ports, assetId, {
    role: 'poster',
    released: first.small.released,
    facts: { width: first.small.width, height: first.small.height, pages: read.pages, shown: read.drawn },
  })
}

function pictureOf({ released, width, height }: PagePicture) {
  return { released, facts: { width, height } }
}

function refusalOf(because: 'encrypted' | 'damaged' | 'too-large'): Problem {
  const reasons = { encrypted: 'locked', damaged: 'damaged', 'too-large': 'too-much' } as const
  return unreadable(reasons[because] satisfies UnreadableReason)
}
