import {
  AV_CHANNEL_ORDER_UNSPEC,
  AV_NOPTS_VALUE,
  AVERROR_EAGAIN,
  AVERROR_EOF,
  AVMEDIA_TYPE_VIDEO,
} from 'node-av/constants'
import {
  avChannelLayoutDefault,
  avChannelLayoutDescribe,
  avGetSampleFmtName,
  avRescaleQ,
  Filter,
  type CodecContext,
  type FilterContext,
  type FilterGraph,
  Frame,
  type Packet,
  Rational,
  type Stream,
} from 'node-av/lib'
import type { Limits } from '../plan.ts'
import { JobFailure, must } from './failure.ts'
import { openDecoder, type OpenInput } from './open-input.ts'

const micros = { num: 1, den: 1_000_000 }
/** Broken packets in a row after which a stream is given up. */
const patience = 200

/** One open pad of the graph: the stream behind it, decoded, its frames held until the graph stands. */
export class Source {
  readonly pad: string
  readonly input: OpenInput
  readonly stream: Stream
  readonly index: number
  readonly #decoder: CodecContext
  readonly #frame = new Frame()
  readonly #waiting: Frame[] = []
  readonly #offsetTicks: bigint
  readonly #isPicture: boolean
  #entry: FilterContext | null = null
  #nextSample: bigint | null = null
  #broken = 0
  #frames = 0
  hasEnded = false

  constructor(pad: string, input: OpenInput, limits: Limits) {
    const [, kind, ordinal] = /^\d+:([va])(?::(\d+))?$/.exec(pad) ?? []
    this.pad = pad
    this.input = input
    this.stream = input.stream(kind === 'a' ? 'a' : 'v', Number(ordinal ?? 0))
    this.index = this.stream.index
    this.#isPicture = this.stream.codecpar.codecType === AVMEDIA_TYPE_VIDEO
    this.#decoder = openDecoder(this.stream, input.input, limits)
    this.#frame.alloc()
    this.#offsetTicks = avRescaleQ(input.offsetMicros, micros, this.stream.timeBase)
  }

  get hasFrame(): boolean {
    return this.#waiting.length > 0
  }

  /** Decodes one packet, or with null what the decoder still holds, and hands the frames on. */
  take(packet: Packet | null): void {
    if (this.hasEnded) return
    let code = this.#decoder.sendPacketSync(packet)
    if (code === AVERROR_EAGAIN) {
      this.#receive()
      code = this.#decoder.sendPacketSync(packet)
    }
    // A broken packet is what damaged footage is made of; a stream of nothing else is not footage.
    if (code < 0 && code !== AVERROR_EOF && ++this.#broken > patience) {
      throw new JobFailure('not-readable', 'the footage is damaged: its packets cannot be decoded')
    }
    this.#receive()
    if (packet === null) this.#end()
  }

  #receive(): void {
    for (;;) {
      const code = this.#decoder.receiveFrameSync(this.#frame)
      if (code === AVERROR_EAGAIN || code === AVERROR_EOF) return
      if (code < 0) {
        if (++this.#broken > patience)
          throw new JobFailure('not-readable', 'the footage is damaged: nothing can be decoded')
        return
      }
      this.#broken = 0
      this.#frames++
      this.#stamp(this.#frame)
      if (this.#entry === null) {
        const kept = this.#frame.clone()
        if (kept !== null) this.#waiting.push(kept)
        this.#frame.unref()
      } else this.#feed(this.#frame)
    }
  }

