import { Problem } from '@stagedoor/contract/problems'
import { cuesWithin, moveChapters, reshape } from '@stagedoor/core/cut'
import { FLICKS_PER_SECOND, type Flicks } from '@stagedoor/core/time'
import { assetId, cutLength, endAt } from '@stagedoor/core/timeline'
import { sql } from 'kysely'
import type { Clock } from '../plant/clock/index.ts'
import type { Jobs } from '../plant/jobs/index.ts'
import type { CutDifference } from '../schema/cut.ts'
import type { Db } from '../schema/index.ts'
import type { CutVersion } from './cut-values.ts'
import { makeCut } from './make-cut.ts'
import { assetsById, cutById, type CutRow, meantForOf } from './queries.ts'
import { renderCut } from './render-cut.ts'

const TITLE_LONGEST = 120

/**
 * Makes a cut of the same material with the same marks and words, in another shape or ending earlier, puts it before
 * the doorkeeper as every cut, and begins its render. Asked for twice, it is the same sibling, unless one was made of
 * it since. Throws `not-found`, `asset-not-ready`, and `already-decided` where the cut is like that itself.
 */
export async function siblingCut(
  { db, clock, jobs }: { db: Db; clock: Clock; jobs: Pick<Jobs, 'enqueue'> },
  { cutId, difference, by }: { cutId: string; difference: CutDifference; by: string },
): Promise<{ id: string; isNew: boolean; renderId: string; workId: string | null }> {
  const cut = await cutById(db, cutId)
  if (cut === undefined) throw new Problem('not-found')
  const known = await siblingOf(db, { cut, difference })
  const id = known ?? (await make({ db, clock }, { cut, difference, by }))
  const { renderId, workId } = await renderCut({ db, jobs }, id)
  return { id, isNew: known === undefined, renderId, workId }
}

async function make(
  { db, clock }: { db: Db; clock: Clock },
  { cut, difference, by }: { cut: CutRow; difference: CutDifference; by: string },
): Promise<string> {
  const changed = await differently(db, cut, difference)
  const { productionId, credits, version } = cut
  const { id } = await makeCut(
    { db, clock },
    {
      ...changed,
      productionId,
      title: titleOf(cut.title, difference),
      meantFor: await meantForOf(db, cut.id),
      credits,
      by,
      origin: { cutId: cut.id, version, difference },
    },
  )
  return id
}

async function differently(db: Db, cut: CutRow, difference: CutDifference): Promise<CutVersion> {
  const { shape, timeline, captions, chapters } = cut
  switch (difference.kind) {
    case 'shape': {
      if (shape === difference.shape)
        throw new Problem('already-decided', { detail: `The cut is ${shape} already. Nothing was made.` })
      const uprights = await uprightsOf(db, cut)
      return {
        shape: difference.shape,
        timeline: reshape(timeline, difference.shape, uprights),
        captions,
        chapters,
      }
    }
    case 'shorter': {
      const longest = difference.longest as Flicks
      if (cutLength(timeline) <= longest)
        throw new Problem('already-decided', {
          detail: 'The cut ends before that already. Nothing was made.',
        })
      const shorter = endAt(timeline, longest)
      return {
        shape,
        timeline: shorter,
        captions: cuesWithin(captions, cutLength(shorter)),
        chapters: moveChapters(chapters, { before: timeline, after: shorter }),
      }
    }
  }
}

async function uprightsOf(db: Db, { timeline }: CutRow) {
  const assets = await assetsById(db, [...new Set(timeline.clips.map((clip) => clip.assetId))])
  return new Map(
    assets.map(({ id, width, height }) => {
      if (width === null || height === null) throw new Problem('asset-not-ready', { assetId: id })
      return [assetId(id), { width, height }]
    }),
  )
}

// A second press of the button, or the same need at another place: as long as it is still what it was made as.
async function siblingOf(
  db: Db,
  { cut, difference }: { cut: CutRow; difference: CutDifference },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('cut.cuts')
    .select('id')
    .where('cameFrom', '=', cut.id)
    .where('cameFromVersion', '=', cut.version)
    .where('cameBy', '=', sql<never>`${JSON.stringify(difference)}::jsonb`)
    .where('version', '=', 1)
    .orderBy('createdAt', 'desc')
    .executeTakeFirst()
  return row?.id
}

function titleOf(title: string, difference: CutDifference): string {
  const said = saidOf(difference)
  return `${title.slice(0, TITLE_LONGEST - said.length - 2)}, ${said}`
}

function saidOf(difference: CutDifference): string {
  return difference.kind === 'shape'
    ? difference.shape
    : `${Math.round(difference.longest / FLICKS_PER_SECOND)} s`
}

/** The cut that another came from, and in what they differ; null for one of its own. */
export async function originOf(db: Db, cutId: string) {
  const row = await db
    .selectFrom('cut.cuts as c')
    .innerJoin('cut.cuts as o', 'o.id', 'c.cameFrom')
    .select(['o.id', 'o.title', 'c.cameBy'])
    .where('c.id', '=', cutId)
    .executeTakeFirst()
  return row?.cameBy == null ? null : { id: row.id, title: row.title, difference: row.cameBy }
}
