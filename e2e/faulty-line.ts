import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/** What a line does to what it carries; without any it carries all. */
export interface Faults {
  /** The share of requests that something happens to. */
  readonly share: number
  /** Bytes of a long body that come through between two cuts, on average. */
  readonly bytesBetweenCuts: number
  /** After so many requests the sender gets another address: every connection ends at once. */
  readonly requestsPerAddress: number
  /** What is on the air at any moment, and lost with the connection, in bytes. */
  readonly onTheAir: number
}

/** What went over a line so far. */
export interface Tally {
  requests: number
  /** Bytes of bodies of uploads that left their sender, whether they came through or not. */
  sentBytes: number
  /** When the last of them left, by this process's own clock (`performance.now`). */
  sentAt: number
  lostRequests: number
  lostAnswers: number
  cuts: number
  stalls: number
  newAddresses: number
}

/** A line between senders and a house, bad in a way that can be repeated: its seed says what happens when. */
export interface FaultyLine {
  readonly port: number
  readonly tally: Tally
  /** How much goes through, in bytes a second; unbounded unless said. */
  pace: (bytesPerSecond: number) => void
  suffer: (faults: Faults | null) => void
  /** Ends every connection, and lets none in until it is mended. */
  drop: () => void
  mend: () => void
  close: () => Promise<void>
}

type Fate = 'through' | 'lost-request' | 'lost-answer' | 'cut' | 'stall'

const HEAD_END = Buffer.from('\r\n\r\n')
const LANDS_AFTER_MS = 3
const STEPS_A_SECOND = 20

/** Lays a line of this machine from a port to another; it is reached at `host`, from this machine alone unless said. */
export async function layFaultyLine(
  port: number,
  { toPort, seed, host = '127.0.0.1' }: { toPort: number; seed: number; host?: string },
): Promise<FaultyLine> {
  const random = randomFrom(seed)
  const tally: Tally = {
    requests: 0,
    sentBytes: 0,
    sentAt: 0,
    lostRequests: 0,
    lostAnswers: 0,
    cuts: 0,
    stalls: 0,
    newAddresses: 0,
  }
  const open = new Set<Connection>()
  let faults: Faults | null = null
  let isDown = false
  let bytesPerSecond = Number.POSITIVE_INFINITY
  const cutAll = () => {
    for (const connection of open) connection.cut()
  }
  const draw = (bodyBytes: number): { fate: Fate; after: number } => {
    tally.requests += 1
    if (faults === null) return { fate: 'through', after: 0 }
    if (tally.requests % faults.requestsPerAddress === 0) {
      tally.newAddresses += 1
      cutAll()
      return { fate: 'lost-request', after: 0 }
    }
    const after = -Math.log(1 - random()) * faults.bytesBetweenCuts
    if (random() < faults.share) {
      const fate = (['lost-request', 'lost-answer', 'cut', 'stall'] as const)[Math.floor(random() * 4)]
      // A body that was to be cut is cut somewhere in it.
      if (fate === 'cut' && bodyBytes === 0) return { fate: 'lost-request', after: 0 }
      return { fate: fate ?? 'cut', after: bodyBytes * random() }
    }
    return after < bodyBytes ? { fate: 'cut', after } : { fate: 'through', after: 0 }
  }
  const server = createServer((sender) => {
    if (isDown) return void sender.resetAndDestroy()
    const connection = new Connection(sender, connect(toPort, '127.0.0.1'), {
      tally,
      draw,
      onTheAir: () => faults?.onTheAir ?? 0,
      pace: () => bytesPerSecond,
    })
    open.add(connection)
    sender.on('close', () => open.delete(connection))
  })
  server.listen(port, host)
  await once(server, 'listening')
  return {
    port,
    tally,
    pace: (bytes) => (bytesPerSecond = bytes),
    suffer: (what) => (faults = what),
    drop: () => {
      isDown = true
      cutAll()
    },
    mend: () => (isDown = false),
    close: async () => {
      cutAll()
      server.close()
      await once(server, 'close')
    },
  }
}

interface Weather {
  readonly tally: Tally
  readonly draw: (bodyBytes: number) => { fate: Fate; after: number }
  readonly onTheAir: () => number
  readonly pace: () => number
}

/** One connection through the line, read request by request. */
class Connection {
  readonly #sender: Socket
  readonly #house: Socket
  readonly #weather: Weather
  #air: Buffer[] = []
  #airBytes = 0
  #head = Buffer.alloc(0)
  #bodyLeft = 0
  #isUpload = false
  #fate: { fate: Fate; after: number } = { fate: 'through', after: 0 }
  #isOver = false
  #carrying: Promise<unknown> = Promise.resolve()
  #landing: ReturnType<typeof setTimeout> | undefined

