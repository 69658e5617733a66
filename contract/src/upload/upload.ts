import {
  partAfterBreak,
  partAfterWhole,
  patienceMs,
  SMALL_FILE_BYTES,
  WHOLE_PART_BYTES,
} from '@stagedoor/core/ingest'
import { type Carry, ConnectionLost, type UploadAnswer, type UploadRequest, UploadRefused } from './carry.ts'

/** A file that is to be sent. */
export interface UploadOrder {
  /** Where uploads are begun; absolute. */
  readonly endpoint: string
  readonly sizeBytes: number
  readonly metadata: Readonly<Record<string, string>>
  /** The sender's own word for this file: however often it is begun with it, the house has it once. */
  readonly key: string
  /** Where it was begun, where that is known. */
  readonly address?: string | undefined
  /** Whether some of it may be there: then the house is asked before a byte is sent. */
  readonly wasTried?: boolean
  /** Sent with every request, such as a key of the house. */
  readonly headers?: Readonly<Record<string, string>>
  /** How much longer or shorter than usual a silent connection is believed in; 1 unless said. */
  readonly patience?: number
}

/** What a sender hears on the way; all in bytes. */
export interface UploadNews {
  readonly begun?: (address: string) => void
  /** The house has so much. */
  readonly reached?: (bytes: number) => void
  /** So much was handed over, of which some may be lost. */
  readonly sent?: (bytes: number) => void
}

const BYTES = 'application/offset+octet-stream'
const LONGEST_QUIET = 8

/**
 * One file on its way by the tus protocol. `send` is one try: it asks the house how much is there and sends the rest; it
 * is called again after a lost connection, as often as the sender likes, and never sends what the house has.
 */
export class Upload {
  readonly #carry: Carry
  readonly #order: UploadOrder
  #address: string | undefined
  #wasTried: boolean
  #partBytes = WHOLE_PART_BYTES
  #quiet = 1
  /** What was under way when the last try ended. */
  #broken: { from: number; handedOver: number; wasQuiet: boolean } | undefined

  constructor(carry: Carry, order: UploadOrder) {
    this.#carry = carry
    this.#order = order
    this.#address = order.address
    this.#wasTried = order.wasTried === true || order.address !== undefined
  }

  get address(): string | undefined {
    return this.#address
  }

  /**
   * Sends what the house does not have, and resolves with its answer to the last byte. Rejects with ConnectionLost, and
   * with UploadRefused when the house answered otherwise; a try that was aborted is a lost one.
   */
  async send(signal: AbortSignal, news: UploadNews = {}): Promise<UploadAnswer> {
    let answer = await this.#ask(signal, news)
    let here = offsetOf(answer)
    this.#learn(here)
    for (;;) {
      news.reached?.(here)
      if (here >= this.#order.sizeBytes) return answer
      const until = Math.min(this.#order.sizeBytes, here + this.#partBytes)
      answer = await this.#request(signal, news, {
        method: 'PATCH',
        url: this.#address ?? '',
        headers: { 'upload-offset': String(here), 'content-type': BYTES },
        body: { from: here, until },
      })
      if (answer.status === 409) answer = await this.#ask(signal, news)
      const reached = offsetOf(answer)
      // A part of which nothing was taken was interrupted: another request of ours has the file.
      if (reached <= here) throw new ConnectionLost()
      if (reached === until) this.#partBytes = partAfterWhole(this.#partBytes)
      here = reached
    }
  }

  /** Tells the house to forget it. */
  async drop(): Promise<void> {
    if (this.#address === undefined) return
    await this.#request(
      new AbortController().signal,
      {},
      {
        method: 'DELETE',
        url: this.#address,
        headers: {},
        body: null,
      },
    )
  }

