import { AVFMT_GLOBALHEADER, AVFMT_NOFILE } from 'node-av/constants'
import { FormatContext, type OutputFormat, Packet } from 'node-av/lib'
import type { PlanOutput } from '../plan.ts'
import { Copier } from './copier.ts'
import { Encoder } from './encoder.ts'
import { must } from './failure.ts'
import { setOptions } from './open-input.ts'

export type Track = Encoder | Copier

/** One file being written; its header waits until every encoder is open, and packets wait with it. */
export class Output {
  readonly context = new FormatContext()
  readonly plan: PlanOutput
  readonly #waiting: { track: Track; packet: Packet }[] = []
  #tracks: readonly Track[] = []
  #hasHeader = false
  bytes = 0

  constructor(plan: PlanOutput) {
    this.plan = plan
    must(this.context.allocOutputContext2(null, plan.format, plan.path), `the format ${plan.format}`)
  }

  get #format(): OutputFormat {
    const format = this.context.oformat
    if (format === null) throw new TypeError('an output context always has its format')
    return format
  }

  get wantsHeader(): boolean {
    return this.#format.hasFlags(AVFMT_GLOBALHEADER)
  }

  set tracks(tracks: readonly Track[]) {
    this.#tracks = tracks
  }

  get hasEnded(): boolean {
    return this.#tracks.every((track) => track.hasEnded)
  }

  write(track: Track, packet: Packet): void {
    this.bytes += packet.size
    if (this.#hasHeader) return this.#put(track, packet)
    if (this.#tracks.every((one) => one instanceof Copier || one.context !== null)) {
      this.#begin()
      return this.#put(track, packet)
    }
    const kept = packet.clone()
    if (kept !== null) this.#waiting.push({ track, packet: kept })
  }

  #begin(): void {
    for (const track of this.#tracks) {
      const stream = this.context.newStream(null)
      if (track instanceof Copier) {
        must(track.parameters.copy(stream.codecpar), 'stream parameters')
        stream.codecpar.codecTag = track.plan.tag ?? 0
        stream.timeBase = track.source.timeBase
        stream.avgFrameRate = track.source.avgFrameRate
        stream.sampleAspectRatio = track.source.sampleAspectRatio
      } else if (track.context !== null) {
        must(stream.codecpar.fromContext(track.context), 'stream parameters')
        stream.timeBase = track.context.timeBase
        stream.avgFrameRate = track.context.framerate
        stream.sampleAspectRatio = track.context.sampleAspectRatio
      }
      track.stream = stream
    }
    setOptions(this.context, this.plan.options ?? {})
    if (!this.#format.hasFlags(AVFMT_NOFILE)) must(this.context.openOutputSync(), 'opening the output')
    must(this.context.writeHeaderSync(null), 'writing the header')
    this.#hasHeader = true
    for (const { track, packet } of this.#waiting.splice(0)) {
      this.#put(track, packet)
      packet.free()
    }
  }

  #put(track: Track, packet: Packet): void {
    const from = track instanceof Copier ? track.source.timeBase : track.context?.timeBase
    if (track.stream === null || from === undefined) throw new TypeError('a packet came before its stream')
    packet.streamIndex = track.stream.index
    packet.rescaleTs(from, track.stream.timeBase)
    must(this.context.interleavedWriteFrameSync(packet), 'writing')
  }

  finish(): void {
    if (!this.#hasHeader) this.#begin()
    must(this.context.writeTrailerSync(), 'finishing the file')
    if (!this.#format.hasFlags(AVFMT_NOFILE)) this.context.closeOutputSync()
  }

  free(): void {
    for (const { packet } of this.#waiting) packet.free()
    this.context.freeContext()
  }
}
