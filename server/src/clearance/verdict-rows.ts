import { VERDICT_KINDS, type Verdict } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { z } from 'zod'

// Verdicts are written by this stage alone, from what core returned: the kind is checked, the rest is trusted.
const verdictSchema = z.looseObject({
  kind: z.enum(VERDICT_KINDS),
  evidenceVersion: z.int(),
  dependencies: z.array(z.string()),
})

/** A verdict as its row keeps it. */
export function verdictIn(stored: unknown): Verdict {
  return verdictSchema.parse(stored) as unknown as Verdict
}

/** The moment until which a verdict holds by itself, or null. */
export function validUntilOf(verdict: Verdict): Instant | null {
  return verdict.kind === 'cleared' || verdict.kind === 'cleared-with-edits' ? verdict.validUntil : null
}

/** The moment at which time alone makes a verdict better, or null. */
export function clearsAtOf(verdict: Verdict): Instant | null {
  return verdict.kind === 'held' || verdict.kind === 'cleared-with-edits' ? verdict.clearsAt : null
}

/** The next moment after `now` at which the answer may change by time alone, or null. */
export function nextTurnOf(verdict: Verdict, now: Instant): Instant | null {
  const turns = [validUntilOf(verdict), clearsAtOf(verdict)].filter(
    (turn): turn is Instant => turn !== null && turn > now,
  )
  return turns.length > 0 ? (Math.min(...turns) as Instant) : null
}
