import { lookup as lookUp } from 'node:dns'
import { Agent as HttpAgent, request as requestPlain } from 'node:http'
import { Agent as HttpsAgent, request as requestSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'

/** Where requests may go; unless said otherwise, over HTTPS to public addresses alone. */
export interface OutgoingRules {
  readonly protocols?: readonly string[]
  readonly isAllowed?: (address: string) => boolean
}

/** What came back, as far as anybody here asks: never more than the first bytes. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** An address to which this house sends nothing. */
export class OutgoingRefused extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(why, options)
    this.name = 'OutgoingRefused'
  }
}

const PATIENCE_MS = 15_000
const SOCKETS_PER_HOST = 8
const LONGEST_ADDRESS = 2_000

/**
 * Sends requests to addresses that others named. The name is looked up by the very connection that is made, so a name
 * that answers differently the second time gains nothing; redirects are not followed.
 */
export class Outgoing {
  readonly #protocols: readonly string[]
  readonly #isAllowed: (address: string) => boolean
  readonly #secure: HttpsAgent
  readonly #plain: HttpAgent

  constructor({ protocols = ['https:'], isAllowed = isPublicAddress }: OutgoingRules = {}) {
    this.#protocols = protocols
    this.#isAllowed = isAllowed
    const lookup = guardedLookup(isAllowed)
    const options = { keepAlive: true, maxSockets: SOCKETS_PER_HOST, timeout: PATIENCE_MS, lookup }
    this.#secure = new HttpsAgent(options)
    this.#plain = new HttpAgent(options)
  }

  /** Whether an address may be sent to, as far as it can be told without a look at the network. */
  takes(address: string): boolean {
    return this.#parsed(address) !== null
  }

  /** Posts bytes. Throws {@link OutgoingRefused} for an address that may not be sent to, and what the network throws. */
  post(
    address: string,
    { headers, body }: { headers: Readonly<Record<string, string | number>>; body: Buffer },
  ): Promise<Answer> {
    const url = this.#parsed(address)
    if (url === null) return Promise.reject(new OutgoingRefused('This address is not of the open internet.'))
    const isSecure = url.protocol === 'https:'
    const options = {
      method: 'POST',
      headers: { ...headers, 'content-length': body.length },
      agent: isSecure ? this.#secure : this.#plain,
      signal: AbortSignal.timeout(PATIENCE_MS),
    }
    return new Promise((resolve, reject) => {
      const request = (isSecure ? requestSecure : requestPlain)(url, options, (response) => {
        // Nobody reads what it says; a few bytes are let pass so that the connection can serve again.
        response.on('error', reject)
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers }))
        let left = 16_384
        response.on('data', (chunk: Buffer) => {
          left -= chunk.length
          if (left >= 0) return
          resolve({ status: response.statusCode ?? 0, headers: response.headers })
          response.destroy()
        })
      })
      request.on('error', reject)
      request.end(body)
    })
  }

  /** Lets go of the connections that are kept. */
  close(): void {
    this.#secure.destroy()
    this.#plain.destroy()
  }

  #parsed(address: string): URL | null {
    const url = address.length > LONGEST_ADDRESS ? null : URL.parse(address)
    if (url === null || !this.#protocols.includes(url.protocol)) return null
    if (url.username !== '' || url.password !== '') return null
    // A number in place of a name is connected to without a look-up.
    const literal = url.hostname.replace(/^\[|\]$/g, '')
    return isIP(literal) !== 0 && !this.#isAllowed(literal) ? null : url
  }
}

/** Looks a name up for the very connection that is made, and refuses one that leads to an address that is not allowed. */
export function guardedLookup(isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, done) => {
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '')
      const [first] = addresses
      if (first === undefined || !addresses.every(({ address }) => isAllowed(address)))
        return done(
          new OutgoingRefused(`${hostname} leads to an address that is not of the open internet.`),
          '',
        )
      if (options.all === true) done(null, addresses)
      else done(null, first.address, first.family)
    })
  }
}
