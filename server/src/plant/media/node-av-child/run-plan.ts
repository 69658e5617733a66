import { setImmediate as nextTurn } from 'node:timers/promises'
import { AV_NOPTS_VALUE, AVERROR_EOF } from 'node-av/constants'
import { avRescaleQ, type FilterGraph, type Packet } from 'node-av/lib'
import type { Progress } from '../engine.ts'
import type { Limits, Plan } from '../plan.ts'
import { Copier } from './copier.ts'
import { Encoder, type Drained } from './encoder.ts'
import { JobFailure, must } from './failure.ts'
import { padsOf, raiseGraph } from './graph.ts'
import { OpenInput } from './open-input.ts'
import { Output, type Track } from './output.ts'
import { Source } from './source.ts'

const micros = { num: 1, den: 1_000_000 }
const turnMs = 200

export type Watch = { onProgress: (progress: Progress) => void; isCancelled: () => boolean }

/** Makes every output of a plan by synchronous calls, giving the event loop a turn about five times a second. */
export async function runPlan(plan: Plan, watch: Watch): Promise<void> {
  const job = new Job(plan, watch)
  try {
    await job.run()
  } finally {
    await job.free()
  }
}

class Job {
  readonly #plan: Plan
  readonly #watch: Watch
  readonly #inputs: OpenInput[] = []
  readonly #sources: Source[] = []
  readonly #outputs: Output[] = []
  readonly #tracks: { track: Track; output: Output }[] = []
  #graph: FilterGraph | null = null
  #lastTurn = performance.now()

  constructor(plan: Plan, watch: Watch) {
    this.#plan = plan
    this.#watch = watch
  }

  async run(): Promise<void> {
    const { inputs, graph, limits } = this.#plan
    for (const input of inputs) this.#inputs.push(await OpenInput.open(input))
    for (const pad of graph === undefined ? [] : padsOf(graph)) {
      const input = this.#inputs[Number(pad.split(':')[0])]
      if (input === undefined) throw new JobFailure('plan-failed', `[${pad}] names no input`)
      this.#sources.push(new Source(pad, input, limits))
    }
    for (const output of this.#plan.outputs) this.#outputs.push(new Output(output))
    this.#openCopies()
    while (this.#sources.some((source) => !source.hasFrame && !source.hasEnded)) {
      const starved = this.#sources.find((source) => !source.hasFrame && !source.hasEnded)
      if (starved) await this.#readFrom(starved.input)
    }
    if (graph !== undefined) this.#raise(graph)
    await this.#work()
    for (const output of this.#outputs) output.finish()
  }

  #openCopies(): void {
    for (const output of this.#outputs) {
      for (const stream of output.plan.streams) {
        if (stream.kind !== 'copied') continue
        const input = this.#inputs[Number(stream.from.split(':')[0])]
        if (input === undefined) throw new JobFailure('plan-failed', `${stream.from} names no input`)
        this.#tracks.push({ track: new Copier(stream, input), output })
      }
    }
    if (this.#plan.graph === undefined) this.#handOutTracks()
  }

  #raise(text: string): void {
    const encoded = this.#outputs.flatMap((output) =>
      output.plan.streams.flatMap((stream) => (stream.kind === 'encoded' ? [{ stream, output }] : [])),
    )
    const wanted = encoded.map(({ stream }) => ({
      label: stream.from,
      kind: stream.codec === 'aac' || stream.codec === 'pcm_s16le' ? ('audio' as const) : ('video' as const),
    }))
    const { graph, sinks } = raiseGraph(text, this.#sources, wanted)
    this.#graph = graph
    for (const { stream, output } of encoded) {
      const sink = sinks.get(stream.from)
      if (sink === undefined) throw new TypeError('every wanted label has its sink')
      this.#tracks.push({ track: new Encoder(stream, sink, output.wantsHeader), output })
    }
    this.#handOutTracks()
    for (const source of this.#sources) {
      source.release()
      this.#drain()
    }
  }

  #handOutTracks(): void {
    for (const output of this.#outputs) {
      const own = this.#tracks.filter((entry) => entry.output === output).map(({ track }) => track)
      output.tracks = output.plan.streams.flatMap((stream) => own.filter((track) => track.plan === stream))
    }
  }

  async #work(): Promise<void> {
    for (;;) {
      const drained = this.#drain()
      if (this.#outputs.every((output) => output.hasEnded)) return
      const next = drained === 'more-waits' ? null : this.#nextInput()
      if (next !== null) await this.#readFrom(next)
      else if (drained === 'dry')
        throw new JobFailure('plan-failed', 'every input has ended and an output still waits')
      await this.#turn()
    }
  }

