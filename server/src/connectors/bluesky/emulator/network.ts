import { createHash } from 'node:crypto'
import type { EmulatedAnswer, EmulatorClock } from '../../emulating/index.ts'

/** With what a person opens the account of the emulator. */
export const BLUESKY_TRIAL = { identifier: 'saltlight.test', password: 'lamp-wave-rope-tide' } as const

/** The account's DID. */
export const TRIAL_DID = 'did:plc:saltlightcrew234567abcdefg'

const ACCESS_LIVES_MS = 2 * 3_600_000
const REFRESH_LIVES_MS = 90 * 24 * 3_600_000
// A renewal whose answer is lost may be asked for again with the old token so long.
const GRACE_MS = 2 * 3_600_000

/** One record of a repository. */
export interface EmulatedRecord {
  readonly cid: string
  readonly value: PostRecord
}

/** A post, as its lexicon has it; only what the emulator reads. */
export interface PostRecord {
  readonly text: string
  readonly createdAt: string
  readonly langs?: readonly string[]
  readonly labels?: { readonly values: readonly { readonly val: string }[] }
  readonly reply?: { readonly root: { readonly uri: string }; readonly parent: { readonly uri: string } }
  readonly embed?: {
    readonly video: { readonly ref: { readonly $link: string } }
    readonly alt?: string
    readonly captions?: readonly {
      readonly lang: string
      readonly file: { readonly ref: { readonly $link: string } }
    }[]
  }
}

/** A film on its way through the video service. */
export interface EmulatedUpload {
  readonly jobId: string
  readonly sizeBytes: number
  readonly partSizeBytes: number
  readonly partCount: number
  readonly expiresAt: number
  readonly parts: Map<number, Buffer>
  state: 'created' | 'completed' | 'aborted' | 'expired'
  finishedAt: number | null
  blob: string | null
}

/** Everything that the emulated network holds. */
export class BlueskyNetwork {
  readonly records = new Map<string, EmulatedRecord>()
  readonly blobs = new Map<string, { readonly bytes: Buffer; readonly mimeType: string }>()
  readonly uploads = new Map<string, EmulatedUpload>()
  readonly comments: { uri: string; parent: string; author: string; text: string; at: number }[] = []
  readonly figures = new Map<string, { likes?: number; shares?: number; comments?: number }>()
  /** Small, so that a film of a test goes in several. */
  partSizeBytes = 64 * 1024
  /** What the account's own server takes in one piece. */
  blobUploadLimit = 100_000_000
  processMs = 0
  strangeLooks = 0
  mayDelete = true
  /** What the next renewal does, once. */
  nextRenewal: 'empty' | EmulatedAnswer | null = null
  readonly #clock: EmulatorClock
  readonly #access = new Map<string, number>()
  readonly #refresh = new Map<string, number>()
  readonly #service = new Map<string, { aud: string; lxm: string; until: number }>()
  #count = 0

  constructor(clock: EmulatorClock) {
    this.#clock = clock
  }

  get now(): number {
    return this.#clock.now()
  }

  next(): number {
    this.#count += 1
    return this.#count
  }

  /** A session of the account: both tokens, new. */
  session(): { accessJwt: string; refreshJwt: string; handle: string; did: string } {
    const n = this.next()
    const [accessJwt, refreshJwt] = [tokenOf('access', n), tokenOf('refresh', n)]
    this.#access.set(accessJwt, this.now + ACCESS_LIVES_MS)
    this.#refresh.set(refreshJwt, this.now + REFRESH_LIVES_MS)
    return { accessJwt, refreshJwt, handle: BLUESKY_TRIAL.identifier, did: TRIAL_DID }
  }

  /** Trades a refresh token for a session; the old one lives on for its grace. Null where it is worth nothing. */
  renew(token: string | null): ReturnType<BlueskyNetwork['session']> | null {
    const until = this.#refresh.get(token ?? '')
    if (token === null || until === undefined || until <= this.now) return null
    this.#refresh.set(token, Math.min(until, this.now + GRACE_MS))
    return this.session()
  }

  accessOf(token: string | null): 'good' | 'ended' | 'unknown' {
    const until = this.#access.get(token ?? '')
    if (until === undefined) return 'unknown'
    return until > this.now ? 'good' : 'ended'
  }

  endAccess(): void {
    for (const token of this.#access.keys()) this.#access.set(token, 0)
  }

  revoke(): void {
    this.endAccess()
    this.#refresh.clear()
  }

  /** A token for another service, bound to one method and for a while. */
  serviceToken(bound: { aud: string; lxm: string; until: number }): string {
    const token = tokenOf('service', this.next())
    this.#service.set(token, bound)
    return token
  }

  mayUpload(token: string | null, aud: string): boolean {
    const bound = this.#service.get(token ?? '')
    return (
      bound !== undefined &&
      bound.aud === aud &&
      bound.lxm === 'com.atproto.repo.uploadBlob' &&
      bound.until > this.now
    )
  }

  /** Whether a record names a file. */
  isNamed(cid: string): boolean {
    return [...this.records.values()].some(({ value: { embed } }) =>
      [embed?.video, ...(embed?.captions ?? []).map(({ file }) => file)].some(
        (file) => file?.ref.$link === cid,
      ),
    )
  }

  putBlob(bytes: Buffer, mimeType: string) {
    const cid = cidOf(bytes)
    this.blobs.set(cid, { bytes, mimeType })
    return { $type: 'blob', ref: { $link: cid }, mimeType, size: bytes.length }
  }
}

// As long as a real one, and as dark.
function tokenOf(kind: string, n: number): string {
  return `${kind}-${createHash('sha256').update(`${kind} ${n}`).digest('hex')}`
}

/** Something like a content id: the same for the same content. */
export function cidOf(content: Buffer | string): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz234567'
  const digest = createHash('sha256').update(content).digest()
  return `bafkrei${Array.from({ length: 52 }, (_, at) => letters[(digest[at % 32] ?? 0) & 31]).join('')}`
}
