import type { EmulatedAnswer } from '../emulating/index.ts'

/** What a house is doing while a request goes out. */
export type Errand =
  | 'limits'
  | 'begin'
  | 'transfer'
  | 'poll'
  | 'commit'
  | 'reconcile'
  | 'observe'
  | 'hide'
  | 'retract'
  | 'abort'
  | 'reply'
  | 'try-outside'

/** What becomes of one request on its way. */
export type WireMishap =
  /** The connection breaks before anything has arrived. */
  | { readonly kind: 'breaks-before' }
  /** It is done, and the answer is lost. */
  | { readonly kind: 'breaks-after' }
  /** It is done, and a gateway answers this. */
  | { readonly kind: 'done-but-says'; readonly answer: EmulatedAnswer }
  /** It never arrives, and this is answered. */
  | { readonly kind: 'says'; readonly answer: EmulatedAnswer }
  /** The connection breaks after so many bytes of the body. */
  | { readonly kind: 'cut-at'; readonly byte: number }

/** A mishap of the nth request, from 1, of an errand, counted from when it was planned. */
export interface WireFault {
  readonly errand: Errand
  readonly nth: number
  readonly mishap: WireMishap
}

/** One request as it went out. */
export interface SentRequest {
  readonly errand: Errand | null
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: number
  /** Null where no answer came. */
  readonly status: number | null
}

/** The line between a house and a platform: it breaks where it is told to, and keeps what went over it. */
export class Wire {
  readonly sent: SentRequest[] = []
  /** What the house does now. */
  errand: Errand | null = null
  /** Begins a request; what it gives is called before it is sent, and when its answer is there but not yet read. */
  enter: () => () => Promise<void> = () => () => Promise.resolve()
  /** Changes every answer on its way, such as the addresses in it. */
  rewrite: ((text: string) => string) | null = null
  rewritten = 0
  struck = 0
  #faults: { fault: WireFault; left: number }[] = []

  /** Plans a mishap. */
  plan(...faults: readonly WireFault[]): void {
    for (const fault of faults) this.#faults.push({ fault, left: fault.nth })
  }

  fetch: typeof globalThis.fetch = async (target, init) => {
    const moment = this.enter()
    const { errand } = this
    const request = new Request(target, { ...init, duplex: 'half' } as RequestInit)
    const hasBody = request.body !== null
    const body = new Uint8Array(await request.arrayBuffer())
    const mishap = this.#strike()
    await moment()
    const note = (status: number | null, bytes = body.length) =>
      this.sent.push({
        errand,
        method: request.method,
        url: request.url,
        headers: Object.fromEntries(request.headers),
        bytes,
        status,
      })
    if (mishap?.kind === 'breaks-before') {
      note(null, 0)
      throw new TypeError('the connection broke before the request was sent')
    }
    if (mishap?.kind === 'says') {
      note(mishap.answer.status, 0)
      return responseOf(mishap.answer)
    }
    if (mishap?.kind === 'cut-at' && body.length > 0) {
      note(null, Math.min(mishap.byte, body.length))
      await sendUpTo(request, body.subarray(0, mishap.byte))
      throw new TypeError('the connection broke in the middle of the body')
    }
    const answer = await globalThis.fetch(request.url, {
      method: request.method,
      headers: request.headers,
      redirect: 'manual',
      signal: request.signal,
      ...(hasBody ? { body } : {}),
    })
    const bytes = new Uint8Array(await answer.arrayBuffer())
    await moment()
    if (mishap?.kind === 'breaks-after') {
      note(null)
      throw new TypeError('the connection broke before the answer came')
    }
    if (mishap?.kind === 'done-but-says') {
      note(mishap.answer.status)
      return responseOf(mishap.answer)
    }
    note(answer.status)
    return this.#hand(answer, bytes)
  }

  #hand(answer: Response, bytes: Uint8Array<ArrayBuffer>): Response {
    const { status } = answer
    const isEmpty = status === 204 || status === 205 || status === 304
    const made = (body: string | Uint8Array<ArrayBuffer>, headers: Headers) =>
      new Response(isEmpty ? null : body, { status, headers })
    const { rewrite } = this
    const headers = new Headers(answer.headers)
    // What comes here is plain already; a length that a rewriting changes would be a lie.
    headers.delete('content-encoding')
    headers.delete('content-length')
    if (rewrite === null) return made(bytes, headers)
    const text = new TextDecoder().decode(bytes)
    const changed = rewrite(text)
    if (changed !== text) this.rewritten += 1
    const location = headers.get('location')
    if (location !== null && rewrite(location) !== location) {
      this.rewritten += 1
      headers.set('location', rewrite(location))
    }
    return made(changed, headers)
  }

  #strike(): WireMishap | null {
    for (const waiting of this.#faults) {
      if (waiting.fault.errand !== this.errand) continue
      waiting.left -= 1
      if (waiting.left > 0) continue
      this.#faults = this.#faults.filter((other) => other !== waiting)
      this.struck += 1
      return waiting.fault.mishap
    }
    return null
  }
}

function responseOf({ status, headers, body }: EmulatedAnswer): Response {
  const isText = typeof body === 'string'
  const type: Record<string, string> =
    body === undefined || isText ? {} : { 'content-type': 'application/json' }
  return new Response(body === undefined ? null : isText ? body : JSON.stringify(body), {
    status,
    headers: { ...type, ...headers },
  })
}

// Sends the head and these bytes as if more were to come, then breaks the connection.
async function sendUpTo(request: Request, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const broken = new ReadableStream<Uint8Array>({
    async start(controller) {
      if (bytes.length > 0) controller.enqueue(bytes)
      // What was sent before has arrived when the break comes.
      await new Promise((resolve) => setTimeout(resolve, 30))
      controller.error(new Error('cut'))
    },
  })
  const headers = new Headers(request.headers)
  headers.delete('content-length')
  await globalThis
    .fetch(request.url, {
      method: request.method,
      headers,
      body: broken,
      redirect: 'manual',
      duplex: 'half',
    } as RequestInit)
    .then(
      () => undefined,
      () => undefined,
    )
  // The other end learns of the break on a turn of its own.
  await new Promise((resolve) => setTimeout(resolve, 10))
}