  constructor(sender: Socket, house: Socket, weather: Weather) {
    this.#sender = sender
    this.#house = house
    this.#weather = weather
    for (const socket of [sender, house]) socket.on('error', () => socket.destroy())
    // What landed stays: the house reads it to its end.
    sender.on('close', () => void this.#carrying.finally(() => house.end()))
    house.on('close', () => void sender.destroy())
    house.on('data', (answer) => {
      if (this.#fate.fate === 'stall') return
      if (this.#fate.fate === 'lost-answer') {
        weather.tally.lostAnswers += 1
        return this.cut()
      }
      sender.write(answer)
    })
    sender.on('end', () => house.end())
    sender.on('data', (chunk) => {
      sender.pause()
      this.#carrying = this.#carry(chunk).finally(() => sender.resume())
    })
  }

  /** Ends it as a phone that left the network does: what is on the air is lost, what landed stays. */
  cut(): void {
    this.#isOver = true
    clearTimeout(this.#landing)
    this.#air = []
    this.#sender.resetAndDestroy()
    this.#house.end()
  }

  async #carry(chunk: Buffer): Promise<void> {
    let rest = chunk
    while (rest.length > 0 && !this.#isOver) {
      if (this.#bodyLeft === 0) {
        rest = this.#readHead(rest)
        continue
      }
      const breaksOff = this.#fate.fate === 'cut' || this.#fate.fate === 'stall'
      const length = Math.min(
        rest.length,
        this.#bodyLeft,
        breaksOff ? Math.ceil(this.#fate.after) : rest.length,
      )
      if (length > 0) await this.#send(rest.subarray(0, length))
      this.#fate.after -= length
      this.#bodyLeft -= length
      rest = rest.subarray(length)
      if (!breaksOff || this.#fate.after > 0) continue
      if (this.#fate.fate === 'cut') {
        this.#weather.tally.cuts += 1
        this.cut()
      }
      // Half open: nothing more is taken, and nobody says so.
      else return new Promise((resolve) => this.#sender.once('close', resolve))
    }
  }

  #readHead(chunk: Buffer): Buffer {
    this.#head = Buffer.concat([this.#head, chunk])
    const end = this.#head.indexOf(HEAD_END)
    if (end < 0) return Buffer.alloc(0)
    const head = this.#head.subarray(0, end + HEAD_END.length)
    const rest = this.#head.subarray(head.length)
    this.#head = Buffer.alloc(0)
    const words = head.toString('latin1')
    this.#bodyLeft = Number(/\r\ncontent-length: *(\d+)/i.exec(words)?.[1] ?? 0)
    this.#isUpload = /^\S+ \S+\/uploads[/ ]/.test(words)
    this.#fate = this.#isUpload ? this.#weather.draw(this.#bodyLeft) : { fate: 'through', after: 0 }
    switch (this.#fate.fate) {
      case 'lost-request':
        this.#weather.tally.lostRequests += 1
        this.cut()
        break
      case 'stall':
        this.#weather.tally.stalls += 1
        if (this.#bodyLeft > 0) this.#land(head)
        break
      case 'cut':
      case 'lost-answer':
      case 'through':
        this.#land(head)
    }
    return rest
  }

  async #send(bytes: Buffer): Promise<void> {
    const step = Math.max(1, Math.min(bytes.length, Math.floor(this.#weather.pace() / STEPS_A_SECOND)))
    for (let at = 0; at < bytes.length && !this.#isOver; at += step) {
      const piece = bytes.subarray(at, at + step)
      const takes = (piece.length / this.#weather.pace()) * 1000
      if (takes >= 1) await delay(takes)
      if (this.#isOver) return
      if (this.#isUpload) {
        this.#weather.tally.sentBytes += piece.length
        this.#weather.tally.sentAt = performance.now()
      }
      this.#land(piece)
      if (this.#house.writableNeedDrain)
        // A house that dies says so to whoever waits for room; its connection ends by that.
        await Promise.race([once(this.#house, 'drain'), once(this.#house, 'close')]).catch(() => undefined)
    }
  }

  /** The last bytes are on the air until others follow them, or a moment has gone by. */
  #land(bytes: Buffer): void {
    this.#air.push(bytes)
    this.#airBytes += bytes.length
    while (this.#airBytes > this.#weather.onTheAir()) {
      const over = this.#airBytes - this.#weather.onTheAir()
      const first = this.#air.shift() ?? Buffer.alloc(0)
      const landed = first.subarray(0, over)
      if (landed.length < first.length) this.#air.unshift(first.subarray(landed.length))
      this.#airBytes -= landed.length
      this.#house.write(landed)
    }
    clearTimeout(this.#landing)
    if (this.#airBytes > 0) this.#landing = setTimeout(() => this.#landAll(), LANDS_AFTER_MS)
  }

  #landAll(): void {
    if (!this.#isOver) for (const bytes of this.#air) this.#house.write(bytes)
    this.#air = []
    this.#airBytes = 0
  }
}

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
