import { DRAFT, type ScheduleRule, stepPublication } from '@stagedoor/core/publish'
import type { Instant } from '@stagedoor/core/time'
import type { RenderedCut } from '../../cut/index.ts'
import { at } from '../../plant/db/index.ts'
import type { Trx } from '../../schema/index.ts'
import { keptRule } from './plan-opening.ts'

/** A publication that was judged and has its gate, and is to be written. */
export interface NewPublication {
  readonly id: string
  readonly productionId: string
  readonly cut: Pick<RenderedCut, 'cutId' | 'version' | 'renderId'>
  readonly destinationId: string
  /** The publication whose kit it is; null for one that stands by itself. */
  readonly besideId: string | null
  readonly gateId: string
  readonly exposureId: string
  readonly title: string
  readonly copy: string
  readonly slug: string | null
  /** Null while nobody knows when: then it is a draft. */
  readonly opensAt: Instant | null
  /** Null for what follows no rule, as an answer does. */
  readonly rule: ScheduleRule | null
  /** The name of whoever made it. */
  readonly madeBy: string
  readonly now: Instant
}

/** Writes a publication's row: scheduled for its moment, or a draft that waits for one. */
export async function putPublication(
  trx: Trx,
  { cut, opensAt, rule, now, ...publication }: NewPublication,
): Promise<void> {
  await trx
    .insertInto('publish.publications')
    .values({
      ...publication,
      cutId: cut.cutId,
      cutVersion: cut.version,
      renderId: cut.renderId,
      opensAt: opensAt === null ? null : at(opensAt),
      rule: rule === null ? null : JSON.stringify(keptRule(rule, now)),
      state: opensAt === null ? JSON.stringify(DRAFT) : scheduledState(opensAt, now),
    })
    .execute()
}

function scheduledState(opensAt: Instant, now: Instant): string {
  const step = stepPublication(DRAFT, { kind: 'schedule', at: now, opensAt })
  if (step.kind === 'stayed') throw new Error(`A draft cannot be scheduled: ${step.because}`)
  return JSON.stringify(step.state)
}
