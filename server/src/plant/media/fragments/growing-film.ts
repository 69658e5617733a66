import { open, type FileHandle } from 'node:fs/promises'
import { describeTrack, type TrackDescription } from './describe-track.ts'
import { samplesIn, type ReadSample } from './read-samples.ts'

/** The most that one box of a film may have which this house just made. */
const LARGEST_BOX = 256 * 2 ** 20

/**
 * A fragmented film of one track while an engine writes it. What is there is read once, whole fragments only; the file
 * may be renamed meanwhile.
 */
export class GrowingFilm {
  readonly #path: string
  #file: FileHandle | null = null
  #at = 0
  #moof: Buffer | null = null
  track: TrackDescription | null = null

  constructor(path: string) {
    this.#path = path
  }

  /** What has come since the last reading; RangeError where it is not what our encoders write. */
  async *read(): AsyncGenerator<ReadSample[]> {
    for (let next = await this.#nextBox(); next !== null; next = await this.#nextBox()) {
      const { type, bytes } = next
      if (type === 'moov') this.track = describeTrack(bytes)
      if (type === 'moof') this.#moof = bytes
      if (type === 'mdat') {
        if (this.#moof === null) throw new RangeError('pictures or sound that nothing describes')
        yield samplesIn(this.#moof, bytes.subarray(8))
        this.#moof = null
      }
    }
  }

  async #nextBox(): Promise<{ type: string; bytes: Buffer } | null> {
    const file = await this.#opened()
    if (file === null) return null
    const head = await readAll(file, this.#at, 8)
    if (head === null) return null
    const length = head.readUInt32BE(0)
    if (length > LARGEST_BOX) throw new RangeError('a fragment of no sensible size')
    // A box whose length is not written yet.
    if (length < 8) return null
    const bytes = await readAll(file, this.#at, length)
    if (bytes === null) return null
    this.#at += length
    return { type: head.toString('latin1', 4, 8), bytes }
  }

  async #opened(): Promise<FileHandle | null> {
    this.#file ??= await open(this.#path, 'r').catch((error: NodeJS.ErrnoException) => {
      // The engine has not begun to write.
      if (error.code === 'ENOENT') return null
      throw error
    })
    return this.#file
  }

  /** Throws RangeError unless everything was read: to be asked when the engine has ended. */
  async mustBeWhole(): Promise<void> {
    const { size } = (await this.#file?.stat()) ?? { size: -1 }
    if (size !== this.#at || this.#moof !== null) throw new RangeError('a film that breaks off')
  }

  async close(): Promise<void> {
    await this.#file?.close()
  }
}

async function readAll(file: FileHandle, at: number, length: number): Promise<Buffer | null> {
  const { size } = await file.stat()
  if (at + length > size) return null
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, at)
  return bytesRead === length ? bytes : null
}
