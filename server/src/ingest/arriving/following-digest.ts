import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

const READ_BYTES = 2 ** 20

/**
 * The SHA-256 of a file that grows, read behind what is written to it: for one whose first bytes came before this process
 * did. So the end of a long file does not wait until all of it is read again.
 */
export class FollowingDigest {
  readonly #path: string
  readonly #hash = createHash('sha256')
  #position = 0
  #until = 0
  #reading: Promise<void> | null = null
  #hasFailed = false

  constructor(path: string) {
    this.#path = path
  }

  /** So many bytes lie in the file by now. */
  follow(bytes: number): void {
    this.#until = Math.max(this.#until, bytes)
    if (this.#hasFailed || this.#position >= this.#until) return
    this.#reading ??= this.#read()
      // Gone, or not to be read: whoever wants the digest reads the file themselves, and hears why.
      .catch(() => void (this.#hasFailed = true))
      .finally(() => (this.#reading = null))
  }

  /** The digest of a file of this size, in hex; null where it could not be read. */
  async at(sizeBytes: number): Promise<string | null> {
    for (this.follow(sizeBytes); this.#reading !== null; this.follow(sizeBytes)) await this.#reading
    return this.#position === sizeBytes ? this.#hash.copy().digest('hex') : null
  }

  async #read(): Promise<void> {
    const file = await open(this.#path, 'r')
    const buffer = Buffer.allocUnsafe(READ_BYTES)
    try {
      while (this.#position < this.#until) {
        const most = Math.min(buffer.length, this.#until - this.#position)
        const { bytesRead } = await file.read(buffer, 0, most, this.#position)
        if (bytesRead === 0) throw new Error('the file is shorter than was said')
        this.#hash.update(buffer.subarray(0, bytesRead))
        this.#position += bytesRead
      }
    } finally {
      await file.close()
    }
  }
}