  #drain(): Drained {
    const all: Drained[] = this.#tracks.map(({ track, output }) =>
      track instanceof Encoder ? track.drain((packet) => output.write(track, packet)) : 'dry',
    )
    if (all.includes('more-waits')) return 'more-waits'
    return all.includes('emptied') ? 'emptied' : 'dry'
  }

  /** The input that was read least far, among those that may be read and are still wanted. */
  #nextInput(): OpenInput | null {
    const open = this.#inputs.filter(
      (input) =>
        !input.hasEnded && (input.input.after === undefined || this.#inputs[input.input.after]?.hasEnded),
    )
    return open.reduce<OpenInput | null>(
      (least, input) => (least === null || input.positionMicros < least.positionMicros ? input : least),
      null,
    )
  }

  async #readFrom(input: OpenInput): Promise<void> {
    const { packet } = input
    const code = input.context.readFrameSync(packet)
    // A file cut short ends where it ends: what was read before is kept, and the outcome is proven afterwards.
    if (code < 0) {
      if (code !== AVERROR_EOF && input.positionMicros < 0n) must(code, 'reading the input', 'not-readable')
      return this.#endInput(input)
    }
    const at = this.#moment(input, packet)
    const isPast = at !== null && input.endMicros !== null && at >= input.endMicros
    const readers = this.#sources.filter(
      (source) => source.input === input && source.index === packet.streamIndex,
    )
    if (at !== null && readers.length > 0 && at > input.positionMicros) input.positionMicros = at
    for (const source of readers) {
      if (isPast) source.take(null)
      else source.take(packet)
    }
    const copies = this.#tracks.filter(
      ({ track }) => track instanceof Copier && track.input === input && track.index === packet.streamIndex,
    )
    for (const { track, output } of copies) {
      if (at !== null && at > input.positionMicros) input.positionMicros = at
      if (!(track instanceof Copier)) continue
      if (isPast) track.take(null, (one) => output.write(track, one))
      else track.take(packet, (one) => output.write(track, one))
    }
    packet.unref()
    if (this.#isDone(input)) this.#endInput(input)
  }

  #moment(input: OpenInput, packet: Packet): bigint | null {
    const stamp = packet.dts === AV_NOPTS_VALUE ? packet.pts : packet.dts
    if (stamp === AV_NOPTS_VALUE) return null
    const stream = input.context.streams[packet.streamIndex]
    return stream === undefined ? null : avRescaleQ(stamp, stream.timeBase, micros) - input.offsetMicros
  }

  #isDone(input: OpenInput): boolean {
    return (
      this.#sources.every((source) => source.input !== input || source.hasEnded) &&
      this.#tracks.every(({ track }) => !(track instanceof Copier) || track.input !== input || track.hasEnded)
    )
  }

  #endInput(input: OpenInput): void {
    input.hasEnded = true
    for (const source of this.#sources) if (source.input === input && !source.hasEnded) source.take(null)
    for (const { track, output } of this.#tracks) {
      if (track instanceof Copier && track.input === input)
        track.take(null, (one) => output.write(track, one))
    }
  }

  async #turn(): Promise<void> {
    if (performance.now() - this.#lastTurn < turnMs) return
    const tracks = this.#tracks.map(({ track }) => track)
    const frames = Math.max(0, ...tracks.map((track) => track.frames))
    this.#watch.onProgress({
      outTimeFlicks: Math.max(0, ...tracks.map((track) => track.outTimeFlicks)),
      frames,
    })
    this.#guard(this.#plan.limits, frames)
    await nextTurn()
    if (this.#watch.isCancelled()) throw new JobFailure('cancelled', 'the work was called off')
    this.#lastTurn = performance.now()
  }

  #guard(limits: Limits, frames: number): void {
    if (frames > limits.frames) throw new JobFailure('too-many-frames', `more than ${limits.frames} frames`)
    const bytes = this.#outputs.reduce((sum, output) => sum + output.bytes, 0)
    if (bytes > limits.outBytes)
      throw new JobFailure('output-too-large', `more than ${limits.outBytes} bytes`)
    const megabytes = process.memoryUsage.rss() / 2 ** 20
    if (megabytes > limits.memoryMB)
      throw new JobFailure('memory-spent', `more than ${limits.memoryMB} MB of memory`)
  }

  async free(): Promise<void> {
    for (const { track } of this.#tracks) track.free()
    for (const source of this.#sources) source.free()
    this.#graph?.free()
    for (const output of this.#outputs) output.free()
    for (const input of this.#inputs) await input.close()
  }
}
