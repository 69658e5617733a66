import { sql } from 'kysely'
import type { Trx } from '../../schema/index.ts'
import type { Listening } from '../db/index.ts'

/** What a page can watch; a message says that something of it changed and nothing else. */
export type Topic = (typeof TOPICS)[number]

const TOPICS = ['dailies', 'work', 'tasks', 'clearance', 'cuts', 'calendar', 'recall', 'community'] as const

/** Tells, at commit, that something of a topic changed in a production. */
export async function notifyTopic(trx: Trx, productionId: string, topic: Topic): Promise<void> {
  await sql`select pg_notify('topics', ${`${productionId} ${topic}`})`.execute(trx)
}

/** Fans the topics of all processes out to the streams of this one. */
export class Topics {
  readonly #listener: Listening
  readonly #watchers = new Map<string, Set<(topic: Topic) => void>>()
  #unlisten: (() => Promise<void>) | null = null

  constructor({ listener }: { listener: Listening }) {
    this.#listener = listener
  }

  async start(): Promise<void> {
    this.#unlisten = await this.#listener.listen('topics', {
      heard: (payload) => {
        const [productionId = '', topic] = payload.split(' ')
        for (const watcher of this.#watchers.get(productionId) ?? []) watcher(topic as Topic)
      },
      // What was said while nothing was heard is lost: every page looks again at all it shows.
      connected: () => {
        for (const watchers of this.#watchers.values())
          for (const watcher of watchers) for (const topic of TOPICS) watcher(topic)
      },
    })
  }

  async stop(): Promise<void> {
    await this.#unlisten?.()
  }

  /** Watches a production's topics; the answer ends it. */
  watch(productionId: string, watcher: (topic: Topic) => void): () => void {
    const watchers = this.#watchers.get(productionId) ?? new Set()
    watchers.add(watcher)
    this.#watchers.set(productionId, watchers)
    return () => {
      watchers.delete(watcher)
      if (watchers.size === 0) this.#watchers.delete(productionId)
    }
  }
}
