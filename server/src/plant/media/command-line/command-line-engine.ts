import { tmpdir } from 'node:os'
import {
  MediaFailure,
  type Caps,
  type Engine,
  type Progress,
  type Report,
  type RunOptions,
} from '../engine.ts'
import { FLICKS_PER_SECOND } from '@stagedoor/core/time'
import { demuxerOf, isProvable } from '../formats.ts'
import { bytesAt, probeWallMs, withinItsBytes } from '../limits-by-bytes.ts'
import { MOST_PACKETS, packetStatistics, type PacketMark } from '../packet-statistics.ts'
import { parsePlan, type Plan } from '../plan.ts'
import { smallLimits } from '../plans/film-output.ts'
import { inPrivateDirectory } from '../private-directory.ts'
import { proveOutputs } from '../prove-report.ts'
import type { RawProbe } from '../raw-probe.ts'
import { renderArguments } from './argv.ts'
import type { Programs } from './find-ffmpeg.ts'
import { describeArguments, packetArguments } from './probe-arguments.ts'
import { readDescription, readPacketLine } from './read-description.ts'
import { runProgram, type Stop } from './run-program.ts'

/** The engine over an installed ffmpeg that has passed the capability check. */
export function commandLineEngine(programs: Programs, caps: Caps): Engine {
  return {
    caps,
    run: async (plan, options) => run(programs, await withinItsBytes(parsePlan(plan)), options ?? {}),
    probe: (path, formats, options) => probe(programs, { path, formats }, options?.signal),
    close: () => Promise.resolve(),
  }
}

async function run(programs: Programs, plan: Plan, options: RunOptions): Promise<Report> {
  const started = performance.now()
  const { made, outputs } = await inPrivateDirectory(plan, async (inside, directory) => {
    options.onBegun?.(inside.outputs.map(({ path }) => path))
    const hearLine = progressReader(plan, options.onProgress)
    const log = await runProgram([programs.ffmpeg, ...renderArguments(inside)], {
      directory,
      wallMs: plan.limits.wallMs,
      limits: plan.limits,
      outputs: inside.outputs.map(({ path }) => path),
      signal: options.signal,
      hearLine,
    })
    const probes = []
    for (const { format, path } of inside.outputs) {
      const formats = isProvable(format) ? [demuxerOf(format)] : null
      probes.push(formats === null ? null : await probe(programs, { path, formats }, options.signal))
    }
    proveOutputs(plan, probes)
    return { probes, log }
  })
  return {
    engine: 'command-line',
    wallMs: performance.now() - started,
    outputs: outputs.map((output, index) => ({ ...output, probe: made.probes[index] ?? null })),
    log: made.log,
  }
}

function progressReader(
  plan: Plan,
  onProgress?: (progress: Progress) => void,
): (line: string, stop: Stop) => void {
  let frames = 0
  let micros = 0
  return (line, stop) => {
    const [key, value = ''] = line.split('=')
    if (key === 'frame') frames = Number(value)
    if (key === 'out_time_us' && /^\d+$/.test(value)) micros = Number(value)
    if (key !== 'progress') return
    if (frames > plan.limits.frames) stop('too-many-frames', `more than ${plan.limits.frames} frames`)
    onProgress?.({ outTimeFlicks: Math.round(micros * (FLICKS_PER_SECOND / 1_000_000)), frames })
  }
}

type Opening = { path: string; formats: readonly string[] }

async function probe(
  programs: Programs,
  { path, formats }: Opening,
  signal?: AbortSignal,
): Promise<RawProbe> {
  const lines: string[] = []
  const wallMs = probeWallMs(await bytesAt(path))
  const about = { directory: tmpdir(), wallMs, limits: { ...smallLimits, wallMs }, signal }
  await runProgram([programs.ffprobe, ...describeArguments(path, formats)], {
    ...about,
    hearLine: (line) => lines.push(line),
  }).catch(asUnreadable)
  const described = readDescription(lines.join('\n'))
  const main =
    described.streams.find((stream) => stream.kind === 'video' && !stream.isAttachedPicture) ??
    described.streams.find((stream) => stream.kind === 'audio')
  if (main === undefined) return { ...described, packets: null }
  const marks: PacketMark[] = []
  await runProgram([programs.ffprobe, ...packetArguments(path, formats, main.index)], {
    ...about,
    hearLine: (line, stop) => {
      const mark = readPacketLine(line)
      if (mark !== null) marks.push(mark)
      if (marks.length > MOST_PACKETS) stop('too-many-frames', `more than ${MOST_PACKETS} packets`)
    },
  }).catch(asUnreadable)
  try {
    return { ...described, packets: packetStatistics(main.index, main.timeBase, marks) }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new MediaFailure('not-readable', error.message, { cause: error })
  }
}

function asUnreadable(error: unknown): never {
  if (error instanceof MediaFailure && error.kind === 'plan-failed') {
    throw new MediaFailure('not-readable', error.message, { log: error.log, cause: error })
  }
  throw error
}
