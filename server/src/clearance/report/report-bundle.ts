import { createHash } from 'node:crypto'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { canonicalJson, chainLines } from '../../plant/chain/index.ts'
import type { Db } from '../../schema/index.ts'
import type { Paper } from '../case-file/index.ts'
import { folderOf } from './exhibits.ts'
import type { Report } from './gather-report.ts'
import { cuesAsCsv, indexAsCsv, outstandingAsCsv } from './report-lists.ts'
import { reportAsCsv } from './report-csv.ts'
import { reportAsPdf } from './report-pdf.ts'

/**
 * A report with its evidence as a ZIP, piece by piece: the report, the log as it is chained, every paper with its copy
 * and scans, and a list of SHA-256 that `sha256sum -c` reads.
 */
export async function* reportAsZip({ db }: { db: Db }, report: Report): AsyncGenerator<Uint8Array> {
  const shelf = new Shelf(new Date(report.order.now))
  yield* shelf.put('report.pdf', [await reportAsPdf(report)])
  yield* shelf.put('report.csv', [Buffer.from(reportAsCsv(report))])
  yield* shelf.put('outstanding.csv', [Buffer.from(outstandingAsCsv(report))])
  yield* shelf.put('music-cue-sheet.csv', [Buffer.from(cuesAsCsv(report))])
  yield* shelf.put('evidence-index.csv', [Buffer.from(indexAsCsv(report))])
  yield* shelf.put('log.jsonl', chainLines(db, report.order.production.id))
  for (const paper of report.file.papers.values()) yield* putPaper(db, { shelf, paper, report })
  yield* shelf.put('VERIFY.md', [Buffer.from(HOW_TO_VERIFY)])
  yield* shelf.end()
}

const HOW_TO_VERIFY = `# How to verify this report

1. \`sha256sum -c manifest.sha256\` proves every file of this archive as it was written.
2. \`log.jsonl\` is the clearance log, an entry a line, oldest first. The hash of an entry is the SHA-256 of the hash of the
   entry before (32 zero bytes for the first, raw, not as hex) followed by the canonical JSON of \`productionId\`, \`seq\`, \`at\`,
   \`kind\`, \`body\` and \`personalDigest\`: keys in code-unit order, no white space (RFC 8785). The last hash is the head that the
   report names on its first page and at the foot of every page.
3. The SHA-256 of a form's \`text.md\` is the digest that its signature binds, and that its entry in the log names.

Personal details lie beside the log under \`personalDigest\`, and can be erased without breaking it.
`

async function* putPaper(
  db: Db,
  { shelf, paper, report }: { shelf: Shelf; paper: Paper; report: Report },
): AsyncGenerator<Uint8Array> {
  const folder = folderOf(paper, report.file.names)
  const facts = { ...paper, text: undefined }
  yield* shelf.put(`${folder}/text.md`, [Buffer.from(paper.text)])
  yield* shelf.put(`${folder}/grant.json`, [Buffer.from(`${canonicalJson(facts)}\n`)])
  if (paper.copySha256 !== null) {
    const { pdf } = await db
      .selectFrom('clearance.formCopies')
      .select('pdf')
      .where('releaseFormId', '=', paper.id)
      .executeTakeFirstOrThrow()
    yield* shelf.put(`${folder}/copy.pdf`, [pdf])
  }
  for (const scan of paper.scans) {
    const { bytes } = await db
      .selectFrom('clearance.scans')
      .select('bytes')
      .where('id', '=', scan.id)
      .executeTakeFirstOrThrow()
    yield* shelf.put(`${folder}/scan-${scan.id}-${nameOfFile(scan.fileName)}`, [bytes])
  }
}

/** A ZIP in the making: files go in one after the other, and what is packed comes out at once. */
class Shelf {
  readonly #zip: Zip
  readonly #madeAt: Date
  readonly #digests: string[] = []
  #packed: Uint8Array[] = []

  constructor(madeAt: Date) {
    this.#madeAt = madeAt
    this.#zip = new Zip((error, chunk) => {
      if (error !== null) throw error
      this.#packed.push(chunk)
    })
  }

  async *put(
    path: string,
    pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  ): AsyncGenerator<Uint8Array> {
    const file = /\.(pdf|jpe?g|png)$/i.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path)
    file.mtime = this.#madeAt
    this.#zip.add(file)
    const hash = createHash('sha256')
    for await (const piece of pieces) {
      hash.update(piece)
      file.push(piece)
      yield* this.#out()
    }
    file.push(new Uint8Array(), true)
    this.#digests.push(`${hash.digest('hex')}  ${path}`)
    yield* this.#out()
  }

  async *end(): AsyncGenerator<Uint8Array> {
    const manifest = Buffer.from(`${this.#digests.join('\n')}\n`)
    yield* this.put('manifest.sha256', [manifest])
    this.#zip.end()
    yield* this.#out()
  }

  *#out(): Generator<Uint8Array> {
    const packed = this.#packed
    this.#packed = []
    yield* packed
  }
}

// A name from elsewhere may hold anything; what unpacks must stay in its folder.
function nameOfFile(name: string): string {
  return (
    name
      .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
      .replace(/^\.+/, '')
      .slice(-80) || 'scan'
  )
}
