import { randomBytes, randomUUID } from 'node:crypto'
import type { EmulatedAnswer, EmulatorClock } from '../../emulating/index.ts'

/** With what a person opens the account of the emulator. */
export const PEERTUBE_TRIAL = { username: 'saltlight', password: 'between two lighthouses' } as const

/** Its channel's number. */
export const CHANNEL_ID = 3

const ACCESS_LIVES_S = 14_399
const REFRESH_LIVES_S = 1_209_600
const SESSION_LIVES_MS = 12 * 3_600_000

/** A film on the server. */
export interface EmulatedVideo {
  readonly uuid: string
  readonly shortUUID: string
  readonly bytes: Buffer
  readonly readyAt: number
  readonly captions: Set<string>
  name: string
  description: string
  privacy: number
  nsfw: boolean
  nsfwSummary: string
  language: string | null
  commentsPolicy: number | null
  /** Digest of its own picture, lower-case hex. */
  coverSha256: string | null
}

/** An upload that is not done. */
export interface EmulatedUpload {
  readonly size: number
  readonly name: string
  readonly privacy: number
  readonly until: number
  bytes: Buffer
}

/** A comment under a film. */
export interface EmulatedComment {
  readonly id: number
  readonly video: string
  readonly author: string
  readonly text: string
  readonly inReplyTo: number | null
  readonly at: number
}

/** Everything that the emulated server holds. */
export class PeertubeServer {
  readonly videos = new Map<string, EmulatedVideo>()
  readonly uploads = new Map<string, EmulatedUpload>()
  readonly comments: EmulatedComment[] = []
  readonly figures = new Map<string, { views?: number; likes?: number; comments?: number }>()
  readonly client = { id: randomBytes(16).toString('hex'), secret: randomBytes(16).toString('hex') }
  /** Minus one for no bound. */
  quota = -1
  processMs = 0
  strangeLooks = 0
  mayDelete = true
  nextRenewal: 'empty' | EmulatedAnswer | null = null
  readonly #access = new Map<string, number>()
  readonly #refresh = new Set<string>()
  readonly #clock: EmulatorClock
  #count = 0

  constructor(clock: EmulatorClock) {
    this.#clock = clock
  }

  get now(): number {
    return this.#clock.now()
  }

  get used(): number {
    return [...this.videos.values()].reduce((sum, { bytes }) => sum + bytes.length, 0)
  }

  next(): number {
    this.#count += 1
    return this.#count
  }

  session() {
    const [access, refresh] = [randomBytes(20).toString('hex'), randomBytes(20).toString('hex')]
    this.#access.set(access, this.now + ACCESS_LIVES_S * 1000)
    this.#refresh.add(refresh)
    return {
      token_type: 'Bearer',
      access_token: access,
      refresh_token: refresh,
      expires_in: ACCESS_LIVES_S,
      refresh_token_expires_in: REFRESH_LIVES_S,
    }
  }

  /** A refresh token is good once. */
  renew(refreshToken: string): ReturnType<PeertubeServer['session']> | null {
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

  openUpload(upload: Pick<EmulatedUpload, 'size' | 'name' | 'privacy'>): string {
    const id = randomBytes(16).toString('hex')
    this.uploads.set(id, { ...upload, bytes: Buffer.alloc(0), until: this.now + SESSION_LIVES_MS })
    return id
  }

  uploadOf(id: string): EmulatedUpload | null {
    const upload = this.uploads.get(id)
    return upload === undefined || upload.until <= this.now ? null : upload
  }

  /** Makes a film of an upload, which ends with it. */
  finish(uploadId: string, { name, privacy, bytes }: EmulatedUpload): EmulatedVideo {
    const uuid = randomUUID()
    const video: EmulatedVideo = {
      uuid,
      shortUUID: uuid.replaceAll('-', '').slice(0, 22),
      bytes,
      readyAt: this.now + this.processMs,
      captions: new Set(),
      name,
      description: '',
      privacy,
      nsfw: false,
      nsfwSummary: '',
      language: null,
      commentsPolicy: null,
      coverSha256: null,
    }
    this.videos.set(uuid, video)
    this.uploads.delete(uploadId)
    return video
  }

  /** What it says that it does with a film: its number and its word. */
  stateOf({ readyAt }: EmulatedVideo): { id: number; label: string } {
    if (this.strangeLooks > 0) {
      this.strangeLooks -= 1
      return { id: 42, label: 'Being admired' }
    }
    return readyAt <= this.now ? { id: 1, label: 'Published' } : { id: 2, label: 'To transcode' }
  }
}
