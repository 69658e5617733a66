import { createHash, randomBytes } from 'node:crypto'
import type { EmulatedAnswer, EmulatorClock } from '../../emulating/index.ts'
import { notThere, refusal } from './answers.ts'
import type { ContainerWords } from './schemas.ts'

const DAY_MS = 86_400_000

/** Which of the two logins handed out a token. */
export type Login = 'facebook' | 'instagram'

/** A token of the emulated Instagram. */
export interface EmulatedToken {
  readonly login: Login
  readonly kind: 'short' | 'long' | 'page'
  readonly scopes: readonly string[]
  readonly until: number
  /** Instagram no longer takes it for calls, and still renews it. */
  isStale: boolean
}

/** A container and what came into it. */
export interface EmulatedContainer {
  readonly id: string
  readonly words: ContainerWords
  readonly madeAt: number
  readonly isResumable: boolean
  fileSize: number | null
  received: Buffer
  sha256: string | null
  readyAt: number | null
  failure: string | null
  media: string | null
  isGone: boolean
}

/** A comment under an emulated post. */
export interface EmulatedComment {
  readonly id: string
  readonly username: string
  readonly text: string
  readonly at: number
  /** The comment in whose thread it stands. */
  readonly thread?: string
}

/** A post on the emulated Instagram. */
export interface EmulatedMedia {
  readonly id: string
  readonly shortcode: string
  readonly container: EmulatedContainer
  readonly at: number
  readonly comments: EmulatedComment[]
  figures: {
    views: number
    likes: number
    comments: number | null
    shares: number
    saves: number
    reach: number
  }
}

/** What is on the emulated Instagram: one professional account, its containers, posts and tokens. */
export class InstagramWorld {
  readonly clock: EmulatorClock
  readonly account = { id: '17841400000000007', username: 'saltlight', name: 'Saltlight' }
  readonly pages = ['Harbour Lights', 'The Keeper', 'Saltlight']
  readonly app = { clientId: '240000000000011', clientSecret: 'emulated0secret0of0the0app0at0meta' }
  readonly containers = new Map<string, EmulatedContainer>()
  readonly media = new Map<string, EmulatedMedia>()
  readonly codes = new Map<string, { login: Login; redirectUri: string; scopes: readonly string[] }>()
  readonly tokens = new Map<string, EmulatedToken>()
  processingMs: number
  quota = 100
  strangeLooks = 0
  mayDelete = true
  nextRenewal: { kind: 'same' } | { kind: 'says'; answer: EmulatedAnswer } | null = null
  #ids = 18_000_000_000

  constructor(clock: EmulatorClock, processingMs: number) {
    this.clock = clock
    this.processingMs = processingMs
  }

  now(): number {
    return this.clock.now()
  }

  nextId(): string {
    this.#ids += 1
    return String(this.#ids)
  }

  /** Hands out a token. */
  tokenFor(made: Pick<EmulatedToken, 'login' | 'kind' | 'scopes'>): string {
    const token = `${made.login === 'facebook' ? 'EAA' : 'IGAA'}${randomBytes(30).toString('hex')}`
    const lives =
      made.kind === 'short' ? 3_600_000 : made.kind === 'long' ? 60 * DAY_MS : Number.POSITIVE_INFINITY
    this.tokens.set(token, { ...made, until: this.now() + lives, isStale: false })
    return token
  }

  /** The token of a call, or how it is refused. */
  admit(token: string | null): { readonly token: EmulatedToken } | { readonly refused: EmulatedAnswer } {
    const known = token === null ? undefined : this.tokens.get(token)
    if (known === undefined || known.until <= this.now() || known.isStale)
      return { refused: refusal(190, 463, 'Error validating access token') }
    return { token: known }
  }

  /** Takes the bytes of a film into its container. */
  fill(container: EmulatedContainer, bytes: Buffer): void {
    container.received = Buffer.concat([container.received, bytes])
    if (container.fileSize !== null && container.received.length < container.fileSize) return
    container.sha256 = createHash('sha256').update(container.received).digest('hex')
    container.readyAt = this.now() + this.processingMs
  }

  statusOf(container: EmulatedContainer): string {
    if (container.media !== null) return 'PUBLISHED'
    if (container.isGone || container.madeAt + DAY_MS <= this.now()) return 'EXPIRED'
    if (container.failure !== null) return 'ERROR'
    if (this.strangeLooks > 0 && container.readyAt !== null) {
      this.strangeLooks -= 1
      return 'REHEARSING'
    }
    return container.readyAt !== null && container.readyAt <= this.now() ? 'FINISHED' : 'IN_PROGRESS'
  }

  /** Makes the post of a container. */
  publish(container: EmulatedContainer): EmulatedMedia {
    const media: EmulatedMedia = {
      id: this.nextId(),
      shortcode: randomBytes(8).toString('base64url'),
      container,
      at: this.now(),
      comments: [],
      figures: { views: 0, likes: 0, comments: null, shares: 0, saves: 0, reach: 0 },
    }
    this.media.set(media.id, media)
    container.media = media.id
    return media
  }

  /** A post as long as it is to be seen. */
  seen(id: string): EmulatedMedia | null {
    const media = this.media.get(id)
    if (media === undefined) return null
    const isOver = media.container.words.media_type === 'STORIES' && media.at + DAY_MS <= this.now()
    return isOver ? null : media
  }

  usedWithinADay(): number {
    return [...this.media.values()].filter(({ at }) => at > this.now() - DAY_MS).length
  }

  /** A comment that somebody writes now. */
  comment(
    media: EmulatedMedia,
    username: string,
    written: string | { readonly text: string; readonly thread: string },
  ): EmulatedComment {
    const words = typeof written === 'string' ? { text: written } : written
    const comment = { id: this.nextId(), username, at: this.now(), ...words }
    media.comments.push(comment)
    return comment
  }

  /** Where a comment stands, or undefined. */
  commentOf(id: string): { media: EmulatedMedia; comment: EmulatedComment } | undefined {
    for (const media of this.media.values())
      for (const comment of media.comments) if (comment.id === id) return { media, comment }
    return undefined
  }

  /** Refuses a call about another account. */
  refuseStranger(id: string | undefined): EmulatedAnswer | null {
    return id === this.account.id ? null : notThere()
  }
}
