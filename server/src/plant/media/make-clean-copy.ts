import { rm, stat } from 'node:fs/promises'
import { checkFilm } from './clean/check-film.ts'
import { privateValues } from './clean/private-values.ts'
import { MediaFailure, type Engine, type RunOptions } from './engine.ts'
import { demuxerOf } from './formats.ts'
import { cleanCopyOf, cleanCopyPlan, type CleanCopy, type CleanCopyManner } from './plans/clean-copy.ts'
import { describeProbe, type Probe } from './probe.ts'

export type CleanCopyRequest = {
  path: string
  formats: readonly string[]
  output: (copy: CleanCopy) => string
}
export type MadeCleanCopy = CleanCopy & { path: string; bytes: number; probe: Probe }

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
  const original = { probe, values: privateValues(raw), bytes: (await stat(request.path)).size }
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

type Original = { probe: Probe; values: readonly string[]; bytes: number }
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
  const report = await engine
    .run(cleanCopyPlan(original.probe, copy, files), options)
    .catch((error: unknown) => {
      if (
        error instanceof MediaFailure &&
        (error.kind === 'plan-failed' || error.kind === 'output-not-proven')
      )
        return error
      throw error
    })
  if (report instanceof MediaFailure) return { kind: 'failed', because: report.message }
  const made = report.outputs[0]
  const streams = Number(original.probe.picture !== null) + Number(original.probe.sound !== null)
  const check = await checkFilm(engine, { path, formats: [demuxerOf(copy.format)], streams }, original.values)
  if (check.kind === 'clean' && made?.probe) {
    return { kind: 'made', copy: { ...copy, path, bytes: made.bytes, probe: describeProbe(made.probe) } }
  }
  await rm(path, { force: true })
  return {
    kind: 'failed',
    because: check.kind === 'clean' ? 'nothing was written' : `${check.because} (${check.where})`,
  }
}
