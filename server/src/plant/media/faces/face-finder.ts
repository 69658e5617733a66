import type { ChildProcess } from 'node:child_process'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { MediaFailure } from '../engine.ts'
import { LogTail } from '../log-tail.ts'
import { startNode } from '../start-program.ts'
import type { ColourPicture, FoundFace } from './detector.ts'
import { modelPaths } from './model-paths.ts'
import type { FaceAnswer } from './protocol.ts'

const folder = fileURLToPath(new URL('./', import.meta.url))
const program = fileURLToPath(new URL('./program.ts', import.meta.url))
const startMs = 30_000
const pictureMs = 60_000

/** Finds where faces are in a picture; never whose. Throws `MediaFailure`. */
export type FindFaces = (picture: ColourPicture, signal: AbortSignal) => Promise<FoundFace[]>

/**
 * Lends a program of its own that finds faces in raw pixels, for as long as the work takes. Node lets it read its own
 * code and the detector's two files, and write, start and load nothing.
 */
export async function withFaceFinder<Result>(work: (find: FindFaces) => Promise<Result>): Promise<Result> {
  const child = start()
  try {
    const answers = listen(child)
    await answers.next(startMs)
    return await work(async (picture, signal) => {
      signal.throwIfAborted()
      child.send(picture)
      const answer = await answers.next(pictureMs, signal)
      if (answer.kind !== 'found') throw new TypeError('A picture is answered by its faces')
      return answer.faces
    })
  } finally {
    child.kill('SIGKILL')
  }
}

function start(): ChildProcess {
  const { graph, weights } = modelPaths()
  const readable = [folder, graph, weights].map((path) => `--allow-fs-read=${path}`)
  return startNode(
    { program, args: [graph, weights], flags: ['--permission', ...readable] },
    { directory: tmpdir(), bounds: null },
  )
}

function listen(child: ChildProcess): {
  next: (wallMs: number, signal?: AbortSignal) => Promise<FaceAnswer>
} {
  const log = new LogTail(child.stderr)
  const fail = (kind: 'engine-crashed' | 'wall-clock-spent', message: string) =>
    new MediaFailure(kind, message, { log: log.text })
  const gone = Promise.withResolvers<never>()
  gone.promise.catch(() => undefined)
  child.on('error', (cause) => gone.reject(fail('engine-crashed', cause.message)))
  child.on('exit', (code, killed) =>
    gone.reject(
      fail('engine-crashed', `the program that finds faces ended: ${killed ?? `exit code ${code}`}`),
    ),
  )
  return {
    next: async (wallMs, signal) => {
      const { promise, resolve, reject } = Promise.withResolvers<FaceAnswer>()
      const cancel = () => reject(signal?.reason)
      const wall = setTimeout(
        () => reject(fail('wall-clock-spent', `one picture took longer than ${wallMs} ms`)),
        wallMs,
      )
      child.once('message', resolve)
      signal?.addEventListener('abort', cancel, { once: true })
      try {
        return await Promise.race([promise, gone.promise])
      } finally {
        clearTimeout(wall)
        child.off('message', resolve)
        signal?.removeEventListener('abort', cancel)
      }
    },
  }
}
