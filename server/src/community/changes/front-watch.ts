import type { ServerResponse } from 'node:http'
import { Problem } from '@stagedoor/contract/problems'
import type { Clock } from '../../plant/clock/index.ts'
import type { Listening } from '../../plant/db/index.ts'
import type { Log } from '../../plant/log/index.ts'
import type { QuietStream, QuietStreams } from '../../plant/realtime/index.ts'
import type { Db } from '../../schema/index.ts'
import type { GateWatch } from '../../wall/index.ts'
import { type Passing, passingNow } from './passing.ts'
import { threadOfTopic, type WatchedThread } from './topic.ts'

interface Watcher {
  readonly viewerId: string | null
  readonly stream: QuietStream
}

interface Watched {
  readonly thread: WatchedThread
  readonly watchers: Set<Watcher>
  readonly unwatch: () => void
  /** Questions to the wall that are on their way, by the gates they are about; true: ask once more. */
  readonly asked: Map<string, boolean>
}

interface Parts {
  readonly db: Db
  readonly fan: Db
  readonly clock: Clock
  readonly listener: Listening
  readonly gates: GateWatch
  readonly streams: QuietStreams
  readonly log: Log
}

const OF_THE_THREAD = '-'
const ANYBODY_MS = 1_000
/** How old a page may be that asks what it missed; an older one is told to look. */
export const OLDEST_PAGE_MS = 30_000
// A page was read a little before its browser began to count.
const READ_BEFORE_MS = 2_000

/**
 * Tells fans' pages to read again. It hears which thread changed and behind which gates, and asks the wall at that moment
 * who of those who look on passes them: nothing about a viewer is kept, so nothing kept can be out of date.
 */
export class FrontWatch {
  readonly #parts: Parts
  readonly #watched = new Map<string, Watched>()
  /** Ticks of the last half minute to a minute, by thread and gates, and when they were heard. */
  #heardLately = new Map<string, Map<string, number>>()
  #heardBefore = new Map<string, Map<string, number>>()
  #turnedAt = 0
  readonly #forAnybody = new Map<string, Promise<WatchedThread>>()
  #unlisten: (() => Promise<void>) | null = null

  constructor(parts: Parts) {
    this.#parts = parts
  }

