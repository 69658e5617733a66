import { rm, stat } from 'node:fs/promises'
import { privateValues } from './clean/private-values.ts'
import { releaseFilm, type Released } from './clean/release.ts'
import { silenceFile } from './clean/silence-file.ts'
import { MediaFailure, type Engine, type RunOptions } from './engine.ts'
import { cleanCopyOf, cleanCopyPlan, type CleanCopy, type CleanCopyManner } from './plans/clean-copy.ts'
import { describeProbe, type Probe, type SoundTrack } from './probe.ts'
import type { RawProbe } from './raw-probe.ts'
import { syncBeside } from './sync-beside.ts'

export type CleanCopyRequest = {
  path: string
  formats: readonly string[]
  output: (copy: CleanCopy) => string
}
export type MadeCleanCopy = CleanCopy & {
  path: string
  probe: Probe
  released: Released
  /** What was read of the original before anything was made of it. */
  original: RawProbe
}

/**
 * A copy of a film or sound without words about place, device and people, proven by reading it again. Made anew where
 * a plain copy keeps something; where that fails too nothing is left on disk and `MediaFailure` says why.
 */
export async function makeCleanCopy(
  engine: Engine,
  request: CleanCopyRequest,
  options: RunOptions = {},
): Promise<MadeCleanCopy> {
  const raw = await engine.probe(request.path, request.formats, options)
  const probe = describeProbe(raw)
  const original = { raw, probe, values: privateValues(raw), bytes: (await stat(request.path)).size }
  const reasons: string[] = []
  for (const manner of ['copied', 'made-anew'] as const) {
    const tried = await attempt({ engine, request, options }, original, manner)
    if (tried.kind === 'made') return tried.copy
    reasons.push(`${manner}: ${tried.because}`)
  }
  throw new MediaFailure(
    'output-not-proven',
    `No clean copy could be made (${reasons.join('; ')}); nothing was kept of it.`,
  )
}

type Original = { raw: RawProbe; probe: Probe; values: readonly string[]; bytes: number }
type Attempt = { kind: 'made'; copy: MadeCleanCopy } | { kind: 'failed'; because: string }
type Work = { engine: Engine; request: CleanCopyRequest; options: RunOptions }

async function attempt(
  { engine, request, options }: Work,
  original: Original,
  manner: CleanCopyManner,
): Promise<Attempt> {
  const copy = cleanCopyOf(original.probe, manner)
  if (copy.manner !== manner) return { kind: 'failed', because: 'the codec may carry words of its maker' }
  const path = request.output(copy)
  const files = { input: request.path, inputBytes: original.bytes, formats: request.formats, output: path }
  const streams = Number(original.probe.picture !== null) + original.probe.sounds.length
  let disk: ReturnType<typeof syncBeside> | null = null
  try {
    await engine
      .run(cleanCopyPlan(original.probe, copy, files), {
        ...options,
        onBegun: ([growing]) => {
          if (growing !== undefined) disk = syncBeside(growing)
        },
      })
      .finally(() => disk?.end())
    if (copy.manner === 'copied') await silenceFile(path)
    const film = { path, mediaType: copy.mediaType, format: copy.format, streams }
    const { released, probe } = await releaseFilm(engine, film, original.values)
    const made = withMicrophones(probe, original.probe)
    return { kind: 'made', copy: { ...copy, path, probe: made, released, original: original.raw } }
  } catch (error) {
    await rm(path, { force: true })
    const isOfTheCopy =
      error instanceof MediaFailure && (error.kind === 'plan-failed' || error.kind === 'output-not-proven')
    if (isOfTheCopy) return { kind: 'failed', because: error.message }
    throw error
  }
}

// An engine that copies a mixer's recording names loudspeakers for its microphones by guess: the original knew of none.
function withMicrophones(copy: Probe, original: Probe): Probe {
  const sounds = copy.sounds.map((sound, place): SoundTrack => {
    const before = original.sounds[place]
    const isSame = before?.isPolyphonic === true && before.channels === sound.channels
    return isSame ? { ...sound, isPolyphonic: true } : sound
  })
  return { ...copy, sounds, sound: sounds[0] ?? null }
}
