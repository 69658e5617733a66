import type { ChildProcess } from 'node:child_process'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { answersOf } from '../child-answers.ts'
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
    const answers = answersOf<FaceAnswer>(child, 'the program that finds faces')
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
