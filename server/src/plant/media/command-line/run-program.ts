import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { MediaFailure, type MediaFailureKind } from '../engine.ts'
import { LogTail } from '../log-tail.ts'
import type { Limits } from '../plan.ts'
import { startProgram } from '../start-program.ts'

const watchMs = 250

export type ProgramRun = {
  directory: string
  wallMs: number
  limits?: Limits
  /** Files whose growth is watched against the limit. */
  outputs?: readonly string[]
  signal?: AbortSignal | undefined
  hearLine: (line: string, stop: Stop) => void
}
export type Stop = (kind: MediaFailureKind, message: string) => void

/** Runs one program to its end under its limits and hands over its lines; the end of its log, or `MediaFailure`. */
export async function runProgram(command: readonly string[], run: ProgramRun): Promise<string> {
  if (run.signal?.aborted) throw new MediaFailure('cancelled', 'the work was called off before it began')
  const child = startProgram(command, { directory: run.directory, bounds: run.limits ?? null })
  const log = new LogTail(child.stderr)
  let stopped: { kind: MediaFailureKind; message: string } | null = null
  const stop: Stop = (kind, message) => {
    stopped ??= { kind, message }
    child.kill('SIGKILL')
  }
  const cancel = (): void => stop('cancelled', 'the work was called off')
  run.signal?.addEventListener('abort', cancel, { once: true })
  const wall = setTimeout(
    () => stop('wall-clock-spent', `the work took longer than ${run.wallMs} ms`),
    run.wallMs,
  )
  const watch = setInterval(() => void watchGrowth(run, stop), watchMs)
  readLines(child.stdout, (line) => run.hearLine(line, stop))
  const { promise, resolve, reject } = Promise.withResolvers<number | NodeJS.Signals | null>()
  child.on('error', (cause) =>
    reject(new MediaFailure('engine-crashed', 'the program could not be started', { cause })),
  )
  child.on('close', (code, signal) => resolve(signal ?? code))
  try {
    const ended = await promise
    if (stopped !== null) throw stoppedFailure(stopped, log.text)
    if (typeof ended === 'string') throw crash(ended, log.text)
    if (ended !== 0) throw failed(log.text)
    return log.text
  } finally {
    clearTimeout(wall)
    clearInterval(watch)
    run.signal?.removeEventListener('abort', cancel)
  }
}

function stoppedFailure(
  { kind, message }: { kind: MediaFailureKind; message: string },
  log: string,
): MediaFailure {
  return new MediaFailure(kind, message, { log })
}

function failed(log: string): MediaFailure {
  if (/File too large/i.test(log)) return crash('SIGXFSZ', log)
  return new MediaFailure('plan-failed', lastLine(log), { log })
}

function crash(signal: string, log: string): MediaFailure {
  if (signal === 'SIGXFSZ')
    return new MediaFailure('output-too-large', 'the output grew beyond its limit', { log })
  return new MediaFailure('engine-crashed', `the program was ended by ${signal}`, { log })
}

async function watchGrowth(run: ProgramRun, stop: Stop): Promise<void> {
  if (run.limits === undefined) return
  const sizes = await Promise.all(
    (run.outputs ?? []).map((path) =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  )
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  if (bytes > run.limits.outBytes) stop('output-too-large', `more than ${run.limits.outBytes} bytes`)
}

function readLines(stream: Readable, hear: (line: string) => void): void {
  let rest = ''
  stream.setEncoding('utf8').on('data', (piece: string) => {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) hear(line)
  })
  stream.on('end', () => {
    if (rest !== '') hear(rest)
  })
}

function lastLine(log: string): string {
  return log.trimEnd().split('\n').at(-1) || 'the program failed without a word'
}
