import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type PartToSearch, searchPart } from './search-part.ts'

/** What one reading of all bytes found: a needle that occurs, or null, with the digest of everything read. */
export type Reading = { found: Buffer | null; sha256: string; sizeBytes: number }

// From here on starting threads costs less than they save.
const LONG_BYTES = 128 * 2 ** 20
const MOST_THREADS = 4

/** How a file is divided: from which size on, and among how many threads. */
export interface Division {
  readonly longBytes: number
  readonly threads: number
}

const ofThisMachine: Division = {
  longBytes: LONG_BYTES,
  threads: Math.min(MOST_THREADS, availableParallelism()),
}

/**
 * Reads a file from end to end, searches it, and takes its SHA-256 in hex. A long one is searched by threads beside the
 * digest: people wait for it.
 */
export async function readAndSearch(
  path: string,
  needles: readonly Buffer[],
  { longBytes, threads }: Division = ofThisMachine,
): Promise<Reading> {
  const { size } = await stat(path)
  if (size < longBytes) return readHere(path, { size, needles })
  const parts = partsOf(size, { threads, overlap: Math.max(0, ...needles.map(({ length }) => length - 1)) })
  const [whole, ...found] = await Promise.all([
    readHere(path, { size, needles: [] }),
    ...parts.map((part) => searchInThread({ path, needles, ...part })),
  ])
  return { ...whole, found: found.find((needle) => needle !== null) ?? null }
}

async function readHere(
  path: string,
  { size, needles }: { size: number; needles: readonly Buffer[] },
): Promise<Reading> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const found = await searchPart({ path, from: 0, until: size, needles }, (piece) => {
    hash.update(piece)
    sizeBytes += piece.length
  })
  return { found, sha256: hash.digest('hex'), sizeBytes }
}

/** Parts that each reach into the next by what a needle needs: one that lies across two is whole in the first. */
function partsOf(
  size: number,
  { threads, overlap }: { threads: number; overlap: number },
): { from: number; until: number }[] {
  const length = Math.ceil(size / threads)
  return Array.from({ length: threads }, (_, at) => ({
    from: at * length,
    until: Math.min(size, (at + 1) * length + overlap),
  }))
}

function searchInThread(part: PartToSearch): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('search-thread.ts', import.meta.url), { workerData: part })
    thread.once('message', (found: Uint8Array | null) => resolve(found && Buffer.from(found)))
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`the search of a file ended early (${code})`)))
  })
}

/** A text as the encodings in which cameras write it. */
export function spellings(text: string): Buffer[] {
  const little = Buffer.from(text, 'utf16le')
  return [Buffer.from(text, 'utf8'), little, Buffer.from(little).swap16()]
}
