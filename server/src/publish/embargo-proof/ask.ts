import { setTimeout as delay } from 'node:timers/promises'

const PATIENCE_MS = 15_000
const MOST_TRIES = 4
// As long as a limit of this house may ask for: a proof takes its time sooner than it leaves a thing unclear.
const LONGEST_WAIT_MS = 60_000

/** What came back for a path. */
export interface Answer {
  readonly status: number
  /** Headers in which a difference could tell something. */
  readonly head: string
  readonly type: string
  readonly body: Buffer
}

/** Asks one address of this house over HTTP, with the cookies of one viewer, past every cache. */
export type Ask = (path: string, accept?: string | null) => Promise<Answer>

/** How one viewer asks at one origin; throws where nobody answers, or the house is too busy or broken to. */
export function asking({
  origin,
  cookie,
  signal,
}: {
  origin: string
  cookie: string
  signal: AbortSignal
}): Ask {
  return async (path, accept = null) => {
    for (let tries = 1; ; tries += 1) {
      const response = await fetch(`${origin}${path}`, {
        redirect: 'manual',
        headers: {
          'cache-control': 'no-cache',
          ...(cookie === '' ? {} : { cookie }),
          ...(accept === null ? {} : { accept }),
        },
        signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
      })
      const { status } = response
      if (status === 429 && tries < MOST_TRIES) {
        await response.body?.cancel()
        const seconds = Number(response.headers.get('retry-after') ?? '1')
        await delay(Math.min(LONGEST_WAIT_MS, Math.max(1, seconds || 1) * 1_000), undefined, { signal })
        continue
      }
      if (status === 429 || status >= 500) {
        await response.body?.cancel()
        throw new Error(`it answered ${status}`)
      }
      const type = response.headers.get('content-type') ?? ''
      const head = [type, response.headers.get('location') ?? '', response.headers.get('cache-control') ?? '']
      return { status, type, head: head.join('\n'), body: await bodyOf(response, type) }
    }
  }
}

// A stream that opens never ends; that it opened is what there is to know.
async function bodyOf(response: Response, type: string): Promise<Buffer> {
  if (!type.startsWith('text/event-stream')) return Buffer.from(await response.arrayBuffer())
  await response.body?.cancel()
  return Buffer.from('(a stream)')
}

/** Those of some origins at which this very house answers, known by the key of its proofs. */
export async function originsOf(
  origins: readonly string[],
  { keyPath, publicKey, signal }: { keyPath: string; publicKey: string; signal: AbortSignal },
): Promise<{ reached: string[]; missed: { origin: string; because: string }[] }> {
  const [reached, missed]: [string[], { origin: string; because: string }[]] = [[], []]
  for (const origin of new Set(origins)) {
    try {
      const { body } = await asking({ origin, cookie: '', signal })(keyPath)
      if (body.toString().includes(`"${publicKey}"`)) reached.push(origin)
      else missed.push({ origin, because: 'another house answers there, or none' })
    } catch (error) {
      signal.throwIfAborted()
      missed.push({ origin, because: error instanceof Error ? error.message : String(error) })
    }
  }
  return { reached, missed }
}