  #stamp(frame: Frame): void {
    const shown = frame.bestEffortTimestamp === AV_NOPTS_VALUE ? frame.pts : frame.bestEffortTimestamp
    const pts = shown === AV_NOPTS_VALUE ? 0n : shown - this.#offsetTicks
    if (this.#isPicture) {
      frame.pts = pts
      frame.timeBase = this.stream.timeBase
      return
    }
    const sampleBase = { num: 1, den: frame.sampleRate }
    const sample = avRescaleQ(pts, this.stream.timeBase, sampleBase)
    // A coarse time base names the same sample a little off each time; follow the count of samples there.
    const tick = avRescaleQ(1n, this.stream.timeBase, sampleBase)
    const next = this.#nextSample
    const drift = next === null ? tick + 1n : sample > next ? sample - next : next - sample
    frame.pts = next !== null && drift <= tick ? next : sample
    frame.timeBase = new Rational(1, frame.sampleRate)
    this.#nextSample = frame.pts + BigInt(frame.nbSamples)
  }

  /** Puts this source in front of the graph, described by its first frame, which knows more than the file's header. */
  describe(graph: FilterGraph): FilterContext {
    const first = this.#waiting[0]
    if (first === undefined)
      throw new JobFailure('not-readable', `stream ${this.index} holds nothing that can be decoded`)
    const name = `source_${this.pad.replaceAll(':', '_')}`
    this.#entry = this.#isPicture
      ? this.#pictureSource(graph, name, first)
      : this.#soundSource(graph, name, first)
    if (!this.input.input.seekFlicks) return this.#entry
    const kind = this.#isPicture ? 'trim' : 'atrim'
    const trim = create(graph, kind, { name: `${name}_from`, args: 'start=0' })
    must(this.#entry.link(0, trim, 0), 'linking a source')
    return trim
  }

  #pictureSource(graph: FilterGraph, name: string, first: Frame): FilterContext {
    const aspect =
      this.stream.sampleAspectRatio.num > 0 ? this.stream.sampleAspectRatio : first.sampleAspectRatio
    const rate = this.stream.avgFrameRate.num > 0 ? this.stream.avgFrameRate : this.stream.rFrameRate
    const args = [
      `video_size=${first.width}x${first.height}`,
      `pix_fmt=${first.format}`,
      `time_base=${this.stream.timeBase.num}/${this.stream.timeBase.den}`,
      `pixel_aspect=${aspect.num}/${Math.max(aspect.den, 1)}`,
      `colorspace=${first.colorSpace}`,
      `range=${first.colorRange}`,
      ...(rate.num > 0 && rate.den > 0 ? [`frame_rate=${rate.num}/${rate.den}`] : []),
    ]
    return create(graph, 'buffer', { name, args: args.join(':') })
  }

  #soundSource(graph: FilterGraph, name: string, first: Frame): FilterContext {
    const layout =
      first.channelLayout.order === AV_CHANNEL_ORDER_UNSPEC
        ? avChannelLayoutDefault(first.channels)
        : first.channelLayout
    const args = [
      `time_base=1/${first.sampleRate}`,
      `sample_rate=${first.sampleRate}`,
      `sample_fmt=${avGetSampleFmtName(first.format as Parameters<typeof avGetSampleFmtName>[0])}`,
      `channel_layout=${avChannelLayoutDescribe(layout)}`,
    ]
    return create(graph, 'abuffer', { name, args: args.join(':') })
  }

  /** Hands over what was held while the graph was not standing. */
  release(): void {
    for (const frame of this.#waiting.splice(0)) {
      this.#feed(frame)
      frame.free()
    }
    if (this.hasEnded) this.#close()
  }

  #feed(frame: Frame): void {
    const code = this.#entry?.buffersrcAddFrameSync(frame) ?? AVERROR_EOF
    frame.unref()
    if (code === AVERROR_EOF) this.hasEnded = true
    else if (code < 0) {
      must(code, 'the picture or sound changes its size or format midway, which one render cannot follow')
    }
  }

  #end(): void {
    this.hasEnded = true
    if (this.#entry !== null) this.#close()
  }

  #close(): void {
    this.#entry?.buffersrcAddFrameSync(null)
  }

  get decoded(): number {
    return this.#frames
  }

  free(): void {
    for (const frame of this.#waiting) frame.free()
    this.#frame.free()
    this.#decoder.freeContext()
  }
}

/** A filter by name in a graph, or a failure that names it. */
export function create(
  graph: FilterGraph,
  kind: string,
  { name, args }: { name: string; args?: string },
): FilterContext {
  const filter = Filter.getByName(kind)
  const made = filter === null ? null : graph.createFilter(filter, name, args ?? null)
  if (made === null) throw new JobFailure('plan-failed', `the filter ${kind}=${args ?? ''} was refused`)
  return made
}
