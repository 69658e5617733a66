import type { ChildProcess } from 'node:child_process'
import { open, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MediaFailure } from '../../engine.ts'
import { LogTail } from '../../log-tail.ts'
import { startNode } from '../../start-program.ts'
import { readAt } from '../boxes.ts'
import type { ReaderAnswer, ReaderRequest, TrackFields } from './protocol.ts'

const folder = fileURLToPath(new URL('./', import.meta.url))
const program = fileURLToPath(new URL('./program.ts', import.meta.url))
const library = fileURLToPath(import.meta.resolve('mediainfo.js'))
const idleMs = 10_000
const filmMs = 60_000
const filmsPerProgram = 100
// Films are read where they describe themselves, which is at most some megabytes; of a sound it would read every sample.
const mostBytes = 32 * 2 ** 20
const bounds = { memoryMB: 1_500 }

let warm: Program | null = null
let idle: NodeJS.Timeout | undefined
let queue: Promise<unknown> = Promise.resolve()

/**
 * What MediaInfo says of a film and of each of its tracks. It runs in WebAssembly in a program of its own, which opens no
 * file and no address: it is handed at most 32 MiB of the film, those that it asks for. Throws `MediaFailure`.
 */
export function readFields(path: string): Promise<readonly TrackFields[]> {
  // A program that was ended from outside says nothing about the film.
  const fields = queue.then(() => readNext(path).catch((error: unknown) => again(path, error)))
  queue = fields.catch(() => undefined)
  return fields
}

function again(path: string, error: unknown): Promise<readonly TrackFields[]> {
  if (error instanceof MediaFailure && error.kind === 'engine-crashed') return readNext(path)
  throw error
}

async function readNext(path: string): Promise<readonly TrackFields[]> {
  clearTimeout(idle)
  const file = await open(path, 'r')
  warm ??= new Program()
  const current = warm
  try {
    const tracks = await current.read(file)
    if (current.films >= filmsPerProgram) leave(current)
    else idle = setTimeout(() => leave(current), idleMs).unref()
    return tracks
  } catch (error) {
    leave(current)
    throw error
  } finally {
    await file.close()
  }
}

function leave(program: Program): void {
  program.end()
  if (warm === program) warm = null
}

class Program {
  readonly #process: ChildProcess
  readonly #log: LogTail
  #hear: (answer: ReaderAnswer) => void = () => undefined
  #fail: (error: MediaFailure) => void = () => undefined
  #isReady = false
  films = 0

  constructor() {
    const readable = [folder, dirname(dirname(dirname(library)))].map((path) => `--allow-fs-read=${path}`)
    const start = { program, args: [library], flags: ['--permission', ...readable] }
    this.#process = startNode(start, { directory: tmpdir(), bounds })
    this.#log = new LogTail(this.#process.stderr)
    this.#process.on('message', (answer: ReaderAnswer) => this.#hear(answer))
    this.#process.on('error', (cause) => this.#fail(this.#crash(cause.message)))
    this.#process.on('exit', (code, signal) => this.#fail(this.#crash(signal ?? `exit code ${code}`)))
  }

  /** Reads one film after another; a house that has nothing else to do may end between them. */
  async read(file: FileHandle): Promise<readonly TrackFields[]> {
    this.films++
    const { size } = await file.stat()
    const { promise, resolve, reject } = Promise.withResolvers<readonly TrackFields[]>()
    let left = mostBytes
    const give = async (at: number, length: number): Promise<void> => {
      const bytes = await readAt(file, at, Math.max(0, Math.min(length, left)))
      left -= bytes.length
      this.#send({ kind: 'bytes', bytes })
    }
    this.#fail = reject
    this.#hear = (answer) => {
      if (answer.kind === 'read') resolve(answer.tracks)
      else if (answer.kind === 'wants') give(answer.at, answer.length).catch(reject)
      else if (answer.kind === 'failed') reject(new MediaFailure('not-readable', answer.message))
      else this.#begin(size)
    }
    const slow = new MediaFailure('wall-clock-spent', `the second reader took longer than ${filmMs} ms`)
    const wall = setTimeout(() => reject(slow), filmMs)
    this.#hold(true)
    if (this.#isReady) this.#begin(size)
    return promise.finally(() => {
      clearTimeout(wall)
      this.#hold(false)
      this.#hear = () => undefined
      this.#fail = () => undefined
    })
  }

  end(): void {
    this.#process.kill('SIGKILL')
  }

  #begin(sizeBytes: number): void {
    this.#isReady = true
    this.#send({ kind: 'read-film', sizeBytes })
  }

  #send(request: ReaderRequest): void {
    if (this.#process.connected) this.#process.send(request)
  }

  #hold(isHeld: boolean): void {
    for (const held of [this.#process, this.#process.channel]) {
      if (isHeld) held?.ref()
      else held?.unref()
    }
  }

  #crash(how: string): MediaFailure {
    return new MediaFailure('engine-crashed', `the second reader ended: ${how}`, { log: this.#log.text })
  }
}
