import { createHash, randomBytes } from 'node:crypto'
import type { EmulatedAnswer, EmulatorClock } from '../../emulating/index.ts'

const ACCESS_LIVES_MS = 2 * 3_600_000
const KEY_LIVES_MS = 3_600_000

/** The account's number. */
export const OWN_ID = '109'

/** A status on the server. */
export interface EmulatedStatus {
  readonly id: string
  readonly author: string
  readonly text: string
  readonly spoiler: string
  readonly sensitive: boolean
  readonly language: string | null
  readonly visibility: string
  readonly replyTo: string | null
  readonly media: readonly string[]
  readonly at: number
}

/** A film that was handed over. */
export interface EmulatedMedia {
  readonly id: string
  readonly bytes: Buffer
  readonly description: string
  /** Digest of its own picture, lower-case hex. */
  readonly coverSha256: string | null
  readonly readyAt: number
  statusId: string | null
}

/** Everything that the emulated server holds. */
export class MastodonServer {
  readonly statuses = new Map<string, EmulatedStatus>()
  readonly media = new Map<string, EmulatedMedia>()
  readonly apps = new Map<string, { readonly secret: string; readonly redirectUris: readonly string[] }>()
  readonly codes = new Map<string, { readonly redirectUri: string; readonly challenge: string | null }>()
  readonly figures = new Map<string, { likes?: number; shares?: number; comments?: number }>()
  readonly keys = new Map<string, { readonly statusId: string; readonly until: number }>()
  processMs = 0
  mayDelete = true
  nextRenewal: 'empty' | EmulatedAnswer | null = null
  readonly #access = new Map<string, number>()
  readonly #refresh = new Set<string>()
  readonly #clock: EmulatorClock
  #last = 110_000_000_000

  constructor(clock: EmulatorClock) {
    this.#clock = clock
  }

  get now(): number {
    return this.#clock.now()
  }

  /** A number that is higher than all before. */
  nextId(): string {
    this.#last += 1
    return String(this.#last)
  }

  register(redirectUris: readonly string[]): { clientId: string; clientSecret: string } {
    const made = { clientId: randomBytes(24).toString('hex'), clientSecret: randomBytes(24).toString('hex') }
    this.apps.set(made.clientId, { secret: made.clientSecret, redirectUris })
    return made
  }

  /** A session as other servers with this API hand it out, to be renewed; Mastodon's own never end. */
  session(): { access_token: string; refresh_token: string; expires_in: number } {
    const [access, refresh] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex')]
    this.#access.set(access, this.now + ACCESS_LIVES_MS)
    this.#refresh.add(refresh)
    return { access_token: access, refresh_token: refresh, expires_in: ACCESS_LIVES_MS / 1000 }
  }

  /** A refresh token is good once. */
  renew(refreshToken: string): ReturnType<MastodonServer['session']> | null {
    return this.#refresh.delete(refreshToken) ? this.session() : null
  }

  isSignedIn(token: string | null): boolean {
    return (this.#access.get(token ?? '') ?? 0) > this.now
  }

  endAccess(): void {
    this.#access.clear()
  }

  revoke(): void {
    this.endAccess()
    this.#refresh.clear()
  }

  /** The status that a call with this key made within the hour, or null. */
  madeWith(key: string | undefined): EmulatedStatus | null {
    const made = key === undefined ? undefined : this.keys.get(key)
    return made !== undefined && made.until > this.now ? (this.statuses.get(made.statusId) ?? null) : null
  }

  add(status: Omit<EmulatedStatus, 'id' | 'at'>, key?: string): EmulatedStatus {
    const made = { ...status, id: this.nextId(), at: this.now }
    this.statuses.set(made.id, made)
    for (const id of made.media) {
      const media = this.media.get(id)
      if (media !== undefined) media.statusId = made.id
    }
    if (key !== undefined) this.keys.set(key, { statusId: made.id, until: this.now + KEY_LIVES_MS })
    return made
  }
}

/** The challenge of a verifier. https://www.rfc-editor.org/rfc/rfc7636#section-4.2 */
export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}
