import type { Readable } from 'node:stream'

const kept = 64 * 1024

/** The last 64 KiB of what a program writes. */
export class LogTail {
  #text = ''

  constructor(stream: Readable | null) {
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
