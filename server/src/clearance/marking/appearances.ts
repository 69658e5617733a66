import { Problem } from '@stagedoor/contract/problems'
import type { Side } from '@stagedoor/core/clearance'
import { FLICKS_PER_SECOND, flicks, type TimeRange, timeRange } from '@stagedoor/core/time'
import type { KeyedBox } from '@stagedoor/core/timeline'
import type { Selectable } from 'kysely'
import type { Database, Db, Trx } from '../../schema/index.ts'
import { appearanceIn } from '../evidence-rows.ts'

type AssetRow = Selectable<Database['ingest.assetFacts']>
type AppearanceRow = Selectable<Database['clearance.appearances']>

/** Where and how a subject is seen or heard in an asset, as somebody marked it. */
export interface AppearanceOrder {
  readonly fromFlicks: number
  readonly toFlicks: number
  readonly sides: readonly Side[]
  readonly boxes: readonly KeyedBox[]
  readonly prominence: 'featured' | 'background'
  /** Sure unless said otherwise. */
  readonly certainty?: 'sure' | 'unsure'
}

/** A still has no length of its own; in asset time it lasts one second, and each page of a document another. */
export const STILL_LENGTH = flicks(FLICKS_PER_SECOND)

/** The whole of an asset in its own time. */
export function wholeOf({ kind, durationFlicks }: Pick<AssetRow, 'kind' | 'durationFlicks'>): TimeRange {
  return timeRange(0, kind === 'still' ? STILL_LENGTH : (durationFlicks ?? STILL_LENGTH))
}

/** An asset that is ready to be marked and judged; throws `not-found`, or `asset-not-ready` while it is prepared. */
export async function readyAsset(
  db: Db,
  { productionId, assetId }: { productionId: string; assetId: string },
): Promise<AssetRow> {
  const asset = await db
    .selectFrom('ingest.assetFacts')
    .selectAll()
    .where('id', '=', assetId)
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  if (asset === undefined || asset.state === 'deleted' || asset.state === 'unreadable')
    throw new Problem('not-found')
  if (asset.state === 'preparing') throw new Problem('asset-not-ready')
  return asset
}

/** Refuses an appearance that its asset cannot hold: outside its time, its frame, or on a side it does not have. */
export function refuseOutside(
  asset: AssetRow,
  { fromFlicks, toFlicks, sides, boxes }: AppearanceOrder,
): void {
  const whole = wholeOf(asset)
  const refused = (detail: string) =>
    new Problem('appearance-outside-asset', {
      detail: `${detail} Nothing was marked.`,
      durationFlicks: whole.to,
    })
  if (!(fromFlicks >= 0 && fromFlicks < toFlicks && toFlicks <= whole.to))
    throw refused(
      `${asset.title} runs from 0 to ${whole.to} flicks; ${fromFlicks} to ${toFlicks} is not a stretch of it.`,
    )
  if (sides.length === 0) throw refused('What is neither seen nor heard does not appear.')
  if (asset.kind === 'still' && sides.includes('sound')) throw refused('A still has no sound.')
  if (asset.kind === 'document' && sides.includes('sound')) throw refused('A document has no sound.')
  if (asset.kind === 'sound' && sides.includes('picture')) throw refused('A sound has no picture.')
  if (boxes.length > 0 && !sides.includes('picture'))
    throw refused('What is only heard has no place in the frame.')
  for (const { at, box } of boxes) {
    if (at > whole.to) throw refused(`A box at ${at} flicks lies after the end.`)
    if (box.x + box.width > 1 + 1e-9 || box.y + box.height > 1 + 1e-9)
      throw refused('A box reaches out of the frame.')
  }
}

/** An appearance of a production, for a use case that holds its clearance lock; throws `not-found`. */
export async function appearanceOf(
  trx: Trx,
  { productionId, appearanceId }: { productionId: string; appearanceId: string },
) {
  const row = await trx
    .selectFrom('clearance.appearances')
    .selectAll()
    .where('id', '=', appearanceId)
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return row
}

/** An order as the columns of its row. */
export function columnsOf({
  fromFlicks,
  toFlicks,
  sides,
  boxes,
  prominence,
  certainty = 'sure',
}: AppearanceOrder) {
  return { fromFlicks, toFlicks, sides: [...sides], boxes: JSON.stringify(boxes), prominence, certainty }
}

/** A row of `clearance.appearances` as the order that would make it again. */
export function orderOfRow(row: AppearanceRow): AppearanceOrder & { readonly subjectId: string } {
  const { range, sides, region, prominence, certainty } = appearanceIn(row)
  const boxes = region.kind === 'boxes' ? region.boxes : []
  const { subjectId } = row
  return { subjectId, fromFlicks: range.from, toFlicks: range.to, sides, boxes, prominence, certainty }
}
