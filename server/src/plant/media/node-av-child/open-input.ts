import { Codec, CodecContext, Dictionary, FormatContext, Packet, type Stream } from 'node-av/lib'
import {
  AVFMT_SEEK_TO_PTS,
  AVMEDIA_TYPE_AUDIO,
  AVMEDIA_TYPE_VIDEO,
  AVSEEK_FLAG_BACKWARD,
  AV_NOPTS_VALUE,
  AV_OPT_SEARCH_CHILDREN,
  AV_OPT_TYPE_STRING,
} from 'node-av/constants'
import { microsOf } from '../flicks.ts'
import type { Limits, PlanInput } from '../plan.ts'
import { JobFailure, must } from './failure.ts'

const microsPerSecond = 1_000_000n

/** A demuxer context for one local file, opened with the named formats only. */
export async function openFormat(path: string, formats: readonly string[]): Promise<FormatContext> {
  const context = new FormatContext()
  const options = Dictionary.fromObject({ protocol_whitelist: 'file', format_whitelist: formats.join(',') })
  try {
    must(await context.openInput(`file:${path}`, null, options), 'opening the file', 'not-readable')
    must(await context.findStreamInfo(null), 'reading its streams', 'not-readable')
  } catch (error) {
    await context.closeInput()
    throw error
  }
  return context
}

/** One input of a plan while its packets are read. */
export class OpenInput {
  readonly context: FormatContext
  readonly input: PlanInput
  readonly packet = new Packet()
  /** What is taken off every time stamp, in microseconds: the file's start and the place sought. */
  readonly offsetMicros: bigint
  readonly endMicros: bigint | null
  /** How far it was read, in microseconds after the place sought. */
  positionMicros = -(2n ** 62n)
  hasEnded = false

  private constructor(context: FormatContext, input: PlanInput) {
    this.context = context
    this.input = input
    this.packet.alloc()
    const start = context.startTime === AV_NOPTS_VALUE ? 0n : context.startTime
    this.offsetMicros = start + microsOf(input.seekFlicks ?? 0)
    this.endMicros = input.durationFlicks === undefined ? null : microsOf(input.durationFlicks)
  }

  static async open(input: PlanInput): Promise<OpenInput> {
    const opened = new OpenInput(await openFormat(input.path, input.formats), input)
    if (input.seekFlicks) opened.seek()
    return opened
  }

  private seek(): void {
    const reorders = this.context.streams.some((stream) => stream.codecpar.videoDelay > 0)
    const byPts = ((this.context.iformat?.flags ?? 0) & AVFMT_SEEK_TO_PTS) !== 0
    // Seeking goes by decoding time, which runs ahead of the picture by up to three frames of a slow film.
    const early = reorders && !byPts ? (3n * microsPerSecond) / 23n : 0n
    must(this.context.seekFrameSync(-1, this.offsetMicros - early, AVSEEK_FLAG_BACKWARD), 'seeking')
  }

  /** The stream that a pad such as `0:v` or `0:a:1` means within this file; tiles of a still count as streams. */
  stream(kind: 'v' | 'a', ordinal: number): Stream {
    const wanted = kind === 'v' ? AVMEDIA_TYPE_VIDEO : AVMEDIA_TYPE_AUDIO
    const stream = this.context.streams.filter(({ codecpar }) => codecpar.codecType === wanted)[ordinal]
    if (stream === undefined)
      throw new JobFailure('plan-failed', `the input has no stream ${kind}:${ordinal}`)
    return stream
  }

  async close(): Promise<void> {
    this.packet.free()
    await this.context.closeInput()
  }
}

/** A decoder for one stream, opened without a dictionary, which the binding would free twice. */
export function openDecoder(stream: Stream, input: PlanInput, limits: Limits): CodecContext {
  const codec = Codec.findDecoder(stream.codecpar.codecId)
  if (codec === null) throw new JobFailure('not-readable', `no decoder for stream ${stream.index}`)
  const context = new CodecContext()
  context.allocContext3(codec)
  must(stream.codecpar.toContext(context), 'taking over stream parameters')
  context.pktTimebase = stream.timeBase
  setOptions(context, {
    max_pixels: String(limits.pixels),
    ...(input.keyFramesOnly ? { skip_frame: 'nokey' } : {}),
  })
  context.threadCount = 0
  must(context.open2Sync(codec, null), `opening the decoder ${codec.name}`)
  return context
}

type Configurable = {
  setOption(
    name: string,
    value: string,
    type: typeof AV_OPT_TYPE_STRING,
    flags: typeof AV_OPT_SEARCH_CHILDREN,
  ): number
}

/** Options one by one, so that an unknown name is an error that names it. */
export function setOptions(target: Configurable, options: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(options)) {
    must(target.setOption(name, value, AV_OPT_TYPE_STRING, AV_OPT_SEARCH_CHILDREN), `option ${name}=${value}`)
  }
}
