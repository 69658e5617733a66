import { MediaFailure } from './engine.ts'
import { isProvable } from './formats.ts'
import type { Plan } from './plan.ts'
import type { RawProbe } from './raw-probe.ts'

/** Holds what was written against what was asked: an exit code alone is no proof of a film. */
export function proveOutputs(plan: Plan, probes: readonly (RawProbe | null)[]): void {
  for (const [index, output] of plan.outputs.entries()) {
    if (!isProvable(output.format)) continue
    const probe = probes[index]
    const found = probe?.streams.length ?? 0
    if (found !== output.streams.length) {
      throw new MediaFailure(
        'output-not-proven',
        `the ${output.format} has ${found} of ${output.streams.length} streams`,
      )
    }
    if (!probe?.packets || probe.packets.count === 0) {
      throw new MediaFailure('output-not-proven', `the ${output.format} holds no picture and no sound`)
    }
  }
}
