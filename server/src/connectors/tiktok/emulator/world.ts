import { createHash, randomBytes } from 'node:crypto'
import type { EmulatedAnswer, EmulatorClock } from '../../emulating/index.ts'
import { CHUNK_RULES, type ChunkRules } from '../chunks.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** What a post was opened with. */
export interface PostInfo {
  readonly title?: string | undefined
  readonly privacy_level: string
  readonly disable_comment?: boolean | undefined
  readonly disable_duet?: boolean | undefined
  readonly disable_stitch?: boolean | undefined
  readonly brand_content_toggle?: boolean | undefined
  readonly brand_organic_toggle?: boolean | undefined
  readonly is_aigc?: boolean | undefined
  readonly video_cover_timestamp_ms?: number | undefined
}

/** One upload, and the post that comes of it. */
export interface TiktokUpload {
  readonly publishId: string
  readonly token: string
  /** Null for a draft. */
  readonly post: PostInfo | null
  readonly size: number
  readonly chunkSize: number
  readonly count: number
  readonly openedAt: number
  chunks: Buffer[]
  doneAt: number | null
  hasEnded: boolean
  isDeleted: boolean
  /** The reason in TikTok's word; null while it goes well. */
  failReason: string | null
  readonly postId: string
  figures: { views: number; likes: number; comments: number; shares: number }
}

/** What happens on the emulated TikTok. */
export class TiktokWorld {
  readonly app = { clientId: 'emulated-client-key', clientSecret: 'emulated-client-secret' }
  readonly creator = { openId: 'open-id-of-saltlight', username: 'saltlight', nickname: 'Saltlight' }
  readonly uploads = new Map<string, TiktokUpload>()
  readonly codes = new Map<string, { challenge: string | null; redirectUri: string; scopes: string }>()
  /** Access tokens and when they end. */
  readonly access = new Map<string, { until: number; scopes: string }>()
  /** Refresh tokens that still work. */
  readonly refreshes = new Map<string, { until: number; scopes: string }>()
  readonly clock: EmulatorClock
  readonly rules: ChunkRules
  isAudited = true
  isPrivateAccount = false
  canPost = true
  longestSeconds = 600
  mayComment = true
  workMs = 20_000
  strangeLooks = 0
  nextRenewal: 'usual' | 'empty' | EmulatedAnswer = 'usual'
  #calls: { kind: string; at: number }[] = []
  #numbers = 0

  constructor(clock: EmulatorClock, rules: ChunkRules = CHUNK_RULES) {
    this.clock = clock
    this.rules = rules
  }

  get privacyOptions(): string[] {
    return this.isPrivateAccount
      ? ['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY']
      : ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY']
  }

  /** Hands out a pair of tokens: two hours and 180 days. */
  grant(scopes: string) {
    const [access, refresh] = [
      `act.${randomBytes(18).toString('hex')}`,
      `rft.${randomBytes(18).toString('hex')}`,
    ]
    const at = this.clock.now()
    this.access.set(access, { until: at + 2 * HOUR_MS, scopes })
    this.refreshes.set(refresh, { until: at + 180 * 24 * HOUR_MS, scopes })
    return { access, refresh, expiresIn: 2 * 3600, refreshExpiresIn: 180 * 24 * 3600, scopes }
  }

  /** Trades a refresh token for new ones; the old one dies. Null where it is not known. */
  renew(refresh: string) {
    const found = this.refreshes.get(refresh)
    this.refreshes.delete(refresh)
    return found === undefined || found.until <= this.clock.now() ? null : this.grant(found.scopes)
  }

  /** Why a token may not do this, in TikTok's word; null where it may. */
  refusal(token: string | null, scope: string): string | null {
    const found = this.access.get(token ?? '')
    if (found === undefined || found.until <= this.clock.now()) return 'access_token_invalid'
    return found.scopes.split(',').includes(scope) ? null : 'scope_not_authorized'
  }

  /** Counts a call; false where a minute has had too many of its kind. */
  count(kind: string, most: number): boolean {
    const at = this.clock.now()
    this.#calls = this.#calls.filter((call) => call.at > at - MINUTE_MS)
    if (this.#calls.filter((call) => call.kind === kind).length >= most) return false
    this.#calls.push({ kind, at })
    return true
  }

  open(
    post: PostInfo | null,
    { size, chunkSize, count }: { size: number; chunkSize: number; count: number },
  ) {
    this.#numbers += 1
    const kind = post === null ? 'v_inbox_file' : 'v_pub_file'
    const upload: TiktokUpload = {
      publishId: `${kind}~v2-1.${7_400_000_000_000_000 + this.#numbers}`,
      token: randomBytes(12).toString('hex'),
      post,
      size,
      chunkSize,
      count,
      openedAt: this.clock.now(),
      chunks: [],
      doneAt: null,
      hasEnded: false,
      isDeleted: false,
      failReason: null,
      postId: `74${String(10_000_000_000_000_000 + this.#numbers)}`,
      figures: { views: 0, likes: 0, comments: 0, shares: 0 },
    }
    this.uploads.set(upload.publishId, upload)
    return upload
  }

  /** An upload whose address takes bytes now. */
  takes(token: string): TiktokUpload | null {
    const found = [...this.uploads.values()].find((upload) => upload.token === token)
    if (found === undefined || found.hasEnded || found.doneAt !== null) return null
    return this.clock.now() - found.openedAt > HOUR_MS ? null : found
  }

  /** Whether TikTok has finished its work on a film. */
  isOut(upload: TiktokUpload): boolean {
    return (
      upload.doneAt !== null && upload.failReason === null && this.clock.now() >= upload.doneAt + this.workMs
    )
  }

  /** What an application may read of a post: of public ones alone. */
  readable(postId: string): TiktokUpload | null {
    const found = [...this.uploads.values()].find((upload) => upload.postId === postId)
    if (found === undefined || found.isDeleted || !this.isOut(found)) return null
    return found.post?.privacy_level === 'PUBLIC_TO_EVERYONE' ? found : null
  }
}

/** The digest of what arrived. */
export function digestOf({ chunks }: TiktokUpload): string {
  return createHash('sha256').update(Buffer.concat(chunks)).digest('hex')
}

/** An answer as TikTok gives it: `ok` with data, or a code. */
export function ok(data: unknown): EmulatedAnswer {
  return { status: 200, body: { data, error: { code: 'ok', message: '', log_id: '2026112109000001' } } }
}

/** A refusal as TikTok words it. */
export function no(code: string, status = 400): EmulatedAnswer {
  return {
    status,
    body: { data: {}, error: { code, message: `Refused: ${code}`, log_id: '2026112109000002' } },
  }
}
