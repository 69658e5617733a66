import { AV_NOPTS_VALUE, AVERROR_EAGAIN, AVERROR_EOF } from 'node-av/constants'
import {
  avRescaleQ,
  BitStreamFilter,
  BitStreamFilterContext,
  type CodecParameters,
  Packet,
  type Stream,
} from 'node-av/lib'
import type { CopiedStream } from '../plan.ts'
import { JobFailure, must } from './failure.ts'
import { setOptions, type OpenInput } from './open-input.ts'

const micros = { num: 1, den: 1_000_000 }
const flicks = { num: 1, den: 705_600_000 }

/** One stream that is taken over packet by packet, through its bit stream filter where the plan names one. */
export class Copier {
  readonly plan: CopiedStream
  readonly input: OpenInput
  readonly source: Stream
  readonly index: number
  readonly #filter: BitStreamFilterContext | null
  readonly #packet = new Packet()
  hasEnded = false
  frames = 0
  outTimeFlicks = 0
  stream: Stream | null = null

  constructor(plan: CopiedStream, input: OpenInput) {
    const [, kind, ordinal] = plan.from.split(':')
    this.plan = plan
    this.input = input
    this.source = input.stream(kind === 'a' ? 'a' : 'v', Number(ordinal))
    this.index = this.source.index
    this.#packet.alloc()
    this.#filter = plan.bitstream === undefined ? null : this.#openFilter(plan.bitstream)
  }

  #openFilter(text: string): BitStreamFilterContext {
    const [name = '', options = ''] = text.split(/=(.*)/s)
    const filter = BitStreamFilter.getByName(name)
    if (filter === null) throw new JobFailure('plan-failed', `no bit stream filter ${name}`)
    const context = new BitStreamFilterContext()
    must(context.alloc(filter), `bit stream filter ${name}`)
    if (context.inputCodecParameters)
      must(this.source.codecpar.copy(context.inputCodecParameters), 'stream parameters')
    context.inputTimeBase = this.source.timeBase
    const pairs = options === '' ? [] : options.split(':').map((pair) => pair.split('='))
    setOptions(context, Object.fromEntries(pairs.map(([key, value]) => [key, value ?? ''])))
    must(context.init(), `bit stream filter ${name}`)
    return context
  }

  get parameters(): CodecParameters {
    return this.#filter?.outputCodecParameters ?? this.source.codecpar
  }

  /** Passes a packet on, or with null what the filter still holds. */
  take(packet: Packet | null, write: (packet: Packet) => void): void {
    if (this.hasEnded) return
    if (packet === null) this.hasEnded = true
    if (this.#filter === null) {
      if (packet !== null) this.#pass(packet, write)
      return
    }
    must(this.#filter.sendPacketSync(packet), 'bit stream filtering')
    for (;;) {
      const code = this.#filter.receivePacketSync(this.#packet)
      if (code === AVERROR_EAGAIN || code === AVERROR_EOF) return
      must(code, 'bit stream filtering')
      this.#pass(this.#packet, write)
      this.#packet.unref()
    }
  }

  #pass(packet: Packet, write: (packet: Packet) => void): void {
    const { timeBase } = this.source
    const offset = avRescaleQ(this.input.offsetMicros, micros, timeBase)
    if (packet.pts !== AV_NOPTS_VALUE) packet.pts -= offset
    if (packet.dts !== AV_NOPTS_VALUE) packet.dts -= offset
    packet.timeBase = timeBase
    packet.pos = -1n
    this.frames++
    if (packet.pts !== AV_NOPTS_VALUE) {
      this.outTimeFlicks = Math.max(this.outTimeFlicks, Number(avRescaleQ(packet.pts, timeBase, flicks)))
    }
    write(packet)
  }

  free(): void {
    this.#packet.free()
    this.#filter?.free()
  }
}
