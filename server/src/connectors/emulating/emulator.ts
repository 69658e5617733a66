import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { FaultScript } from './fault.ts'
import type { Call, EmulatedAnswer, Operation } from './operation.ts'
import { matchPath } from './match-path.ts'
import { readAs, takeIn } from './read-body.ts'

/** One call in an emulator's journal. */
export interface JournalEntry {
  readonly at: number
  /** Null where no documented call has this method and path. */
  readonly operation: string | null
  readonly method: string
  readonly path: string
  readonly isCommit: boolean
  readonly isRead: boolean
  /** The platform did it, whatever became of the answer. */
  readonly wasDone: boolean
  /** Null where the answer was lost. */
  readonly status: number | null
  readonly bytes: number
  /** Why a strict schema refused it. */
  readonly refusal: string | null
}

/** A clock that stands still unless it is told, or runs with the wall. */
export interface EmulatorClock {
  now: () => number
}

/** What makes an emulator: its calls, and how it refuses what is not documented. */
export interface EmulatedPlatform {
  readonly name: string
  readonly operations: readonly Operation[]
  /** How this platform words a request that it does not take. */
  readonly refuse: (why: string) => EmulatedAnswer
  /** A page for people who try the flow by hand: what the platform shows now. */
  readonly page?: () => string
}

/**
 * A closed platform on this machine, written from its documentation alone: strict about what it takes, with a journal
 * of every call and a script of mishaps. Loopback only.
 */
export class Emulator {
  readonly journal: JournalEntry[] = []
  readonly faults = new FaultScript()
  readonly #server: Server
  readonly #platform: EmulatedPlatform
  readonly #clock: EmulatorClock

  private constructor(server: Server, platform: EmulatedPlatform, clock: EmulatorClock) {
    this.#server = server
    this.#platform = platform
    this.#clock = clock
    server.on('request', (request, response) => void this.#take(request, response))
  }

  /** Opens an emulator; `describe` is told its own origin, for platforms that hand out addresses to themselves. */
  static async open(
    describe: (origin: string) => EmulatedPlatform,
    { port = 0, clock = { now: () => Date.now() } }: { port?: number; clock?: EmulatorClock } = {},
  ): Promise<Emulator> {
    const server = createServer()
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, '127.0.0.1', resolve)
    })
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    return new Emulator(server, describe(origin), clock)
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** What it takes, with where that is documented. */
  get operations(): readonly Operation[] {
    return this.#platform.operations
  }

  /** The calls that were done and that others may see by. */
  commits(): readonly JournalEntry[] {
    return this.journal.filter(({ isCommit, wasDone }) => isCommit && wasDone)
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise<void>((resolve) => this.#server.close(() => resolve()))
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.origin)
    const method = request.method ?? 'GET'
    const found = this.#find(method, url.pathname)
    if (found === null && url.pathname === '/' && method === 'GET' && this.#platform.page !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(this.#platform.page())
      return
    }
    const mishap = found === null ? null : this.faults.strike(found.operation.name)
    if (mishap?.kind === 'slow') await pause(mishap.ms)
    if (mishap?.kind === 'never-arrives') {
      await mishap.meanwhile?.()
      this.#note(request, found?.operation ?? null, {
        wasDone: false,
        isCommit: false,
        status: null,
        bytes: 0,
        refusal: null,
      })
      request.socket.destroy()
      return
    }
    const came = await takeIn(request, mishap?.kind === 'cut-at' ? mishap.byte : null)
    const outcome =
      mishap?.kind === 'says'
        ? { answer: mishap.answer, wasDone: false, refusal: null, isCommit: false }
        : await this.#answer(request, { url, found, came })
    const isLost = mishap?.kind === 'answer-lost' || !came.isWhole
    if (mishap?.kind === 'answer-lost') await mishap.meanwhile?.()
    const answer = mishap?.kind === 'done-but-says' ? mishap.answer : outcome.answer
    this.#note(request, found?.operation ?? null, {
      wasDone: outcome.wasDone,
      isCommit: outcome.isCommit,
      status: isLost ? null : answer.status,
      bytes: came.bytes.length,
      refusal: outcome.refusal,
    })
    if (isLost) request.socket.destroy()
    else send(response, answer)
  }

  async #answer(
    request: IncomingMessage,
    {
      url,
      found,
      came,
    }: {
      url: URL
      found: { operation: Operation; params: Record<string, string> } | null
      came: { bytes: Buffer; isWhole: boolean }
    },
  ): Promise<{ answer: EmulatedAnswer; wasDone: boolean; refusal: string | null; isCommit: boolean }> {
    const refused = (why: string) => ({
      answer: this.#platform.refuse(why),
      wasDone: false,
      refusal: why,
      isCommit: false,
    })
    if (found === null) return refused(`${request.method} ${url.pathname} is not documented`)
    const { operation, params } = found
    if (!came.isWhole && operation.reading !== 'bytes') return refused('the body broke off')
    let read: unknown
    try {
      read = await readAs(operation.reading, came.bytes, request.headers['content-type'] ?? '')
    } catch (error) {
      return refused(`the body is no ${operation.reading}: ${String(error)}`)
    }
    const query = operation.query?.safeParse(Object.fromEntries(url.searchParams))
    if (query?.success === false) return refused(`query: ${query.error.message}`)
    if (operation.query === undefined && url.search !== '') return refused(`query: none is documented`)
    const body = operation.body?.safeParse(read)
    if (body?.success === false) return refused(`body: ${body.error.message}`)
    const call: Call<never, never> = {
      params,
      query: query?.data as never,
      headers: request.headers,
      body: (body === undefined ? read : body.data) as never,
      ...came,
      token: bearerIn(request.headers.authorization),
    }
    const isCommit =
      typeof operation.isCommit === 'function' ? operation.isCommit(call) : (operation.isCommit ?? false)
    const answer = await operation.answer(call)
    return { answer, wasDone: answer.status < 400, refusal: null, isCommit }
  }

  #find(method: string, path: string) {
    for (const operation of this.#platform.operations) {
      const params = operation.method === method ? matchPath(operation.path, path) : null
      if (params !== null) return { operation, params }
    }
    return null
  }

  #note(
    request: IncomingMessage,
    operation: Operation | null,
    came: Pick<JournalEntry, 'wasDone' | 'isCommit' | 'status' | 'bytes' | 'refusal'>,
  ): void {
    this.journal.push({
      at: this.#clock.now(),
      operation: operation?.name ?? null,
      method: request.method ?? '',
      path: request.url ?? '',
      isRead: operation?.isRead ?? false,
      ...came,
    })
  }
}

function send(response: ServerResponse, { status, headers = {}, body }: EmulatedAnswer): void {
  const isText = typeof body === 'string'
  const isFile = Buffer.isBuffer(body)
  const type = body === undefined || isText || isFile ? {} : { 'content-type': 'application/json' }
  response.writeHead(status, { ...type, ...headers })
  response.end(body === undefined ? undefined : isText || isFile ? body : JSON.stringify(body))
}

function bearerIn(header: string | undefined): string | null {
  return /^(?:Bearer|OAuth) (.+)$/i.exec(header ?? '')?.[1] ?? null
}
