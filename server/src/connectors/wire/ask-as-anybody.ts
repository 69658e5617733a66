import { createHash } from 'node:crypto'
import type { ConnectorContext, OutsideTry } from '../connector.ts'

// More is not needed to know whether it is there, and it may be a film.
const MOST_READ = 64 * 1024
// How platforms say no to somebody who may not see a thing, or say that there is none.
const SHUT = [400, 401, 403, 404, 410]

/** A question that somebody without the account's token could put. */
export interface Asking {
  readonly what: string
  readonly url: string | URL
  /** A body in JSON, for a platform that reads by POST. */
  readonly json?: unknown
  /** Whether an answer that came shows it; any answer does where this is not given. */
  readonly shows?: (text: string) => boolean
}

/** Asks as anybody would: with no token, following nothing. An answer from which nothing follows is `unclear`. */
export async function askAsAnybody(
  { fetch, signal }: Pick<ConnectorContext, 'fetch' | 'signal'>,
  { what, url, json, shows = () => true }: Asking,
): Promise<OutsideTry> {
  const method = json === undefined ? 'GET' : 'POST'
  const about = { what, how: `${method} ${String(url)}`, as: 'anybody' as const }
  try {
    const response = await fetch(url, {
      method,
      headers: {
        'cache-control': 'no-cache',
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    })
    const { status } = response
    const body = await beginningOf(response)
    const read = { ...about, status, sha256: createHash('sha256').update(body).digest('hex') }
    if (SHUT.includes(status)) return { ...read, found: 'unseen', said: `it is answered ${status}` }
    if (status < 200 || status >= 300)
      return { ...read, found: 'unclear', said: `it is answered ${status}, from which nothing follows` }
    return shows(body.toString())
      ? { ...read, found: 'open', said: `it is answered ${status}, and is there` }
      : { ...read, found: 'unseen', said: `it is answered ${status}, with nothing of it` }
  } catch (error) {
    signal.throwIfAborted()
    const because = error instanceof Error ? error.message : String(error)
    return { ...about, status: null, sha256: null, found: 'unclear', said: `no answer came: ${because}` }
  }
}

/** What the account itself is told of it. */
export function asAccount(told: Pick<OutsideTry, 'what' | 'how' | 'found' | 'said'>): OutsideTry {
  return { ...told, as: 'account', status: null, sha256: null }
}

async function beginningOf(response: Response): Promise<Buffer> {
  const read: Uint8Array[] = []
  let length = 0
  const reader = response.body?.getReader()
  while (reader !== undefined && length < MOST_READ) {
    const { done, value } = await reader.read()
    if (done) break
    read.push(value)
    length += value.length
  }
  await reader?.cancel()
  return Buffer.concat(read).subarray(0, MOST_READ)
}
