import { flicksOfTicks, type Fraction } from './flicks.ts'
import type { PacketStatistics } from './raw-probe.ts'

export type PacketMark = { pts: number; duration: number; isKey: boolean }

/** Duration, step and evenness of a stream from its packets in any order. */
export function packetStatistics(stream: number, timeBase: Fraction, packets: readonly PacketMark[]): PacketStatistics | null {
  if (packets.length === 0) return null
  const shown = packets.toSorted((a, b) => a.pts - b.pts)
  const first = shown[0]
  if (first === undefined) return null
  const steps = shown.slice(1).map((packet, index) => packet.pts - (shown[index]?.pts ?? packet.pts))
  const common = mostCommon(steps)
  const odd = steps.filter((step) => Math.abs(step - common) > Math.max(common * 0.02, 1)).length
  const end = shown.reduce((latest, packet) => Math.max(latest, packet.pts + (packet.duration || common)), first.pts)
  return {
    stream,
    count: shown.length,
    keyFrames: shown.filter((packet) => packet.isKey).length,
    durationFlicks: flicksOfTicks(end - first.pts, timeBase),
    commonStepFlicks: flicksOfTicks(common, timeBase),
    oddStepShare: steps.length === 0 ? 0 : odd / steps.length,
  }
}

function mostCommon(steps: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const step of steps) counts.set(step, (counts.get(step) ?? 0) + 1)
  let best = 0
  let most = 0
  for (const [step, times] of counts) if (times > most) [best, most] = [step, times]
  return best
}
