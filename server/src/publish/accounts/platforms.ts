import { Problem } from '@stagedoor/contract/problems'
import type { PlatformId } from '@stagedoor/core/publish'
import { type Connector, ConnectorRefusal, type DoorContext } from '../../connectors/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { type NamedOrigins, type PlatformOrigins } from '../../plant/config/platform-origins.ts'
import { OutgoingRefused, WayOut } from '../../plant/outgoing/index.ts'

/** The platforms this house can go to: their connectors, where they are, and the one way out to them. */
export class Platforms {
  readonly #connectors: readonly Connector[]
  readonly #named: PlatformOrigins
  readonly #wayOut: WayOut

  constructor({
    connectors,
    named = {},
    wayOut = new WayOut(),
  }: {
    connectors: readonly Connector[]
    /** Where the operator says that platforms are. */
    named?: PlatformOrigins
    wayOut?: WayOut
  }) {
    this.#connectors = connectors
    this.#named = named
    this.#wayOut = wayOut
  }

  /** Every connector, in the order of the list. */
  get all(): readonly Connector[] {
    return this.#connectors
  }

  /** The connector of a platform. Throws `not-found`. */
  of(id: string): Connector {
    const connector = this.#connectors.find((one) => one.id === id)
    if (connector === undefined) throw new Problem('not-found')
    return connector
  }

  /** The origins of a platform by their role; `account` is the server of the account at hand. */
  originsOf(connector: Connector, server: string): Readonly<Record<string, string>> {
    const named = this.#namedFor(connector.id)
    const roles = Object.entries(connector.origins).map(([role, origin]) => [
      role,
      named.byRole[role] ?? named.every ?? origin,
    ])
    const account = server === '' ? [] : [['account', server]]
    return Object.fromEntries([...roles, ...account]) as Record<string, string>
  }

  /** The server that the operator names for a platform of many servers, or null. */
  namedServer(id: PlatformId): string | null {
    const named = this.#namedFor(id)
    return named.byRole['account'] ?? named.every
  }

  /** Whether a platform is reached elsewhere than where it is. */
  isElsewhere(id: PlatformId): boolean {
    return this.#named[id] !== undefined
  }

  /**
   * A server as a person writes it, made an origin; over HTTPS unless it is the one that the operator names. Null for
   * what is none.
   */
  serverIn(id: PlatformId, written: string): string | null {
    const text = written.trim().replace(/^@/, '')
    const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`)
    if (url === null || url.username !== '' || url.pathname !== '/' || url.search !== '') return null
    if (this.#isNamed(id, url.origin)) return url.origin
    return url.protocol === 'https:' && url.hostname.includes('.') ? url.origin : null
  }

  /** What a door or an errand of a connector is given to go out with. */
  door(
    connector: Connector,
    { server, clock, signal }: { server: string; clock: Pick<Clock, 'now'>; signal: AbortSignal },
  ): DoorContext {
    const origins = this.originsOf(connector, server)
    // A part of a platform that is nowhere has an empty origin.
    const named = Object.values(origins).filter((origin) => origin !== '')
    const places = named.map((origin) => ({
      origin: new URL(origin).origin,
      isNamed: this.#isNamed(connector.id, new URL(origin).origin),
    }))
    const fetch = this.#wayOut.to(places, signal)
    return {
      origins,
      signal,
      now: () => clock.now(),
      fetch: async (target, init) => {
        try {
          return await fetch(target, init)
        } catch (error) {
          throw error instanceof OutgoingRefused ? notAllowed(connector, error) : error
        }
      },
    }
  }

  close(): void {
    this.#wayOut.close()
  }

  #namedFor(id: PlatformId): NamedOrigins {
    return this.#named[id] ?? { every: null, byRole: {} }
  }

  #isNamed(id: PlatformId, origin: string): boolean {
    const { every, byRole } = this.#namedFor(id)
    return every === origin || Object.values(byRole).includes(origin)
  }
}

function notAllowed({ name }: Connector, cause: OutgoingRefused): ConnectorRefusal {
  return new ConnectorRefusal(
    {
      kind: 'config',
      code: 'host-not-allowed',
      what: `An address was named to which nothing of ${name} goes. ${cause.message}`,
      remedy: 'Nothing was sent there. If the platform has moved, the operator can name its new address.',
      retryAt: null,
      raw: '',
    },
    { cause },
  )
}
