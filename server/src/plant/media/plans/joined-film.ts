import type { Plan } from '../plan.ts'
import { fastStart, smallLimits } from './film-output.ts'

/** One film of the first track of each file, packet by packet: a rung's joined pieces, and its sound's. */
export function joinedFilmPlan(files: readonly string[], output: string): Plan {
  return {
    inputs: files.map((path) => ({ path, formats: ['mov'] })),
    outputs: [
      {
        path: output,
        format: 'mp4',
        options: fastStart,
        streams: files.map((_, index) => ({ kind: 'copied', from: index === 0 ? '0:v:0' : `${index}:a:0` })),
      },
    ],
    limits: {
      ...smallLimits,
      wallMs: 4 * 3_600_000,
      outBytes: 64 * 2 ** 30,
      frames: Number.MAX_SAFE_INTEGER,
    },
  }
}
