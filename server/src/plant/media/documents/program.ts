import { readFile } from 'node:fs/promises'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import type { PageAnswer, PageRequest } from './protocol.ts'

// A program by itself, that may read its own code and the reader's, and nothing else; the document comes as a message.
const [wasmPath = ''] = process.argv.slice(2)

process.on('disconnect', () => process.exit(0))

const wasm = await readFile(wasmPath)
const library = await PDFiumLibrary.init({
  wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength),
})
let opened: Awaited<ReturnType<PDFiumLibrary['loadDocument']>> | null = null

process.on('message', (request: PageRequest) => {
  void answerTo(request).then(
    (answer) => process.send?.(answer),
    (error: unknown) => process.send?.(refusalOf(error)),
  )
})
process.send?.({ kind: 'ready' } satisfies PageAnswer)

async function answerTo(request: PageRequest): Promise<PageAnswer> {
  if (request.kind === 'open') {
    opened = await library.loadDocument(request.bytes)
    return { kind: 'opened', pages: opened.getPageCount() }
  }
  if (opened === null) throw new TypeError('a document is opened before it is drawn')
  const page = opened.getPage(request.index)
  const { originalWidth, originalHeight } = page.getOriginalSize()
  const scale = request.longSide / Math.max(originalWidth, originalHeight, 1)
  // What is written beside a page (notes, form fields) is part of what its reader sees.
  const drawn = await page.render({
    width: Math.max(1, Math.round(originalWidth * scale)),
    height: Math.max(1, Math.round(originalHeight * scale)),
    render: 'bitmap',
    renderFormFields: true,
  })
  return { kind: 'drawn', width: drawn.width, height: drawn.height, pixels: drawn.data }
}

function refusalOf(error: unknown): PageAnswer {
  const words = error instanceof Error ? error.message : String(error)
  return { kind: 'refused', because: /password|security/i.test(words) ? 'encrypted' : 'damaged' }
}
