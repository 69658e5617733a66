import { createHash, randomBytes } from 'node:crypto'
import type { EmulatedAnswer, EmulatorClock } from '../../emulating/index.ts'
import { nextMidnightInCalifornia } from '../errors.ts'
import type { Instant } from '@stagedoor/core/time'
import { refusal } from './answers.ts'
import type { VideoResource } from './schemas.ts'

const ACCESS_SECONDS = 3599
const UNITS_A_DAY = 10_000
const INSERTS_A_DAY = 100
const WEEK_MS = 7 * 86_400_000

/** A comment under an emulated film. */
export interface EmulatedComment {
  readonly id: string
  readonly author: string
  readonly channelId: string
  readonly text: string
  readonly at: number
  /** The comment in whose thread it stands. */
  readonly thread?: string
}

/** A film on the emulated YouTube. */
export interface EmulatedVideo {
  readonly id: string
  resource: VideoResource
  readonly sha256: string
  readonly sizeBytes: number
  readyAt: number
  /** Set where YouTube will have none of it. */
  fate: { readonly uploadStatus: 'failed' | 'rejected'; readonly reason: string } | null
  /** Its visibility was chosen, be it private. */
  isOut: boolean
  coverSha256: string | null
  readonly captions: Map<string, string>
  readonly comments: EmulatedComment[]
  figures: { views: number; likes: number; comments: number | null }
}

/** An upload session; it outlives its film for a while, so that a lost answer can be asked for again. */
export interface EmulatedSession {
  readonly id: string
  readonly resource: VideoResource
  readonly total: number
  readonly openedAt: number
  received: Buffer
  video: string | null
}

/** How the emulated YouTube is set up. */
export interface YoutubeSetting {
  readonly clock: EmulatorClock
  /** Google has audited the project; if not, all that it uploads stays private. */
  readonly isAudited: boolean
  /** How long it works on a film. */
  readonly processingMs: number
}

/** What is on the emulated YouTube: one channel, its films, its tokens and what is left of the day's calls. */
export class YoutubeWorld {
  readonly setting: YoutubeSetting
  readonly channel = { id: 'UCsaltlightproduction0001', title: 'Saltlight', customUrl: '@saltlight' }
  readonly app = {
    clientId: 'stagedoor.apps.googleusercontent.com',
    clientSecret: 'GOCSPX-emulated-by-stagedoor',
  }
  readonly videos = new Map<string, EmulatedVideo>()
  readonly sessions = new Map<string, EmulatedSession>()
  readonly codes = new Map<string, { redirectUri: string; challenge: string | null; scope: string }>()
  readonly access = new Map<string, { until: number; scope: string }>()
  readonly refreshes = new Map<string, string>()
  processingMs: number
  mayDelete = true
  longUploads: 'allowed' | 'eligible' | 'disallowed' = 'allowed'
  strangeLooks = 0
  nextRenewal: { kind: 'empty' } | { kind: 'says'; answer: EmulatedAnswer } | null = null
  units = 0
  inserts = 0
  uploadsLeft = Number.POSITIVE_INFINITY
  #dayEnds = 0

  constructor(setting: YoutubeSetting) {
    this.setting = setting
    this.processingMs = setting.processingMs
  }

  now(): number {
    return this.setting.clock.now()
  }

  /** An id as YouTube's are: eleven letters. */
  videoId(): string {
    return randomBytes(8).toString('base64url').slice(0, 11)
  }

  /** Hands out tokens for these scopes, as after a consent. */
  grant(scope: string): { accessToken: string; refreshToken: string; expiresIn: number } {
    const refreshToken = `1//${randomBytes(24).toString('base64url')}`
    this.refreshes.set(refreshToken, scope)
    return { accessToken: this.accessToken(scope), refreshToken, expiresIn: ACCESS_SECONDS }
  }

  accessToken(scope: string): string {
    const token = `ya29.${randomBytes(24).toString('base64url')}`
    this.access.set(token, { until: this.now() + ACCESS_SECONDS * 1000, scope })
    return token
  }

  /** Refuses a call without a living token, or beyond the day's calls; null where it may go on. */
  refuseCall(token: string | null, { units = 1, insert = false } = {}): EmulatedAnswer | null {
    const known = token === null ? undefined : this.access.get(token)
    if (known === undefined || known.until <= this.now())
      return refusal(401, 'authError', 'Invalid Credentials')
    if (this.now() >= this.#dayEnds) {
      this.units = 0
      this.inserts = 0
      this.#dayEnds = nextMidnightInCalifornia(this.now() as Instant)
    }
    // Uploads have a bucket of their own since 2026.
    if (insert ? this.inserts + 1 > INSERTS_A_DAY : this.units + units > UNITS_A_DAY)
      return refusal(
        403,
        'quotaExceeded',
        'The request cannot be completed because you have exceeded your quota.',
      )
    if (insert) this.inserts += 1
    else this.units += units
    return null
  }

  /** The session of an address, while it lives. */
  session(id: string): EmulatedSession | null {
    const session = this.sessions.get(id)
    return session === undefined || session.openedAt + WEEK_MS < this.now() ? null : session
  }

  /** Makes the film of a session whose last byte has come. */
  finish(session: EmulatedSession): EmulatedVideo {
    const id = this.videoId()
    const video: EmulatedVideo = {
      id,
      resource: session.resource,
      sha256: createHash('sha256').update(session.received).digest('hex'),
      sizeBytes: session.total,
      readyAt: this.now() + this.processingMs,
      fate: null,
      isOut: false,
      coverSha256: null,
      captions: new Map(),
      comments: [],
      figures: { views: 0, likes: 0, comments: null },
    }
    this.videos.set(id, video)
    session.video = id
    session.received = Buffer.alloc(0)
    return video
  }

  /** A film in the parts that were asked for. */
  shown(video: EmulatedVideo, parts: readonly string[]): Record<string, unknown> {
    const { snippet, status, paidProductPlacementDetails } = video.resource
    const isReady = this.now() >= video.readyAt
    const uploadStatus = video.fate?.uploadStatus ?? (isReady ? 'processed' : 'uploaded')
    const all: Record<string, unknown> = {
      snippet: { ...snippet, channelId: this.channel.id, channelTitle: this.channel.title },
      status: {
        ...status,
        uploadStatus,
        publicStatsViewable: status.publicStatsViewable ?? true,
        ...(video.fate?.uploadStatus === 'failed' ? { failureReason: video.fate.reason } : {}),
        ...(video.fate?.uploadStatus === 'rejected' ? { rejectionReason: video.fate.reason } : {}),
      },
      statistics: {
        viewCount: String(video.figures.views),
        likeCount: String(video.figures.likes),
        commentCount: String(video.figures.comments ?? video.comments.length),
      },
      processingDetails: {
        processingStatus: isReady ? 'succeeded' : 'processing',
        ...(isReady ? {} : { processingProgress: { partsTotal: '10', partsProcessed: '4' } }),
      },
      paidProductPlacementDetails: paidProductPlacementDetails ?? { hasPaidProductPlacement: false },
    }
    const told = Object.fromEntries(parts.filter((part) => part in all).map((part) => [part, all[part]]))
    return { kind: 'youtube#video', id: video.id, ...told }
  }
}
