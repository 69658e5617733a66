import {
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_NOPTS_VALUE,
  AV_PICTURE_TYPE_I,
  AV_PICTURE_TYPE_NONE,
  AVERROR_EAGAIN,
  AVERROR_EOF,
} from 'node-av/constants'
import { avRescaleQ, Codec, CodecContext, type FilterContext, Frame, Packet, type Stream } from 'node-av/lib'
import type { EncodedStream } from '../plan.ts'
import { JobFailure, must } from './failure.ts'
import { setOptions } from './open-input.ts'

const flicks = { num: 1, den: 705_600_000 }
/** Frames taken in one go; a graph that draws its own pictures would never let the program listen otherwise. */
const framesAtOnce = 16

/** Whether a sink had nothing, gave all it had, or has more. */
export type Drained = 'dry' | 'emptied' | 'more-waits'

/** One encoded stream: drains its sink and opens its encoder when the first frame has told size, colour and rate. */
export class Encoder {
  readonly plan: EncodedStream
  readonly #sink: FilterContext
  readonly #wantsHeader: boolean
  readonly #frame = new Frame()
  readonly #packet = new Packet()
  #context: CodecContext | null = null
  #lastPts: bigint | null = null
  #keysForced = 0
  hasEnded = false
  frames = 0
  outTimeFlicks = 0
  stream: Stream | null = null

  constructor(plan: EncodedStream, sink: FilterContext, wantsHeader: boolean) {
    this.plan = plan
    this.#sink = sink
    this.#wantsHeader = wantsHeader
    this.#frame.alloc()
    this.#packet.alloc()
  }

  get context(): CodecContext | null {
    return this.#context
  }

  /** Takes what the sink has ready, some frames at most, and passes finished packets to `write`; how many it took. */
  drain(write: (packet: Packet) => void): Drained {
    let moved = 0
    if (this.hasEnded) return 'dry'
    while (!this.hasEnded && moved < framesAtOnce) {
      const code = this.#sink.buffersinkGetFrameSync(this.#frame)
      if (code === AVERROR_EAGAIN) return moved === 0 ? 'dry' : 'emptied'
      if (code === AVERROR_EOF) this.#finish(write)
      else {
        must(code, 'filtering')
        this.#encode(write)
      }
      moved++
    }
    return this.hasEnded ? 'emptied' : 'more-waits'
  }

  #encode(write: (packet: Packet) => void): void {
    const context = (this.#context ??= this.#open())
    const isPicture = this.#frame.isVideo()
    const pts = avRescaleQ(this.#frame.pts, this.#sink.buffersinkGetTimeBase(), context.timeBase)
    // A frame that would not move the clock on has no place of its own.
    if (isPicture && this.#lastPts !== null && pts <= this.#lastPts) return this.#frame.unref()
    this.#lastPts = pts
    this.#frame.pts = pts
    this.#frame.timeBase = context.timeBase
    const at = Number(avRescaleQ(pts, context.timeBase, flicks))
    if (isPicture) {
      this.#frame.pictType = this.#isKeyDue(at) ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE
      this.frames++
    }
    this.outTimeFlicks = Math.max(this.outTimeFlicks, at)
    this.#send(this.#frame, write)
    this.#frame.unref()
  }

  #isKeyDue(at: number): boolean {
    if (this.plan.keyEveryFlicks === undefined || at < this.#keysForced * this.plan.keyEveryFlicks)
      return false
    this.#keysForced++
    return true
  }

  #open(): CodecContext {
    const codec = Codec.findEncoderByName(this.plan.codec as Parameters<typeof Codec.findEncoderByName>[0])
    if (codec === null) throw new JobFailure('plan-failed', `no encoder ${this.plan.codec}`)
    const context = new CodecContext()
    context.allocContext3(codec)
    const frame = this.#frame
    if (frame.isVideo()) {
      const rate = this.#sink.buffersinkGetFrameRate()
      context.width = frame.width
      context.height = frame.height
      context.pixelFormat = frame.format as CodecContext['pixelFormat']
      context.sampleAspectRatio = frame.sampleAspectRatio
      context.colorRange = frame.colorRange
      context.colorPrimaries = frame.colorPrimaries
      context.colorTrc = frame.colorTrc
      context.colorSpace = frame.colorSpace
      context.chromaLocation = frame.chromaLocation
      if (rate.num > 0) context.framerate = rate
      context.timeBase = rate.num > 0 ? rate.inv() : this.#sink.buffersinkGetTimeBase()
    } else {
      context.sampleRate = frame.sampleRate
      context.sampleFormat = frame.format as CodecContext['sampleFormat']
      context.channelLayout = frame.channelLayout
      context.timeBase = this.#sink.buffersinkGetTimeBase()
    }
    if (this.#wantsHeader) context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER)
    context.threadCount = 0
    setOptions(context, this.plan.options ?? {})
    must(context.open2Sync(codec, null), `opening the encoder ${this.plan.codec}`)
    return context
  }

  #send(frame: Frame | null, write: (packet: Packet) => void): void {
    const context = this.#context
    if (context === null) return
    must(context.sendFrameSync(frame), 'encoding')
    for (;;) {
      const code = context.receivePacketSync(this.#packet)
      if (code === AVERROR_EAGAIN || code === AVERROR_EOF) return
      must(code, 'encoding')
      if (this.#packet.dts === AV_NOPTS_VALUE) this.#packet.dts = this.#packet.pts
      write(this.#packet)
      this.#packet.unref()
    }
  }

  #finish(write: (packet: Packet) => void): void {
    this.hasEnded = true
    if (this.#context === null) throw new JobFailure('plan-failed', `nothing arrived at [${this.plan.from}]`)
    this.#send(null, write)
  }

  free(): void {
    this.#frame.free()
    this.#packet.free()
    this.#context?.freeContext()
  }
}
