import { ticksToFlicks } from '@stagedoor/core/time'
import type { Fraction } from './flicks.ts'
import type { PacketStatistics } from './raw-probe.ts'

/** One packet as the file stores it; `isHidden` where an edit list takes it out of what is shown. */
export type PacketMark = { pts: number; dts: number; duration: number; isKey: boolean; isHidden: boolean }

/** More packets than a day of film has: a file that claims more is not read to its end. */
export const MOST_PACKETS = 5_000_000

// No camera and no recorder of a set runs for longer without a break.
const LONGEST_SECONDS = 48 * 3_600

/**
 * Duration, step, evenness and order of a stream from its packets as the file stores them; null where nothing is shown.
 * `RangeError` for a stream that claims to last for more than two days.
 */
export function packetStatistics(
  stream: number,
  timeBase: Fraction,
  packets: readonly PacketMark[],
): PacketStatistics | null {
  const shown = packets.filter(({ isHidden }) => !isHidden).toSorted((a, b) => a.pts - b.pts)
  const first = shown[0]
  if (first === undefined) return null
  const steps = shown.slice(1).map((packet, index) => packet.pts - (shown[index]?.pts ?? packet.pts))
  const common = mostCommon(steps)
  const odd = steps.filter((step) => Math.abs(step - common) > Math.max(common * 0.02, 1)).length
  const end = shown.reduce(
    (latest, packet) => Math.max(latest, packet.pts + (packet.duration || common)),
    first.pts,
  )
  if (((end - first.pts) * timeBase.num) / timeBase.den > LONGEST_SECONDS)
    throw new RangeError('the file says that it lasts for more than two days')
  return {
    stream,
    hidden: packets.length - shown.length,
    isInOrder: packets.every((packet, index) => index === 0 || packet.dts > (packets[index - 1]?.dts ?? 0)),
    count: shown.length,
    keyFrames: shown.filter((packet) => packet.isKey).length,
    duration: ticksToFlicks(end - first.pts, timeBase),
    commonStep: ticksToFlicks(common, timeBase),
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
