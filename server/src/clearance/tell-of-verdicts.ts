import { announceAll } from '../plant/events/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import type { Trx } from '../schema/index.ts'
import { shutGates } from '../wall/index.ts'
import { exposureShut, verdictChanged } from './events.ts'
import type { ExposureKind } from './exposure-order.ts'
import type { Judgement } from './judge-under-lock.ts'
import type { Cause, LogEntry } from './log-entry.ts'

/** Something that was cleared to be out there and is no longer: its gate is shut at commit. */
export interface Shutting {
  readonly exposureId: string
  readonly kind: ExposureKind
  readonly ref: string
  readonly gateId: string
}

/**
 * Shuts what may no longer be out there, announces every verdict that changed, and words the log entries, which the
 * caller appends last.
 */
export async function tellOfVerdicts(
  trx: Trx,
  { judgements, cause }: { judgements: readonly Judgement[]; cause: Cause },
): Promise<{ shut: Shutting[]; entries: LogEntry[] }> {
  const shut = judgements.flatMap((judgement) => shuttingOf(judgement) ?? [])
  const shutIds = new Set(shut.map(({ exposureId }) => exposureId))
  await shutGates(trx, { gateIds: shut.map(({ gateId }) => gateId), because: cause.kind })
  await announceAll(
    trx,
    judgements.flatMap((judgement) => [
      verdictChanged(judgement, cause),
      ...(shutIds.has(judgement.exposureId) ? [exposureShut(judgement, cause)] : []),
    ]),
  )
  for (const productionId of new Set(judgements.map((judgement) => judgement.productionId))) {
    await notifyTopic(trx, productionId, 'dailies')
    await notifyTopic(trx, productionId, 'clearance')
  }
  return {
    shut,
    entries: judgements.map((judgement) =>
      verdictEntry(judgement, { isShut: shutIds.has(judgement.exposureId), because: cause.kind }),
    ),
  }
}

/** How the log tells of a verdict that differs from the last one. */
function verdictEntry(
  judgement: Judgement,
  { isShut, because }: { isShut: boolean; because: string },
): LogEntry {
  const { exposureId, kind, ref, before, verdict, evidenceDigest } = judgement
  return {
    kind: 'verdict-changed',
    body: {
      exposureId,
      of: kind,
      ref,
      before: before?.kind ?? null,
      verdict: verdict.kind,
      evidenceVersion: verdict.evidenceVersion,
      evidenceDigest,
      because,
      gate: isShut ? 'shut' : 'untouched',
    },
  }
}

/** Whether something can be out there at all: assets and cuts never leave by themselves. */
export function mayBeOut({ kind, gateId }: Pick<Judgement, 'kind' | 'gateId'>): boolean {
  return gateId !== null && (kind === 'publication' || kind === 'kit' || kind === 'key-art')
}

// Only what was cleared can have left.
function shuttingOf({ exposureId, kind, ref, gateId, before, verdict }: Judgement): Shutting | null {
  if (
    gateId === null ||
    !mayBeOut({ kind, gateId }) ||
    verdict.kind === 'cleared' ||
    before?.kind !== 'cleared'
  )
    return null
  return { exposureId, kind, ref, gateId }
}
