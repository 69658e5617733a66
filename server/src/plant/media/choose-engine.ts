import { checkCapabilities } from './command-line/capabilities.ts'
import { commandLineEngine } from './command-line/command-line-engine.ts'
import { findPrograms } from './command-line/find-ffmpeg.ts'
import { MediaFailure, type Engine } from './engine.ts'
import { openNodeAvEngine } from './node-av/node-av-engine.ts'

export type EngineChoice = {
  engine: 'auto' | 'command-line' | 'node-av'
  /** An `ffmpeg` with its `ffprobe` beside it; null looks along the search path. */
  ffmpegPath: string | null
  /** Folders where an installed ffmpeg may lie, as PATH writes them. */
  searchPath: string
}

/**
 * The engine to work with: the one asked for, else an installed ffmpeg that can do everything we need, else the one
 * that came with npm. `MediaFailure` of kind `no-engine` says what is missing.
 */
export async function chooseEngine(choice: EngineChoice): Promise<Engine> {
  const reasons: string[] = []
  if (choice.engine !== 'node-av') {
    const found = await openCommandLine(choice)
    if (found.kind === 'open') return found.engine
    reasons.push(found.reason)
  }
  if (choice.engine !== 'command-line') {
    const opened = await openNodeAvEngine().catch((error: unknown) => {
      reasons.push(
        `the engine from npm (node-av) does not start: ${error instanceof Error ? error.message : String(error)}`,
      )
      return null
    })
    if (opened !== null) return opened
  }
  throw new MediaFailure(
    'no-engine',
    `No media engine works here: ${reasons.join('; ')}. Install ffmpeg 5.1 or newer, or run npm install with optional packages.`,
  )
}

type Found = { kind: 'open'; engine: Engine } | { kind: 'none'; reason: string }

async function openCommandLine({ ffmpegPath, searchPath }: EngineChoice): Promise<Found> {
  const programs = await findPrograms(ffmpegPath, searchPath)
  if (programs === null) {
    const where = ffmpegPath === null ? 'on the search path' : `at ${ffmpegPath}`
    return { kind: 'none', reason: `no ffmpeg with ffprobe ${where}` }
  }
  const check = await checkCapabilities(programs).catch((error: unknown) => ({
    kind: 'lacking' as const,
    missing: [error instanceof Error ? error.message : String(error)],
  }))
  if (check.kind === 'lacking')
    return { kind: 'none', reason: `${programs.ffmpeg} lacks ${check.missing.join(', ')}` }
  return { kind: 'open', engine: commandLineEngine(programs, check.caps) }
}
