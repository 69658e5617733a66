import type { Caps, MediaFailureKind, Progress } from '../engine.ts'
import type { Plan } from '../plan.ts'
import type { RawProbe } from '../raw-probe.ts'

/** What the parent asks of the program that loads node-av. */
export type Request =
  | { kind: 'run'; plan: Plan; directory: string }
  | { kind: 'probe'; path: string; formats: readonly string[] }
  | { kind: 'cancel' }

/** What the program answers: ready once, then for each job any progress and one end. */
export type Answer =
  | { kind: 'ready'; caps: Caps }
  | { kind: 'progress'; progress: Progress }
  | { kind: 'ran'; probes: readonly (RawProbe | null)[] }
  | { kind: 'probed'; probe: RawProbe }
  | { kind: 'failed'; failure: MediaFailureKind; message: string }
