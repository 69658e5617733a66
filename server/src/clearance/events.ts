import type { Announcement } from '../plant/events/index.ts'
import type { Judgement } from './judge-under-lock.ts'
import type { Cause } from './log-entry.ts'

/** An exposure has another verdict than before; `cause` is the change of evidence, or `time-passed`, or `question-changed`. */
export function verdictChanged(judgement: Judgement, cause: Cause): Announcement {
  const { exposureId, productionId, kind, ref, before, verdict } = judgement
  return {
    name: 'clearance.verdict-changed',
    productionId,
    payload: { exposureId, kind, ref, before: before?.kind ?? null, verdict: verdict.kind, cause },
  }
}

/**
 * A publication or kit may no longer be out there: its gate was shut in the same commit. Nothing opens it again by
 * itself, not even a later verdict that clears it; a person does.
 */
export function exposureShut(judgement: Judgement, cause: Cause): Announcement {
  const { exposureId, productionId, kind, ref, gateId, verdict } = judgement
  return {
    name: 'clearance.exposure-shut',
    productionId,
    payload: { exposureId, kind, ref, gateId, verdict: verdict.kind, cause, reopens: 'by-a-person' },
  }
}

/** A signed release form was withdrawn, by its signer or by the production. */
export function releaseFormWithdrawn(
  productionId: string,
  payload: { releaseFormIds: readonly string[]; subjectId: string; by: 'signer' | 'production' },
): Announcement {
  return { name: 'clearance.release-form-withdrawn', productionId, payload }
}

/** A release form was signed. */
export function releaseFormSigned(
  productionId: string,
  payload: { releaseFormId: string; subjectId: string },
): Announcement {
  return { name: 'clearance.release-form-signed', productionId, payload }
}
