import { createHash } from 'node:crypto'
import type { AttemptId, FilmFacts, PostPlan } from '@stagedoor/core/publish'
import { type Instant, secondsToFlicks } from '@stagedoor/core/time'
import type { AppCredentials, TokenGrant } from './account-door.ts'
import type { AccountRef, ByteSource, Connector, ConnectorContext, Handle, PostFiles } from './connector.ts'
import { guardFetch } from './guard-fetch.ts'

/** A clock that goes when it is told to; an emulator may share it. */
export class ManualClock {
  #now: number

  constructor(now: number = Date.UTC(2026, 10, 21, 9, 0, 0)) {
    this.#now = now
  }

  now = (): Instant => this.#now as Instant

  advance(ms: number): void {
    this.#now += ms
  }

  advanceTo(at: number): void {
    this.#now = Math.max(this.#now, at)
  }
}

/** A file of these bytes. */
export function bytesOf(bytes: Uint8Array, mediaType: string): ByteSource {
  return {
    sizeBytes: bytes.length,
    mediaType,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    // Pieces of a size that divides nothing, as a disk hands them out.
    async *read(from, to) {
      for (let at = from; at < to; at += 65_521)
        yield await Promise.resolve(bytes.subarray(at, Math.min(to, at + 65_521)))
    },
  }
}

/** A file of so many bytes that differ along its length; the same for the same seed. */
export function seededFile(sizeBytes: number, mediaType = 'video/mp4', seed = 1): ByteSource {
  const bytes = new Uint8Array(sizeBytes)
  let state = (seed * 2_654_435_761) >>> 0 || 1
  for (let at = 0; at < sizeBytes; at += 1) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    bytes[at] = state & 255
  }
  return bytesOf(bytes, mediaType)
}

/** The files of a post: a film, and a cover and captions where they are given. */
export function filesOf(
  film: ByteSource,
  { cover = null, captions = [] }: Partial<Pick<PostFiles, 'cover' | 'captions'>> = {},
): PostFiles {
  return {
    film,
    cover,
    captions,
    publicAddress: () => Promise.reject(new Error('this post has no public address')),
  }
}

/** A film of twelve seconds, upright, as most platforms like it. */
export function filmFacts(changes: Partial<FilmFacts> = {}): FilmFacts {
  return {
    durationFlicks: secondsToFlicks(12),
    shape: '9:16',
    width: 1080,
    height: 1920,
    frameRate: 25,
    sizeBytes: 1000,
    container: 'mp4',
    videoCodec: 'h264',
    audioCodec: 'aac',
    hasFastStart: true,
    ...changes,
  }
}

/** A plan that says nothing but its words, for the named kind of post. */
export function planFor(
  format: PostPlan['format'],
  { film, ...changes }: Partial<Omit<PostPlan, 'format' | 'film'>> & { film?: Partial<FilmFacts> } = {},
): PostPlan {
  return {
    format,
    title: '',
    copy: 'Forty takes of one wave, and the lamp went out in every one.',
    language: 'en',
    altText: '',
    contentWarning: null,
    disclosures: [],
    visibility: null,
    cover: null,
    interactions: {},
    firstComment: null,
    parts: [],
    captions: [],
    film: filmFacts(film),
    ...changes,
  }
}

/** One account's token as a house keeps it: renewed when it runs out, by one at a time. */
export class TokenKeeper {
  grant: TokenGrant | null
  renewals = 0
  #renewing: Promise<void> | null = null

  constructor(grant: TokenGrant | null) {
    this.grant = grant
  }

  /** The access token, renewed through the connector's door where it has run out. */
  async token(
    { door }: Connector,
    ctx: Pick<ConnectorContext, 'fetch' | 'origins' | 'now' | 'signal'> & { app: AppCredentials | null },
  ): Promise<string> {
    if (this.grant === null) throw new Error('this account has no token')
    const { expiresAt, refreshToken } = this.grant
    if (expiresAt !== null && ctx.now() >= expiresAt && refreshToken !== null)
      await (this.#renewing ??= this.#renew(door, refreshToken, ctx).finally(() => (this.#renewing = null)))
    return this.grant.accessToken
  }

  async #renew(
    door: Connector['door'],
    refreshToken: string,
    ctx: Pick<ConnectorContext, 'fetch' | 'origins' | 'now' | 'signal'> & { app: AppCredentials | null },
  ): Promise<void> {
    const fresh =
      door.kind === 'oauth' && ctx.app !== null
        ? await door.refresh(ctx.app, refreshToken, ctx)
        : door.kind === 'words'
          ? await door.refresh?.(refreshToken, ctx)
          : undefined
    if (fresh === undefined) return
    this.renewals += 1
    this.grant = { ...fresh, refreshToken: fresh.refreshToken ?? refreshToken }
  }
}

/** What a testing context is made of; all but the connector, the account and the origins has a usual value. */
export interface TestingContextParts {
  readonly connector: Connector
  readonly account: AccountRef
  readonly origins: Readonly<Record<string, string>>
  readonly clock?: ManualClock
  readonly keeper?: TokenKeeper
  readonly app?: AppCredentials | null
  /** What lies under the guard; the machine's own if it is not given. */
  readonly fetch?: typeof globalThis.fetch
  readonly saveHandle?: (handle: Handle) => Promise<void>
  readonly attempt?: string
}

/** A connector's context that keeps what it is given in memory; the last saved handle stands in `saved`. */
export function testingContext(parts: TestingContextParts): ConnectorContext & { saved: Handle | null } {
  const { connector, account, origins, clock = new ManualClock(), keeper = new TokenKeeper(null) } = parts
  const { signal } = new AbortController()
  const wire = parts.fetch ?? globalThis.fetch
  const fetch = guardFetch(wire, { origins: [...Object.values(origins), account.address], signal })
  const outside = {
    fetch: guardFetch(globalThis.fetch, { origins: [...Object.values(origins), account.address], signal }),
    origins,
    now: clock.now,
    signal,
  }
  const ctx = {
    account,
    origins,
    fetch,
    signal,
    now: clock.now,
    attemptId: (parts.attempt ?? 'attempt-1') as AttemptId,
    saved: null as Handle | null,
    token: () => keeper.token(connector, { ...outside, app: parts.app ?? null }),
    saveHandle: async (handle: Handle) => {
      await parts.saveHandle?.(handle)
      ctx.saved = handle
    },
  }
  return ctx
}
