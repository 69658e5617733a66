import type { Plan } from './plan.ts'
import type { RawProbe } from './raw-probe.ts'

export type EngineName = 'command-line' | 'node-av'

/** What an engine is and can do beyond the common ground. */
export type Caps = {
  engine: EngineName
  version: string
  /** `tiles`: can join the tiles of a HEIC picture. */
  features: readonly Feature[]
}
export type Feature = 'tiles'

export type Progress = { outTimeFlicks: number; frames: number }

/** What was made, each output opened and read again by the same engine where it is a film or a sound. */
export type Report = {
  engine: EngineName
  wallMs: number
  outputs: readonly { path: string; bytes: number; probe: RawProbe | null }[]
  /** The end of what the engine wrote about its work. */
  log: string
}

export type RunOptions = {
  onProgress?: (progress: Progress) => void
  /** Where the outputs grow, in the plan's order, until they are moved to their places. */
  onBegun?: (growing: readonly string[]) => void
  signal?: AbortSignal
}

/** A render engine; both executors keep to this and to one contract suite. */
export type Engine = {
  readonly caps: Caps
  /** Makes all outputs of a plan or none; throws `MediaFailure`. */
  run(plan: Plan, options?: RunOptions): Promise<Report>
  /** Reads what a file holds, opening it with the given demuxers only; throws `MediaFailure`. */
  probe(path: string, formats: readonly string[], options?: { signal?: AbortSignal }): Promise<RawProbe>
  close(): Promise<void>
}

export type MediaFailureKind =
  | 'cancelled'
  | 'not-readable'
  | 'plan-failed'
  | 'engine-crashed'
  | 'wall-clock-spent'
  | 'output-too-large'
  | 'memory-spent'
  | 'too-many-frames'
  | 'output-not-proven'
  | 'no-engine'

/** Why media work ended without its outputs; `log` is the end of what the engine said. */
export class MediaFailure extends Error {
  readonly kind: MediaFailureKind
  readonly log: string

  constructor(kind: MediaFailureKind, message: string, about: { log?: string; cause?: unknown } = {}) {
    super(message, about.cause === undefined ? undefined : { cause: about.cause })
    this.name = 'MediaFailure'
    this.kind = kind
    this.log = about.log ?? ''
  }
}
