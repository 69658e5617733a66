import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { CLOCK_CHANNEL } from './plant/clock/index.ts'
import type { Clock } from './plant/clock/index.ts'
import type { Listening } from './plant/db/index.ts'
import type { Db } from './schema/index.ts'

// An address of media lives eight minutes at least when it is given away: a kept answer leaves it six, a kept page that is
// made of such answers four.
const LONGEST_LIFE_MS = 120_000
const MOST_BYTES = 24 * 1024 * 1024
// What is kept of a page besides its body and its address: of an answer of few bytes, most of what it costs.
const BESIDES_BYTES = 2_048
const BEAT_EVERY_MS = 1_000
// A session that is dead and has not said so hears nothing: what it would have said is missed for this long at most.
const TRUSTED_MS = 2_000
const BEAT = 'beat'
const NEVER = Infinity
const EVERY_CHANNEL = ['gates', 'pages', 'house', CLOCK_CHANNEL] as const

/** A page as it was drawn for a viewer of whom nothing is known. */
export interface DrawnPage {
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: Buffer
}

/** A drawn page with what it is known by, and its body as different browsers take it. */
export interface KeptPage extends DrawnPage {
  readonly etag: () => string
  readonly until: Instant
  readonly as: (encoding: Encoding) => Promise<Buffer>
}

/** How a body crosses the wire. */
export type Encoding = 'br' | 'gzip' | 'identity'

/**
 * Whole pages for viewers of whom nothing is known: horizon zero, nobody's cookies. A page is kept until the next gate
 * of the house opens, two minutes at most, and is dropped before that by any word that something shown has changed,
 * from whichever process. While the database is not heard, nothing that is kept is trusted.
 */
export class PageCache {
  readonly #db: Db
  readonly #clock: Clock
  readonly #listener: Listening
  readonly #isListening: () => boolean
  readonly #kept = new Map<string, KeptPage>()
  #bytes = 0
  #changes = 0
  #next: Promise<number> | null = null
  #heardAt = -Infinity
  #beatAt = -Infinity
  #unlisten: (() => Promise<void>)[] = []

  constructor(deps: { db: Db; clock: Clock; listener: Listening; isListening: () => boolean }) {
    this.#db = deps.db
    this.#clock = deps.clock
    this.#listener = deps.listener
    this.#isListening = deps.isListening
  }

  async start(): Promise<void> {
    for (const channel of EVERY_CHANNEL)
      this.#unlisten.push(
        await this.#listener.listen(channel, {
          heard: (payload) => this.#heard(payload),
          connected: () => this.drop(),
        }),
      )
  }

  async stop(): Promise<void> {
    for (const unlisten of this.#unlisten) await unlisten()
  }

  /** Drops everything; pages that are being drawn now will not be kept. */
  drop(): void {
    this.#changes += 1
    this.#next = null
    this.#kept.clear()
    this.#bytes = 0
  }

  /** The page under a key, if it may still be shown. */
  find(key: string): KeptPage | undefined {
    const page = this.#kept.get(key)
    if (page === undefined || !this.#isTrusted()) return undefined
    if (page.until <= this.#clock.now()) return undefined
    // Least lately used first.
    this.#kept.delete(key)
    this.#kept.set(key, page)
    return page
  }

  /** Draws a page and keeps it, unless something changed while it was drawn. */
  async draw<Page extends DrawnPage | null>(
    key: string,
    draw: () => Promise<Page>,
  ): Promise<Page | KeptPage> {
    const changes = this.#changes
    this.#beat()
    const now = this.#clock.now()
    const next = await this.#nextAfter(now)
    const page = await draw()
    if (page === null || changes !== this.#changes || !this.#isListening()) return page
    const until = Math.min(now + LONGEST_LIFE_MS, next) as Instant
    const kept = keptPage(page, until)
    this.#keep(key, kept)
    return kept
  }

  #keep(key: string, page: KeptPage): void {
    const before = this.#kept.get(key)
    if (before !== undefined) this.#bytes -= weightOf(key, before)
    this.#kept.delete(key)
    this.#kept.set(key, page)
    this.#bytes += weightOf(key, page)
    for (const [oldest, kept] of this.#kept) {
      if (this.#bytes <= MOST_BYTES) break
      this.#kept.delete(oldest)
      this.#bytes -= weightOf(oldest, kept)
    }
  }

  #heard(payload: string): void {
    this.#heardAt = performance.now()
    if (payload !== BEAT) this.drop()
  }

  // It sends itself a word through the database: what is heard was said, and so is all that was said before.
  #isTrusted(): boolean {
    if (!this.#isListening()) return false
    const age = performance.now() - this.#heardAt
    if (age > BEAT_EVERY_MS) this.#beat()
    return age <= TRUSTED_MS
  }

  #beat(): void {
    if (performance.now() - this.#beatAt < BEAT_EVERY_MS) return
    this.#beatAt = performance.now()
    // Without an answer nothing is trusted, which is all that its failure means.
    sql`select pg_notify('pages', ${BEAT})`.execute(this.#db).catch(() => undefined)
  }

  // It is the same for every page, until something changes or it has come.
  async #nextAfter(now: Instant): Promise<number> {
    const known = this.#isTrusted() ? await this.#next : null
    if (known !== null && known > now) return known
    const asked = this.#nextOpening()
    this.#next = asked
    try {
      return await asked
    } catch (error) {
      if (this.#next === asked) this.#next = null
      throw error
    }
  }

  // The next moment at which time alone changes what nobody in particular sees, in any production of the house.
  async #nextOpening(): Promise<number> {
    const { rows } = await sql<{ next: Instant | null }>`
      select least(
        (select min(opens_at) from wall.gates where standing = 'stands' and opens_at > wall.now()),
        (select min(horizon_moment) from wall.gates where horizon_moment > wall.now()),
        (select min(shown_from) from production.story_labels where shown_from > wall.now()),
        (select min(premiere_at) from production.front_pages where premiere_at > wall.now()),
        (select min(from_at) from community.sessions where from_at > wall.now()),
        (select min(until_at) from community.sessions where until_at > wall.now())) as next`.execute(this.#db)
    return rows[0]?.next ?? NEVER
  }
}

const COMPRESS = {
  br: (body: Buffer) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Buffer) => promisify(gzip)(body, { level: 6 }),
}

function keptPage({ headers, body }: DrawnPage, until: Instant): KeptPage {
  let tag: string | undefined
  const made = new Map<Encoding, Promise<Buffer>>([['identity', Promise.resolve(body)]])
  return {
    headers,
    body,
    until,
    etag: () => {
      tag ??= `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
      return tag
    },
    as: (encoding) => {
      const before = made.get(encoding)
      if (before !== undefined || encoding === 'identity') return before ?? Promise.resolve(body)
      const making = COMPRESS[encoding](body)
      made.set(encoding, making)
      return making
    },
  }
}

// Compressed bodies lie beside the plain one.
const weightOf = (key: string, { body }: DrawnPage): number => BESIDES_BYTES + key.length + body.length * 1.5
