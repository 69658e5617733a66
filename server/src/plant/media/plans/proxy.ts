import { planProxy } from '@stagedoor/core/ingest'
import type { Plan } from '../plan.ts'
import type { Probe } from '../probe.ts'
import { fastStart, filmLimits, h264, lightRate } from './film-output.ts'
import { uprightAt } from './picture-chain.ts'
import { aacStream, onTheClock, soundForAac, soundPad } from './sound-chain.ts'

export type PlanFiles = { input: string; formats: readonly string[]; output: string }

/** The light copy that dailies play: upright H.264 of 720p class with AAC, or AAC alone for a sound. */
export function proxyPlan(probe: Probe, files: PlanFiles): Plan {
  const { picture, sound } = probe
  const rate = picture === null ? null : lightRate(picture.rate)
  const chains = [
    ...(picture === null || rate === null
      ? []
      : [
          `[0:v:${picture.ordinal}]${[
            ...uprightAt(picture, planProxy(picture)),
            `fps=fps=${rate.num}/${rate.den}:start_time=0`,
          ].join(',')}[picture]`,
        ]),
    ...(sound === null ? [] : [`${soundPad(0, sound)}${[onTheClock, ...soundForAac].join(',')}[sound]`]),
  ]
  return {
    inputs: [{ path: files.input, formats: [...files.formats] }],
    graph: chains.join(';'),
    outputs: [
      {
        path: files.output,
        format: 'mp4',
        options: fastStart,
        streams: [
          ...(picture === null ? [] : [h264('picture', { crf: 23, preset: 'veryfast' })]),
          ...(sound === null ? [] : [aacStream('sound')]),
        ],
      },
    ],
    limits: filmLimits(probe.duration),
  }
}
