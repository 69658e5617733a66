import type { FileHandle } from 'node:fs/promises'
import { readAt } from '../boxes.ts'

const windowBytes = 1 << 18

/** Reads short pieces of a file, mostly in their order, without asking the disk for each. */
export class FileWindow {
  readonly #file: FileHandle
  readonly size: number
  #from = 0
  #bytes: Buffer = Buffer.alloc(0)

  constructor(file: FileHandle, size: number) {
    this.#file = file
    this.size = size
  }

  /** So many bytes from a place; RangeError where the file ends before. */
  async read(at: number, length: number): Promise<Buffer> {
    if (at + length > this.size) throw new RangeError('the file breaks off')
    if (length > windowBytes) return readAt(this.#file, at, length)
    if (at < this.#from || at + length > this.#from + this.#bytes.length) {
      this.#from = at
      this.#bytes = await readAt(this.#file, at, windowBytes)
    }
    const piece = this.#bytes.subarray(at - this.#from, at - this.#from + length)
    if (piece.length < length) throw new RangeError('the file breaks off')
    return piece
  }
}
