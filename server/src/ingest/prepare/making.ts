import type { MediaFormat } from '@stagedoor/core/ingest'
import type { Plan, Probe, Report } from '../../plant/media/index.ts'
import type { PreparePorts, Run } from './ports.ts'

/** An asset on its way through: its original's path, and a folder for what is made of it. */
export interface Bench {
  readonly assetId: string
  readonly path: string
  readonly format: MediaFormat
  readonly folder: string
}

/** What the clean copy of a film or a sound turned out to hold. */
export interface FoundFilm {
  readonly hasPicture: boolean
  readonly hasSound: boolean
  readonly playsInBrowsers: boolean
  /** It is as light as a light copy would be, and serves as one. */
  readonly isLight: boolean
}

/** One step at work: the clean copy it reads, and where what it makes goes. */
export interface Making extends FoundFilm {
  readonly ports: PreparePorts
  readonly bench: Bench
  readonly run: Run
  readonly probe: Probe
  /** Words of the original that no file made of it may carry. */
  readonly values: readonly string[]
  readonly input: string
  readonly formats: readonly string[]
}

/** Carries out a plan for a step, saying how far it is. */
export async function carryOut({ ports, run, probe }: Making, stage: string, plan: Plan): Promise<Report> {
  run.progress({ stage, done: 0, total: probe.duration })
  return ports.media.run(plan, {
    signal: run.signal,
    onProgress: ({ outTimeFlicks }) =>
      run.progress({ stage, done: Math.min(outTimeFlicks, probe.duration), total: probe.duration }),
  })
}
