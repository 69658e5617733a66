import { readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { answersOf } from '../child-answers.ts'
import { startNode } from '../start-program.ts'
import type { PageAnswer, PageRequest } from './protocol.ts'

const folder = fileURLToPath(new URL('./', import.meta.url))
const program = fileURLToPath(new URL('./program.ts', import.meta.url))
const startMs = 30_000
const openMs = 30_000
const pageMs = 30_000
const mostBytes = 128 * 2 ** 20
const memoryMB = 3_000

/** One page as pixels, four bytes each, red first; numbers count from 1. */
export type DrawnPage = { number: number; width: number; height: number; pixels: Uint8Array }

/** Whether a document's pages were read, how many it has and how many were drawn, or why none can be. */
export type PagesRead =
  | { kind: 'read'; pages: number; drawn: number }
  | { kind: 'refused'; because: 'encrypted' | 'damaged' | 'too-large' }

/** How far a document is read: its first pages only, each so long at its longer side in pixels. */
export type PageWish = { most: number; longSide: number }

/**
 * Draws the first pages of a PDF one after another in a program of its own, which may read its own code and nothing else:
 * no script of the document runs, nothing it names is opened. Throws `MediaFailure` where that program ends or is slow.
 */
export async function readPages(
  path: string,
  { most, longSide, signal }: PageWish & { signal: AbortSignal },
  take: (page: DrawnPage) => Promise<void>,
): Promise<PagesRead> {
  if ((await stat(path)).size > mostBytes) return { kind: 'refused', because: 'too-large' }
  const child = startReader()
  try {
    const answers = answersOf<PageAnswer>(child, 'the program that draws pages')
    await answers.next(startMs, signal)
    const ask = (request: PageRequest, wallMs: number): Promise<PageAnswer> => {
      signal.throwIfAborted()
      child.send(request)
      return answers.next(wallMs, signal)
    }
    const opened = await ask({ kind: 'open', bytes: await readFile(path) }, openMs)
    if (opened.kind === 'refused') return opened
    if (opened.kind !== 'opened' || opened.pages < 1) return { kind: 'refused', because: 'damaged' }
    const drawn = Math.min(opened.pages, most)
    for (let index = 0; index < drawn; index++) {
      const page = await ask({ kind: 'draw', index, longSide }, pageMs)
      if (page.kind !== 'drawn' || !isWhole(page)) return { kind: 'refused', because: 'damaged' }
      await take({ ...page, number: index + 1 })
    }
    return { kind: 'read', pages: opened.pages, drawn }
  } finally {
    child.kill('SIGKILL')
  }
}

function startReader() {
  const wasm = createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')
  const readable = [folder, join(dirname(wasm), '..')].map((place) => `--allow-fs-read=${place}`)
  return startNode(
    { program, args: [wasm], flags: ['--permission', ...readable] },
    { directory: tmpdir(), bounds: { memoryMB } },
  )
}

function isWhole({ width, height, pixels }: Omit<DrawnPage, 'number'>): boolean {
  return width > 0 && height > 0 && pixels.length === width * height * 4
}
