import { Problem } from '@stagedoor/contract/problems'
import { type Chapter, type Cue, moveChapters, type Shape } from '@stagedoor/core/cut'
import type { Timeline } from '@stagedoor/core/timeline'
import type { Clock } from '../plant/clock/index.ts'
import { announce } from '../plant/events/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import type { Credit } from '../schema/cut.ts'
import type { Db, Trx } from '../schema/index.ts'
import { checkTimeline } from './check-timeline.ts'
import type { CutVersion, MeantFor } from './cut-values.ts'
import { cutChanged } from './events.ts'
import { openCutExposure } from './open-cut-exposure.ts'
import { lockCutRow, putVersion, versionOf } from './queries.ts'

/** What a change says; what is left out stays. `version` is the one the changer saw. */
export interface CutChange {
  version: number
  title?: string
  shape?: Shape
  timeline?: Timeline
  captions?: readonly Cue[]
  /** On the timeline that this change leaves; those of before move with theirs. */
  chapters?: readonly Chapter[]
  meantFor?: MeantFor
  /** Who is named under it, in order; null names those whose footage it is made of. */
  credits?: readonly Credit[] | null
}

const EDITED = ['shape', 'timeline', 'captions', 'chapters'] as const

/**
 * Changes a cut: the edit becomes the next version, never a new face of the old one; its title and its credits are
 * no edit. Refuses a locked cut, and a
 * change to a version that somebody else has changed meanwhile (`changed-meanwhile`, nothing lost on either side).
 */
export async function changeCut(
  { db, clock }: { db: Db; clock: Clock },
  { cutId, change, by }: { cutId: string; change: CutChange; by: string },
): Promise<{ version: number }> {
  return db.transaction().execute(async (trx) => {
    const row = await lockCutRow(trx, cutId)
    if (row === undefined) throw new Problem('not-found')
    if (row.lockedAt !== null) throw new Problem('cut-locked', { lockedBy: row.lockedBy })
    if (row.version !== change.version) throw new Problem('changed-meanwhile', { version: row.version })
    const before = await versionOf(trx, cutId, row.version)
    if (before === undefined) throw new Error(`The cut ${cutId} has no version ${row.version}`)
    if (change.timeline !== undefined) await checkTimeline(trx, row.productionId, change.timeline)
    const meantFor = change.meantFor ?? row.meantFor
    const timeline = change.timeline ?? before.timeline
    const next: CutVersion = {
      shape: change.shape ?? before.shape,
      timeline,
      captions: change.captions ?? before.captions,
      chapters:
        change.chapters ?? moveChapters(before.chapters, { before: before.timeline, after: timeline }),
    }
    const isEdit = EDITED.some((part) => change[part] !== undefined)
    const version = isEdit ? row.version + 1 : row.version
    if (isEdit) await putVersion(trx, { cutId, version, ...next, madeBy: by })
    await trx
      .updateTable('cut.cuts')
      .set({
        version,
        title: change.title ?? row.title,
        meantFor: JSON.stringify(meantFor),
        ...(change.credits === undefined ? {} : { credits: maybeJson(change.credits) }),
      })
      .where('id', '=', cutId)
      .execute()
    await announce(trx, cutChanged(row.productionId, cutId, version))
    await notifyTopic(trx, row.productionId, 'cuts')
    const { productionId } = row
    await openCutExposure(trx, {
      productionId,
      cutId,
      version,
      timeline,
      meantFor,
      now: clock.now(),
    })
    return { version }
  })
}

const maybeJson = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

/** Locks a cut at its present version; locking twice is no harm. The row of a locked cut is never changed. */
export async function lockCut(
  trx: Trx,
  { cutId, by, now }: { cutId: string; by: string; now: number },
): Promise<void> {
  await trx
    .updateTable('cut.cuts')
    .set({ lockedAt: new Date(now), lockedBy: by })
    .where('id', '=', cutId)
    .where('lockedAt', 'is', null)
    .execute()
}
