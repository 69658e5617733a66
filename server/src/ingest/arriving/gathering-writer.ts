import type { FileHandle } from 'node:fs/promises'

// A socket brings 64 KiB at a time; the disk is asked once for a mebibyte.
const WRITE_BYTES = 2 ** 20
// On a slow connection what is gathered is written anyway: a process that is killed loses no more than this.
const WRITE_AFTER_MS = 50
// The disk works while bytes arrive, so that the last sync has little left to do.
const SYNC_EVERY_BYTES = 64 * 2 ** 20

/** Gathers chunks and writes them a mebibyte at a time, while the next ones are awaited. */
export class GatheringWriter {
  readonly #file: FileHandle
  end: number
  /** Up to here it lies in the file. */
  written: number
  #gathered: Buffer[] = []
  #gatheredBytes = 0
  #writing: Promise<void> = Promise.resolve()
  #syncing: Promise<void> = Promise.resolve()
  #isSyncing = false
  #unsynced = 0
  #wroteAt = performance.now()

  constructor(file: FileHandle, from: number) {
    this.#file = file
    this.end = from
    this.written = from
  }

  async take(chunk: Buffer): Promise<void> {
    if (chunk.length === 0) return
    this.#gathered.push(chunk)
    this.#gatheredBytes += chunk.length
    this.end += chunk.length
    if (this.#gatheredBytes >= WRITE_BYTES || performance.now() - this.#wroteAt > WRITE_AFTER_MS)
      await this.#write()
  }

  async finish(): Promise<void> {
    await this.#write()
    await this.#writing
    await this.#syncing
    await this.#file.datasync()
  }

  async #write(): Promise<void> {
    await this.#writing
    const chunks = this.#gathered
    const length = this.#gatheredBytes
    const at = this.end - length
    if (length === 0) return
    this.#gathered = []
    this.#gatheredBytes = 0
    this.#unsynced += length
    this.#wroteAt = performance.now()
    this.#writing = writeAll(this.#file, chunks, at).then(() => {
      this.written = at + length
      this.#syncBeside()
    })
    // It is awaited before the next write; until then its failure must not count as nobody's.
    this.#writing.catch(() => undefined)
  }

  /** Writing goes on meanwhile: what is held for a disk is lost with the process, what was written is not. */
  #syncBeside(): void {
    if (this.#isSyncing || this.#unsynced < SYNC_EVERY_BYTES) return
    this.#unsynced = 0
    this.#isSyncing = true
    this.#syncing = this.#file.datasync().finally(() => (this.#isSyncing = false))
    this.#syncing.catch(() => undefined)
  }
}

async function writeAll(file: FileHandle, chunks: readonly Buffer[], at: number): Promise<void> {
  let rest = chunks
  let position = at
  while (rest.length > 0) {
    const { bytesWritten } = await file.writev(rest, position)
    position += bytesWritten
    let skip = bytesWritten
    rest = rest.flatMap((chunk) => {
      const taken = Math.min(skip, chunk.length)
      skip -= taken
      return taken === chunk.length ? [] : [chunk.subarray(taken)]
    })
  }
}
