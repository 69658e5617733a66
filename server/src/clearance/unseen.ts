import { totalOf } from '@stagedoor/core/time'
import type { Flicks } from '@stagedoor/core/time'
import { type Timeline, usedRanges } from '@stagedoor/core/timeline'
import type { Db } from '../schema/index.ts'

/** Footage that a timeline plays and of which nobody has said that they looked at it from end to end. */
export interface Unseen {
  readonly assetId: string
  readonly title: string
  /** How much of it is played, in flicks. */
  readonly length: Flicks
}

/** What of a timeline nobody has looked at, most first; a warning where the house does not hold it. */
export async function unseenIn(db: Db, timeline: Timeline): Promise<readonly Unseen[]> {
  const used = new Map<string, Flicks>(
    [...usedRanges(timeline)].map(([assetId, ranges]) => [assetId, totalOf(ranges)]),
  )
  if (used.size === 0) return []
  const rows = await db
    .selectFrom('ingest.assetFacts as a')
    .leftJoin('clearance.looks as l', 'l.assetId', 'a.id')
    .select(['a.id', 'a.title'])
    .where('a.id', 'in', [...used.keys()])
    .where('l.assetId', 'is', null)
    .orderBy('a.id')
    .execute()
  return rows
    .map(({ id, title }) => ({ assetId: id, title, length: used.get(id) ?? (0 as Flicks) }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length)
}