  async start(): Promise<void> {
    this.#unlisten = await this.#parts.listener.listen('front', {
      heard: (payload) => this.#heard(payload),
      // What was said while nothing was heard is lost.
      connected: () => {
        for (const watched of this.#watched.values()) this.#tell(watched, OF_THE_THREAD)
      },
    })
  }

  async stop(): Promise<void> {
    await this.#unlisten?.()
    this.#parts.streams.stop()
  }

  /** Throws `too-many-requests` where no further stream may be opened from a network. */
  refuseOneMore(network: string): void {
    this.#parts.streams.refuseOneMore(network)
  }

  /** Opens a stream for a viewer whose page, if it has one, was read so long ago. Throws `not-found` for what is hidden and what is missing alike, and `too-many-requests`. */
  async follow(
    response: ServerResponse,
    about: {
      viewerId: string | null
      production: string
      topic: string
      network: string
      isAgain: boolean
      pageAgeMs: number | null
    },
  ): Promise<void> {
    const { viewerId, topic, network, isAgain, pageAgeMs } = about
    const { streams } = this.#parts
    const thread = await this.#threadFor(about)
    if (!includes(await this.#passing(thread.gateId, viewers([viewerId])), viewerId))
      throw new Problem('not-found')
    if (response.destroyed) return
    streams.refuseOneMore(network)
    const watched = this.#watched.get(thread.id) ?? this.#watch(thread)
    const ended = () => {
      watched.watchers.delete(watcher)
      if (watched.watchers.size > 0) return
      watched.unwatch()
      this.#watched.delete(thread.id)
    }
    const watcher: Watcher = { viewerId, stream: streams.open(response, { network, topic, ended }) }
    watched.watchers.add(watcher)
    // Who lost a stream may have missed something, and so may a page between its reading and its stream.
    if (isAgain || (pageAgeMs ?? 0) > OLDEST_PAGE_MS) watcher.stream.tell()
    else if (pageAgeMs !== null) await this.#tellWhatWasMissed(thread, watcher, pageAgeMs + READ_BEFORE_MS)
  }

  // Whoever comes of whom nothing is known is answered alike: a thousand at once ask the wall once.
  async #threadFor(about: {
    viewerId: string | null
    production: string
    topic: string
  }): Promise<WatchedThread> {
    if (about.viewerId !== null) return threadOfTopic(this.#parts, about)
    const key = `${about.production} ${about.topic}`
    const known = this.#forAnybody.get(key)
    if (known !== undefined) return known
    const found = threadOfTopic(this.#parts, about)
    this.#forAnybody.set(key, found)
    setTimeout(() => this.#forAnybody.delete(key), ANYBODY_MS).unref()
    return found
  }

  #watch(thread: WatchedThread): Watched {
    const watched: Watched = {
      thread,
      watchers: new Set(),
      unwatch: this.#parts.gates.onChange(thread.gateId, () => void this.#endThoseShutOut(watched)),
      asked: new Map(),
    }
    this.#watched.set(thread.id, watched)
    return watched
  }

  #heard(payload: string): void {
    const [threadId = '', ...gateIds] = payload.split(' ')
    if (threadId === 'production') {
      this.#forAnybody.clear()
      for (const { thread, watchers } of this.#watched.values())
        if (thread.productionId === gateIds[0]) for (const { stream } of watchers) stream.end()
      return
    }
    const gates = gateIds.join(' ')
    this.#remember(threadId, gates)
    const watched = this.#watched.get(threadId)
    if (watched) this.#tell(watched, gates)
  }

  #tell(watched: Watched, gates: string): void {
    if (watched.asked.has(gates)) {
      watched.asked.set(gates, true)
      return
    }
    watched.asked.set(gates, false)
    this.#tellThosePassing(watched, gates)
      .catch((error: unknown) => {
        this.#parts.log.warn({ err: error }, 'the wall could not be asked whom to tell; their streams end')
        for (const { stream } of watched.watchers) stream.end()
      })
      .finally(() => {
        const isOnceMore = watched.asked.get(gates) === true
        watched.asked.delete(gates)
        if (isOnceMore) this.#tell(watched, gates)
      })
  }

  async #tellThosePassing({ thread, watchers }: Watched, gates: string): Promise<void> {
    const ids = viewers([...watchers].map(({ viewerId }) => viewerId))
    const passing = await this.#passingAll(thread, gates, ids)
    for (const { viewerId, stream } of watchers)
      if (passing.every((one) => includes(one, viewerId))) stream.tell()
  }

  async #tellWhatWasMissed(
    thread: WatchedThread,
    { viewerId, stream }: Watcher,
    withinMs: number,
  ): Promise<void> {
    const from = performance.now() - withinMs
    for (const heard of [this.#heardLately, this.#heardBefore])
      for (const [gates, at] of heard.get(thread.id) ?? []) {
        if (at < from) continue
        const passing = await this.#passingAll(thread, gates, viewers([viewerId]))
        if (passing.every((one) => includes(one, viewerId))) return stream.tell()
      }
  }

  #remember(threadId: string, gates: string): void {
    const now = performance.now()
    if (now - this.#turnedAt > OLDEST_PAGE_MS + READ_BEFORE_MS) {
      this.#heardBefore = this.#heardLately
      this.#heardLately = new Map()
      this.#turnedAt = now
    }
    const ofThread = this.#heardLately.get(threadId) ?? new Map<string, number>()
    this.#heardLately.set(threadId, ofThread.set(gates, now))
  }

  #passingAll(thread: WatchedThread, gates: string, ids: ReadonlySet<string>): Promise<Passing[]> {
    const own = gates.split(' ').filter((id) => id !== '' && id !== OF_THE_THREAD)
    return Promise.all([...new Set([thread.gateId, ...own])].map((gateId) => this.#passing(gateId, ids)))
  }

  async #endThoseShutOut({ thread, watchers }: Watched): Promise<void> {
    const ids = viewers([...watchers].map(({ viewerId }) => viewerId))
    const passing = await this.#passing(thread.gateId, ids).catch(() => new Set<string>())
    for (const { viewerId, stream } of watchers) if (!includes(passing, viewerId)) stream.end()
  }

  async #passing(gateId: string, viewerIds: ReadonlySet<string>): Promise<Passing> {
    const { db, gates, clock } = this.#parts
    return passingNow(db, { gate: await gates.gate(gateId), viewerIds, now: clock.now() })
  }
}

const viewers = (ids: readonly (string | null)[]): ReadonlySet<string> =>
  new Set(ids.filter((id): id is string => id !== null))

const includes = (passing: Passing, viewerId: string | null): boolean =>
  passing === 'everybody' || (viewerId !== null && passing.has(viewerId))
