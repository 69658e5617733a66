import { Agent as HttpAgent, request as requestPlain, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as requestSecure } from 'node:https'
import { isIP } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { guardedLookup, OutgoingRefused } from './outgoing.ts'
import { isPublicAddress } from './public-address.ts'

/** An origin that may be spoken to. */
export interface WayOutOrigin {
  readonly origin: string
  /** A person of the house named it: it may be without HTTPS, and inside. */
  readonly isNamed: boolean
}

/** How much of an answer is read, and how long one is waited for. */
export interface WayOutBounds {
  readonly mostBytes?: number
  /** Without a byte in either direction, in milliseconds. */
  readonly quietMs?: number
  readonly longestMs?: number
}

const MOST_BYTES = 8 * 1024 * 1024
const QUIET_MS = 60_000
// A piece of the largest kind over the slowest line that anybody would send films over.
const LONGEST_MS = 30 * 60_000
const FILMS_PER_HOST = 8
const CALLS_PER_HOST = 32
// A call has words in it; what is longer, or comes in pieces, is a file.
const LONGEST_CALL_BYTES = 64 * 1024
// These have no body (Fetch standard, "null body status").
const BODILESS = new Set([101, 103, 204, 205, 304])

/**
 * The way out to platforms: requests with bodies of any length go to the origins that are given, and nowhere else; over
 * HTTPS to public addresses, except where a person of the house named the origin. Redirects are answers, and are not
 * followed, so that what a request carries reaches one host alone.
 */
export class WayOut {
  // A call at its moment never waits behind films that are being handed over.
  readonly #calls: Agents
  readonly #films: Agents
  readonly #bounds: Required<WayOutBounds>

  constructor({ mostBytes = MOST_BYTES, quietMs = QUIET_MS, longestMs = LONGEST_MS }: WayOutBounds = {}) {
    this.#bounds = { mostBytes, quietMs, longestMs }
    this.#calls = agentsOf(CALLS_PER_HOST)
    this.#films = agentsOf(FILMS_PER_HOST)
  }

  /** A `fetch` to these origins; it gives up with `signal`. Throws {@link OutgoingRefused} for anywhere else. */
  to(origins: readonly WayOutOrigin[], signal: AbortSignal): typeof globalThis.fetch {
    return async (input, init) => {
      const asked = await requestOf(input, init)
      const { url } = asked
      const allowed = origins.find(({ origin }) => origin === url.origin)
      const why = whyNot(url, allowed)
      if (why !== null) throw new OutgoingRefused(why)
      const isNamed = allowed?.isNamed === true
      const { namedPlain, namedSecure, guarded } = isFile(asked.body) ? this.#films : this.#calls
      const agent = url.protocol === 'http:' ? namedPlain : isNamed ? namedSecure : guarded
      const signals = [signal, AbortSignal.timeout(this.#bounds.longestMs)]
      if (asked.signal) signals.push(asked.signal)
      return this.#ask(asked, { agent, signal: AbortSignal.any(signals) })
    }
  }

  /** Lets go of the connections that are kept. */
  close(): void {
    for (const agents of [this.#calls, this.#films])
      for (const agent of Object.values(agents)) agent.destroy()
  }

  async #ask(
    { url, method, headers, body }: Asked,
    { agent, signal }: { agent: HttpAgent | HttpsAgent; signal: AbortSignal },
  ): Promise<Response> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
    const request = (url.protocol === 'https:' ? requestSecure : requestPlain)(
      url,
      { method, headers, agent, signal, timeout: this.#bounds.quietMs },
      resolve,
    )
    request.on('error', reject)
    request.on('timeout', () => request.destroy(new Error(`${url.host} was quiet for too long.`)))
    // A platform may answer before it has taken everything, and close: its answer counts, not the broken pipe.
    const sending = body instanceof Readable ? pipeline(body, request) : void request.end(body ?? undefined)
    sending?.catch(reject)
    const answer = await promise
    const bytes = await readAll(answer, this.#bounds.mostBytes)
    const status = answer.statusCode ?? 502
    return new Response(BODILESS.has(status) ? null : new Uint8Array(bytes), {
      status,
      statusText: answer.statusMessage ?? '',
      headers: headersOf(answer),
    })
  }
}

interface Agents {
  readonly guarded: HttpsAgent
  readonly namedSecure: HttpsAgent
  readonly namedPlain: HttpAgent
}

function agentsOf(maxSockets: number): Agents {
  const options = { keepAlive: true, maxSockets }
  return {
    guarded: new HttpsAgent({ ...options, lookup: guardedLookup(isPublicAddress) }),
    namedSecure: new HttpsAgent(options),
    namedPlain: new HttpAgent(options),
  }
}

const isFile = (body: Asked['body']): boolean =>
  body !== null && (body instanceof Readable || body.length > LONGEST_CALL_BYTES)

interface Asked {
  readonly url: URL
  readonly method: string
  readonly headers: Record<string, string>
  readonly body: Buffer | Readable | null
  readonly signal: AbortSignal | null
}

async function requestOf(input: string | URL | Request, init: RequestInit = {}): Promise<Asked> {
  const request = input instanceof Request ? input : null
  const url = input instanceof Request ? new URL(input.url) : new URL(input)
  const given = init.body === undefined ? (request?.body ?? null) : init.body
  const headers = new Headers(init.headers ?? request?.headers)
  const signal = init.signal ?? request?.signal ?? null
  const method = (init.method ?? request?.method ?? 'GET').toUpperCase()
  const body = await bodyOf(given, headers)
  // What is read is bounded in bytes; an answer that unfolds would not be.
  headers.set('accept-encoding', 'identity')
  return { url, method, headers: Object.fromEntries(headers), body, signal }
}

// Whatever has a length says it: few platforms take a body in chunks of unknown number.
async function bodyOf(given: RequestInit['body'], headers: Headers): Promise<Buffer | Readable | null> {
  if (given === null || given === undefined) return null
  const isStream =
    given instanceof ReadableStream || (typeof given === 'object' && Symbol.asyncIterator in given)
  if (isStream) return Readable.from(given as AsyncIterable<Uint8Array>, { objectMode: false })
  // A piece of a film is sent from where it lies.
  if (given instanceof Uint8Array) {
    headers.set('content-length', String(given.byteLength))
    return Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  }
  const packed = new Response(given as Exclude<typeof given, AsyncIterable<unknown>>)
  const type = packed.headers.get('content-type')
  if (type !== null && !headers.has('content-type')) headers.set('content-type', type)
  const bytes = Buffer.from(await packed.arrayBuffer())
  headers.set('content-length', String(bytes.length))
  return bytes
}

function whyNot(url: URL, allowed: WayOutOrigin | undefined): string | null {
  if (allowed === undefined) return `${url.origin} is not a place that this may go to.`
  if (url.username !== '' || url.password !== '') return 'An address holds no password.'
  if (allowed.isNamed) return null
  if (url.protocol !== 'https:') return `${url.origin} is not reached over HTTPS.`
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(literal) !== 0 && !isPublicAddress(literal)
    ? `${url.origin} is not of the open internet.`
    : null
}

async function readAll(answer: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > mostBytes) {
      answer.destroy()
      throw new Error(`The answer is longer than ${mostBytes} bytes.`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function headersOf(answer: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, values] of Object.entries(answer.headersDistinct))
    for (const value of values ?? []) headers.append(name, value)
  return headers
}
