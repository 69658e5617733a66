import type { ChildProcess } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { MediaFailure, type Caps, type Progress, type RunOptions } from '../engine.ts'
import type { Bounds } from '../guarded-command.ts'
import { LogTail } from '../log-tail.ts'
import type { Answer, Request } from '../node-av-child/protocol.ts'
import { startNode } from '../start-program.ts'

const program = fileURLToPath(new URL('../node-av-child/program.ts', import.meta.url))
const graceMs = 2_000
const startMs = 30_000

export type Ended = Exclude<Answer, { kind: 'ready' } | { kind: 'progress' } | { kind: 'failed' }>
export type JobOptions = RunOptions & { wallMs: number }

/** The parent's end of one program that loads node-av: one job at a time, gone when it crashes or is closed. */
export class Child {
  readonly #process: ChildProcess
  readonly #log: LogTail
  #hear: (answer: Answer | Gone) => void = () => undefined
  #gone: Gone | null = null
  jobs = 0

  private constructor(directory: string, limits: Bounds) {
    this.#process = startNode({ program }, { directory, bounds: limits })
    this.#log = new LogTail(this.#process.stderr)
    this.#process.on('message', (answer: Answer) => this.#hear(answer))
    this.#process.on('error', (cause) => this.#leave({ kind: 'gone', how: cause.message }))
    this.#process.on('exit', (code, signal) =>
      this.#leave({ kind: 'gone', how: signal ?? `exit code ${code}` }),
    )
  }

  static async start(directory: string, limits: Bounds): Promise<{ child: Child; caps: Caps }> {
    const child = new Child(directory, limits)
    const answer = await child
      .#await({ wallMs: startMs }, () => undefined)
      .catch((error: unknown) => {
        child.kill()
        throw error
      })
    if (answer.kind !== 'ready') throw new TypeError('the child speaks before it is ready')
    return { child, caps: answer.caps }
  }

  get isGone(): boolean {
    return this.#gone !== null
  }

  get log(): string {
    return this.#log.text
  }

  /** Sends one job and waits for its end; a failure keeps the end of the log. */
  async ask(request: Request, options: JobOptions): Promise<Ended> {
    this.jobs++
    this.#log.clear()
    const answer = await this.#await(options, () => this.#process.send(request))
    switch (answer.kind) {
      case 'failed':
        throw new MediaFailure(answer.failure, answer.message, { log: this.log })
      case 'ran':
      case 'probed':
        return answer
      case 'ready':
      case 'progress':
        throw new TypeError('a job ends once')
    }
  }

  #await(options: JobOptions, begin: () => void): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    const fail = (kind: 'wall-clock-spent' | 'engine-crashed' | 'cancelled', message: string): void =>
      reject(new MediaFailure(kind, message, { log: this.log }))
    const wall = setTimeout(() => {
      fail('wall-clock-spent', `the work took longer than ${options.wallMs} ms`)
      this.kill()
    }, options.wallMs)
    let grace: NodeJS.Timeout | undefined
    const cancel = (): void => {
      if (!this.isGone) this.#process.send({ kind: 'cancel' } satisfies Request)
      grace = setTimeout(() => {
        fail('cancelled', 'the work was called off')
        this.kill()
      }, graceMs)
    }
    this.#hear = (answer) => {
      if (answer.kind === 'progress') report(options, answer.progress)
      else if (answer.kind === 'gone') fail('engine-crashed', `the media program ended: ${answer.how}`)
      else resolve(answer)
    }
    if (options.signal?.aborted) fail('cancelled', 'the work was called off before it began')
    else if (this.#gone !== null) this.#hear(this.#gone)
    else {
      options.signal?.addEventListener('abort', cancel, { once: true })
      begin()
    }
    return promise.finally(() => {
      clearTimeout(wall)
      clearTimeout(grace)
      options.signal?.removeEventListener('abort', cancel)
      this.#hear = () => undefined
    })
  }

  #leave(gone: Gone): void {
    this.#gone ??= gone
    this.#hear(this.#gone)
  }

  kill(): void {
    this.#gone ??= { kind: 'gone', how: 'SIGKILL' }
    this.#process.kill('SIGKILL')
  }

  /** Closes the channel, upon which the program ends by itself; killed if it does not. Its log is whole then. */
  async close(): Promise<void> {
    if (this.isGone) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#process.once('exit', () => resolve())
    const grace = setTimeout(() => this.#process.kill('SIGKILL'), graceMs)
    if (this.#process.connected) this.#process.disconnect()
    await promise
    clearTimeout(grace)
    await Promise.race([this.#log.ended, pause(graceMs, undefined, { ref: false })])
  }
}

type Gone = { kind: 'gone'; how: string }

function report(options: JobOptions, progress: Progress): void {
  options.onProgress?.(progress)
}
