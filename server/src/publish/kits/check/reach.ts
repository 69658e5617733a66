import type { PlatformId } from '@stagedoor/core/publish'
import { WayOut } from '../../../plant/outgoing/index.ts'
import type { Platforms } from '../../accounts/index.ts'

/** The largest film that is fetched to be compared; the largest that Bluesky takes. */
export const MOST_FILM_BYTES = 100 * 1024 * 1024

const MOST_WORDS_BYTES = 2 * 1024 * 1024
const MOST_COVER_BYTES = 16 * 1024 * 1024
const OPEN_PLATFORMS: readonly PlatformId[] = ['bluesky', 'mastodon', 'peertube', 'youtube', 'tiktok']

/** A way out to posts that anybody may read: to public addresses alone, bounded in bytes and time, without an account. */
export class Reach {
  readonly #named: ReadonlySet<string>
  readonly #platforms: Pick<Platforms, 'namedServer'>
  readonly #ways = {
    words: new WayOut({ mostBytes: MOST_WORDS_BYTES, quietMs: 20_000, longestMs: 60_000 }),
    cover: new WayOut({ mostBytes: MOST_COVER_BYTES, quietMs: 20_000, longestMs: 60_000 }),
    film: new WayOut({ mostBytes: MOST_FILM_BYTES, quietMs: 30_000, longestMs: 10 * 60_000 }),
  }

  constructor(platforms: Pick<Platforms, 'namedServer'>) {
    this.#platforms = platforms
    this.#named = new Set(OPEN_PLATFORMS.flatMap((id) => this.named(id) ?? []))
  }

  /** Where the operator says that a platform is, or null. */
  named(id: PlatformId): string | null {
    return this.#platforms.namedServer(id)
  }

  /** Asks for JSON; null in place of what is none. Throws what the network throws. */
  async ask(address: string, signal: AbortSignal): Promise<{ status: number; body: unknown }> {
    const response = await this.#get('words', address, signal)
    const text = await response.text()
    return { status: response.status, body: jsonIn(text) }
  }

  /** Fetches a file; null where the answer is anything but it. Throws what the network throws. */
  async fetch(kind: 'cover' | 'film', address: string, signal: AbortSignal): Promise<Buffer | null> {
    const response = await this.#get(kind, address, signal)
    return response.status === 200 ? Buffer.from(await response.arrayBuffer()) : null
  }

  close(): void {
    for (const way of Object.values(this.#ways)) way.close()
  }

  #get(kind: 'words' | 'cover' | 'film', address: string, signal: AbortSignal): Promise<Response> {
    const { origin } = new URL(address)
    const to = this.#ways[kind].to([{ origin, isNamed: this.#named.has(origin) }], signal)
    return to(address, { headers: { accept: kind === 'words' ? 'application/json' : '*/*' } })
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
