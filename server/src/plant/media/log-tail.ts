import type { Readable } from 'node:stream'

const kept = 64 * 1024

/** The last 64 KiB of what a program writes. */
export class LogTail {
  #text = ''
  /** Settles when the program can write no more. */
  readonly ended: Promise<void>

  constructor(stream: Readable | null) {
    this.ended = new Promise((resolve) => {
      if (stream === null) resolve()
      else stream.once('end', resolve).once('close', resolve)
    })
    stream?.setEncoding('utf8').on('data', (piece: string) => {
      this.#text = (this.#text + piece).slice(-kept)
    })
  }

  get text(): string {
    return this.#text
  }

  clear(): void {
    this.#text = ''
  }
}
