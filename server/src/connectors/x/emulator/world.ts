import { createHash, randomBytes } from 'node:crypto'
import type { EmulatedAnswer, EmulatorClock } from '../../emulating/index.ts'

const HOUR_MS = 3_600_000

/** One file at the emulated X. */
export interface XFile {
  readonly id: string
  readonly key: string
  readonly category: string
  readonly size: number
  readonly until: number
  readonly pieces: Map<number, Buffer>
  doneAt: number | null
  altText: string
  isSensitive: boolean
  captions: string[]
}

/** One post there. */
export interface XTweet {
  readonly id: string
  readonly authorId: string
  readonly authorName: string
  readonly text: string
  readonly at: number
  readonly media: XFile | null
  readonly parent: string | null
  readonly conversation: string
  readonly madeWithAi: boolean
  readonly paidPartnership: boolean
  figures: { views: number; likes: number; comments: number; shares: number; saves: number }
}

/** What happens on the emulated X. */
export class XWorld {
  readonly app = { clientId: 'emulated-client-id', clientSecret: 'emulated-client-secret' }
  readonly account = { id: '1888000000000000001', username: 'saltlight', name: 'Saltlight' }
  readonly files = new Map<string, XFile>()
  readonly tweets = new Map<string, XTweet>()
  readonly codes = new Map<string, { challenge: string; redirectUri: string }>()
  /** Access tokens and when they end. */
  readonly access = new Map<string, number>()
  readonly refreshes = new Set<string>()
  readonly clock: EmulatorClock
  workMs = 20_000
  strangeLooks = 0
  mayDelete = true
  /** Self-serve applications may reply only where they were summoned; whether to oneself, X does not say. */
  mayReply = true
  nextRenewal: 'usual' | 'empty' | EmulatedAnswer = 'usual'
  #numbers = 0

  constructor(clock: EmulatorClock) {
    this.clock = clock
  }

  /** Hands out a pair of tokens. */
  grant() {
    const [access, refresh] = [randomBytes(24).toString('base64url'), randomBytes(24).toString('base64url')]
    this.access.set(access, this.clock.now() + 2 * HOUR_MS)
    this.refreshes.add(refresh)
    return { access, refresh, expiresIn: 7200 }
  }

  isSignedIn(token: string | null): boolean {
    return (this.access.get(token ?? '') ?? 0) > this.clock.now()
  }

  /** A number that grows with time, as all of X's do. */
  number(): string {
    this.#numbers += 1
    return String(1_990_000_000_000_000_000n + BigInt(this.#numbers))
  }

  open({ category, size }: { category: string; size: number }): XFile {
    const id = this.number()
    const file: XFile = {
      id,
      key: `7_${id}`,
      category,
      size,
      until: this.clock.now() + 24 * HOUR_MS,
      pieces: new Map(),
      doneAt: null,
      altText: '',
      isSensitive: false,
      captions: [],
    }
    this.files.set(id, file)
    return file
  }

  /** A file that X still has. */
  file(id: string): XFile | null {
    const found = this.files.get(id)
    return found === undefined || found.until <= this.clock.now() ? null : found
  }

  isReady({ doneAt }: XFile): boolean {
    return doneAt !== null && this.clock.now() >= doneAt + this.workMs
  }

  post(
    words: Pick<XTweet, 'text' | 'media' | 'parent' | 'madeWithAi' | 'paidPartnership'>,
    author = this.account,
  ) {
    const id = this.number()
    const parent = words.parent === null ? undefined : this.tweets.get(words.parent)
    const tweet: XTweet = {
      ...words,
      id,
      authorId: author.id,
      authorName: author.username,
      at: this.clock.now(),
      conversation: parent?.conversation ?? id,
      figures: { views: 0, likes: 0, comments: 0, shares: 0, saves: 0 },
    }
    this.tweets.set(id, tweet)
    return tweet
  }
}

/** All bytes of a file, in their order. */
export function bytesOf({ pieces }: XFile): Buffer {
  return Buffer.concat([...pieces.entries()].sort(([a], [b]) => a - b).map(([, bytes]) => bytes))
}

/** The digest of what arrived. */
export function digestOf(file: XFile): string {
  return createHash('sha256').update(bytesOf(file)).digest('hex')
}

/** A problem as X words it. */
export function xSays(status: number, type: string, detail: string): EmulatedAnswer {
  return { status, body: { title: detail, type: `https://api.x.com/2/problems/${type}`, detail, status } }
}
