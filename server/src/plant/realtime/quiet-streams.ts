import type { ServerResponse } from 'node:http'
import { Problem } from '@stagedoor/contract/problems'

const BEAT_MS = 100
const BEATS_BETWEEN_TICKS = 10
const BEATS_BETWEEN_BREATHS = 150
// A tick has fifty bytes: who lets so much lie has not read for minutes.
const MOST_UNREAD_BYTES = 4096
const RETRY_AFTER_S = 30
const SHORTEST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 8_000

const BREATH = Buffer.from(':\n\n')
const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
  // The body ends with the connection: without frames around each tick, all clients are sent one shared buffer.
  connection: 'close',
} as const

/** How many streams there may be. */
export interface StreamLimits {
  readonly most: number
  readonly mostOfNetwork: number
}

/** One client that is told when to read again. */
export interface QuietStream {
  /** Tells it at the next beat, and at most once a second however often it is asked. */
  tell: () => void
  end: () => void
}

/**
 * Streams that say *that* something changed, in words that are the same for everything. One timer beats for all: ticks
 * leave on a beat, each client gets at most one a second, and a breath every 15 seconds whether or not it was told
 * anything, so that the timing of what one client is told says nothing of what another was.
 */
export class QuietStreams {
  readonly #limits: StreamLimits
  readonly #open = new Set<OpenStream>()
  readonly #due = new Set<OpenStream>()
  readonly #breathing: Set<OpenStream>[] = Array.from({ length: BEATS_BETWEEN_BREATHS }, () => new Set())
  readonly #ofNetwork = new Map<string, number>()
  #timer: NodeJS.Timeout | null = null
  #beat = 0

  constructor(limits: StreamLimits) {
    this.#limits = limits
  }

  get count(): number {
    return this.#open.size
  }

  /** Throws `too-many-requests` where no further stream may be opened from a network; asked before anything is looked up. */
  refuseOneMore(network: string): void {
    const isFull = this.#open.size >= this.#limits.most
    if (isFull || (this.#ofNetwork.get(network) ?? 0) >= this.#limits.mostOfNetwork)
      throw new Problem('too-many-requests', { retryAfterSeconds: RETRY_AFTER_S })
  }

  /** Opens a stream that says `topic` at each tick; `ended` is called once when it is over, whoever ended it. */
  open(
    response: ServerResponse,
    { network, topic, ended }: { network: string; topic: string; ended: () => void },
  ): QuietStream {
    this.refuseOneMore(network)
    const stream = new OpenStream(response, topic, this.#due)
    this.#open.add(stream)
    this.#ofNetwork.set(network, (this.#ofNetwork.get(network) ?? 0) + 1)
    const slot = this.#breathing[this.#open.size % BEATS_BETWEEN_BREATHS]
    slot?.add(stream)
    response.once('close', () => {
      this.#open.delete(stream)
      this.#due.delete(stream)
      slot?.delete(stream)
      const left = (this.#ofNetwork.get(network) ?? 1) - 1
      if (left === 0) this.#ofNetwork.delete(network)
      else this.#ofNetwork.set(network, left)
      if (this.#open.size === 0) this.#rest()
      ended()
    })
    response.on('error', () => response.destroy())
    response.useChunkedEncodingByDefault = false
    response.writeHead(200, HEADERS)
    // Clients that lost a stream together do not all come back together.
    const retry = SHORTEST_RETRY_MS + Math.floor(Math.random() * (LONGEST_RETRY_MS - SHORTEST_RETRY_MS))
    response.write(`retry: ${retry}\nevent: ready\ndata: ${topic}\n\n`)
    this.#timer ??= setInterval(() => this.#onBeat(), BEAT_MS).unref()
    return stream
  }

  stop(): void {
    this.#rest()
    for (const { response } of this.#open) response.destroy()
  }

  #rest(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }

  #onBeat(): void {
    this.#beat += 1
    const ticks = new Map<string, Buffer>()
    for (const stream of this.#due) {
      if (this.#beat - stream.toldAt < BEATS_BETWEEN_TICKS) continue
      this.#due.delete(stream)
      stream.toldAt = this.#beat
      let tick = ticks.get(stream.topic)
      if (tick === undefined) {
        // The cursor is the beat: it says when, and nothing else.
        tick = Buffer.from(`event: changed\nid: ${this.#beat.toString(36)}\ndata: ${stream.topic}\n\n`)
        ticks.set(stream.topic, tick)
      }
      write(stream.response, tick)
    }
    for (const { response } of this.#breathing[this.#beat % BEATS_BETWEEN_BREATHS] ?? [])
      write(response, BREATH)
  }
}

function write(response: ServerResponse, bytes: Buffer): void {
  if (response.writableLength > MOST_UNREAD_BYTES) response.destroy()
  else response.write(bytes)
}

class OpenStream implements QuietStream {
  readonly response: ServerResponse
  readonly topic: string
  readonly #due: Set<OpenStream>
  toldAt = -BEATS_BETWEEN_TICKS

  constructor(response: ServerResponse, topic: string, due: Set<OpenStream>) {
    this.response = response
    this.topic = topic
    this.#due = due
  }

  tell(): void {
    if (!this.response.destroyed) this.#due.add(this)
  }

  end(): void {
    this.response.destroy()
  }
}
