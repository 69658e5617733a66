import { Problem } from '@stagedoor/contract/problems'
import { applyEdits } from '@stagedoor/core/timeline'
import { exposureFor, judgeExposure } from '../clearance/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import type { Db } from '../schema/index.ts'
import { changeCut } from './change-cut.ts'
import { cutById } from './queries.ts'

/**
 * Makes the edits that the doorkeeper asks for, as the next version. With nothing asked for the cut stays as it is.
 * A held cut takes the edits that its other concerns would still need.
 */
export async function takeVerdictEdits(
  { db, clock }: { db: Db; clock: Clock },
  { cutId, by }: { cutId: string; by: string },
): Promise<{ version: number; edits: number }> {
  const cut = await cutById(db, cutId)
  const exposure = await exposureFor(db, { kind: 'cut', ref: cutId })
  if (cut === undefined || exposure === undefined) throw new Problem('not-found')
  const verdict = await judgeExposure({ db, clock }, exposure.id)
  const edits = verdict.kind === 'cleared-with-edits' || verdict.kind === 'held' ? verdict.edits : []
  if (edits.length === 0) return { version: cut.version, edits: 0 }
  const change = { version: cut.version, timeline: applyEdits(cut.timeline, edits) }
  const { version } = await changeCut({ db, clock }, { cutId, change, by })
  return { version, edits: edits.length }
}