  /** How much is there; begins it where nothing is. */
  async #ask(signal: AbortSignal, news: UploadNews): Promise<UploadAnswer> {
    const { endpoint, sizeBytes, metadata, key } = this.#order
    if (this.#address !== undefined)
      return this.#request(signal, news, { method: 'HEAD', url: this.#address, headers: {}, body: null })
    const goesAlong = !this.#wasTried && sizeBytes <= SMALL_FILE_BYTES
    this.#wasTried = true
    const answer = await this.#request(signal, news, {
      method: 'POST',
      url: endpoint,
      headers: {
        'upload-length': String(sizeBytes),
        'upload-metadata': metadataOf(metadata),
        'idempotency-key': `"${key}"`,
        'content-type': BYTES,
      },
      body: { from: 0, until: goesAlong ? sizeBytes : 0 },
    })
    this.#address = new URL(answer.header('location') ?? '', endpoint).href
    news.begun?.(this.#address)
    return answer
  }

  async #request(
    signal: AbortSignal,
    news: UploadNews,
    request: Pick<UploadRequest, 'method' | 'url' | 'headers' | 'body'>,
  ): Promise<UploadAnswer> {
    if (signal.aborted) throw new ConnectionLost()
    const { from, until } = request.body ?? { from: 0, until: 0 }
    const stop = new AbortController()
    const abort = () => stop.abort()
    signal.addEventListener('abort', abort)
    let [handedOver, wasQuiet] = [0, false]
    let quiet: ReturnType<typeof setTimeout> | undefined
    const heard = () => {
      clearTimeout(quiet)
      const silence = { handedOver, isWholeHandedOver: handedOver >= until - from, sizeBytes: until }
      const fellQuiet = () => {
        wasQuiet = true
        stop.abort()
      }
      quiet = setTimeout(fellQuiet, (this.#order.patience ?? 1) * this.#quiet * patienceMs(silence))
    }
    heard()
    try {
      const answer = await this.#carry({
        ...request,
        headers: { 'tus-resumable': '1.0.0', ...this.#order.headers, ...request.headers },
        signal: stop.signal,
        sent: (bytes) => {
          handedOver = bytes
          heard()
          if (until > from) news.sent?.(from + bytes)
        },
      })
      if (answer.status >= 300 && !(request.method === 'PATCH' && answer.status === 409))
        throw new UploadRefused(answer)
      return answer
    } catch (error) {
      if (error instanceof UploadRefused) throw error
      if (until > from) this.#broken = { from, handedOver, wasQuiet }
      throw new ConnectionLost({ cause: error })
    } finally {
      clearTimeout(quiet)
      signal.removeEventListener('abort', abort)
    }
  }

  /** What the house kept of a part whose connection was lost says how long parts may be, and how long to wait. */
  #learn(here: number): void {
    if (this.#broken === undefined) return
    const { from, handedOver, wasQuiet } = this.#broken
    const kept = here - from
    this.#partBytes = partAfterBreak(this.#partBytes, { handedOver, kept })
    // It moved though nothing was heard of it: a line that is slow, not one that is dead.
    this.#quiet = wasQuiet && kept > 0 ? Math.min(LONGEST_QUIET, this.#quiet * 2) : 1
    this.#broken = undefined
  }
}

/** The SHA-256 that the house answers for a whole file, in hex (`Repr-Digest`, RFC 9530); null where it says none. */
export function digestTold(header: string | null | undefined): string | null {
  const told = /sha-256=:([^:]+):/.exec(header ?? '')?.[1]
  if (told === undefined) return null
  return Array.from(atob(told), (byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('')
}

function offsetOf(answer: UploadAnswer): number {
  const offset = Number(answer.header('upload-offset') ?? Number.NaN)
  // What stands between us and the house may answer in its place.
  if (!Number.isSafeInteger(offset)) throw new ConnectionLost()
  return offset
}

function metadataOf(metadata: Readonly<Record<string, string>>): string {
  const words = Object.entries(metadata).map(([key, value]) => {
    const bytes = new TextEncoder().encode(value)
    return `${key} ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`
  })
  return words.join(',')
}
