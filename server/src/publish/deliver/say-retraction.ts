import type { Exchange, RecallLineEvent } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import type { Retraction } from '../../connectors/index.ts'
import type { KeptEvidence } from '../../schema/publish.ts'

/** What taking a post back does to its line; null for what is only slow, and is tried again. */
export function eventOf(taken: Retraction, now: Instant): RecallLineEvent | null {
  switch (taken.kind) {
    case 'deleted':
    case 'already-gone':
    case 'hidden':
      return { kind: 'shut', at: now }
    case 'asked':
      return { kind: 'told', at: now }
    case 'manual':
      return { kind: 'failed', at: now, because: taken.because }
    case 'failed':
      return isSlow(taken) ? null : { kind: 'failed', at: now, because: taken.error.what }
  }
}

const isSlow = ({ error }: Extract<Retraction, { kind: 'failed' }>) =>
  error.kind === 'transient' ||
  error.kind === 'rate' ||
  error.kind === 'quota' ||
  error.kind === 'outcome-unknown'

const DID = {
  deleted: 'deleted',
  // Nothing was done there: it is what a look says as well.
  'already-gone': null,
  hidden: 'hid',
  asked: 'asked',
  manual: 'was-refused',
  failed: 'was-refused',
} as const satisfies Record<Retraction['kind'], NonNullable<KeptEvidence['did']> | null>

/** What the platform said to it, as a line keeps it. */
export function saidBy(taken: Retraction, asked: readonly Exchange[]): Omit<KeptEvidence, 'at'> {
  const what =
    taken.kind === 'manual' ? taken.because : taken.kind === 'failed' ? taken.error.what : taken.evidence
  const did = DID[taken.kind]
  return { how: 'place-said', what, sha256: null, ...(did === null ? {} : { did }), asked }
}
