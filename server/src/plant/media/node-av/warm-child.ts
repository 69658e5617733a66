import { tmpdir } from 'node:os'
import type { Request } from '../node-av-child/protocol.ts'
import { smallLimits } from '../plans/film-output.ts'
import { Child, type Ended, type JobOptions } from './child.ts'

const jobsPerChild = 100
const idleMs = 10_000

/** What a child may hold that serves many jobs, one after another: each has its own wall clock. */
export const warmBounds = { memoryMB: smallLimits.memoryMB }

/** One child kept for small jobs, which take less time than starting a program does. */
export class WarmChild {
  #child: Child | null = null
  #idle: NodeJS.Timeout | undefined
  #queue: Promise<unknown> = Promise.resolve()

  /** Jobs wait for each other; a crash ends one job and the next gets a new child. */
  ask(request: Request, options: JobOptions): Promise<{ ended: Ended; log: string }> {
    const answer = this.#queue.then(() => this.#work(request, options))
    this.#queue = answer.catch(() => undefined)
    return answer
  }

  async #work(request: Request, options: JobOptions): Promise<{ ended: Ended; log: string }> {
    clearTimeout(this.#idle)
    const child = await this.#ready()
    try {
      const ended = await child.ask(request, options)
      return { ended, log: child.log }
    } finally {
      if (child.isGone || child.jobs >= jobsPerChild) await this.#rest()
      else this.#idle = setTimeout(() => void this.close(), idleMs)
    }
  }

  async #ready(): Promise<Child> {
    if (this.#child !== null && !this.#child.isGone) return this.#child
    const { child } = await Child.start(tmpdir(), warmBounds)
    this.#child = child
    return child
  }

  async #rest(): Promise<void> {
    const child = this.#child
    this.#child = null
    await child?.close()
  }

  /** Ends the child after the job at hand. */
  close(): Promise<void> {
    clearTimeout(this.#idle)
    const rest = this.#queue.then(() => this.#rest())
    this.#queue = rest.catch(() => undefined)
    return rest
  }
}
