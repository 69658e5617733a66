import { Problem } from '@stagedoor/contract/problems'
import type { AssetRange, Material } from '@stagedoor/core/clearance/kills'
import type { CutId } from '@stagedoor/core/production'
import { flicks, type TimeRange, timeRange } from '@stagedoor/core/time'
import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import { z } from 'zod'
import type { Db } from '../../schema/index.ts'
import type { Shown } from './kill-values.ts'

/** An asset put into a round, with the shots to count in it; none are those the house found, or the whole as one. */
export interface ChosenAsset {
  readonly assetId: string
  readonly shots: readonly TimeRange[]
}

/** A rendered version of a cut put into a round, as the stage that has it tells. */
export interface ChosenCut {
  readonly cutId: string
  readonly title: string
  readonly used: readonly AssetRange[]
  readonly shown: Shown
}

/** Something chosen for a round, with what exactly will be shown of it. */
export interface Piece {
  readonly material: Material
  readonly title: string
  readonly shown: Shown
}

// What a person looks at to decide: light copies, never an original.
const SHOWN_ROLES = ['proxy', 'poster'] as const

/** What was chosen, in its order, ready to be shown; throws `not-found`, `asset-not-ready`, `outside-the-asset`. */
export async function piecesOf(
  db: Db,
  {
    productionId,
    assets,
    cuts,
  }: { productionId: string; assets: readonly ChosenAsset[]; cuts: readonly ChosenCut[] },
): Promise<readonly Piece[]> {
  const rows =
    assets.length === 0
      ? []
      : await db
          .selectFrom('ingest.listedAssets')
          .select(['id', 'gateId', 'kind', 'title', 'state', 'durationFlicks', 'files'])
          .where('productionId', '=', productionId)
          .where(
            'id',
            'in',
            assets.map(({ assetId }) => assetId),
          )
          .execute()
  const found = new Map(rows.map((row) => [row.id, row]))
  const foundShots = await shotsOf(db, [...found.keys()])
  const chosen = assets.map(({ assetId, shots }): Piece => {
    const row = found.get(assetId)
    if (row === undefined) throw new Problem('not-found')
    if (row.state !== 'ready') throw new Problem('asset-not-ready')
    const { kind, gateId, durationFlicks, title } = row
    if (kind === 'document')
      throw new Problem('invalid-request', {
        detail: `${title} is a document. Documents leave by no way yet, so there is nothing to approve. Nothing was sent.`,
      })
    const duration = durationFlicks ?? 0
    if (shots.some(({ to }) => to > duration)) throw new Problem('outside-the-asset')
    const files = SHOWN_ROLES.flatMap((role) => {
      const file = row.files[role]
      return file ? [{ role, sha256: file.sha256, mediaType: file.mediaType }] : []
    })
    const ofAsset = { assetId: assetIdOf(assetId) }
    return {
      title,
      shown: { kind, gateId, durationFlicks, version: null, files },
      material:
        kind === 'still'
          ? { kind: 'still', ...ofAsset }
          : {
              kind: 'footage',
              ...ofAsset,
              duration: flicks(duration),
              shots: shots.length > 0 ? shots : shotsBetween(foundShots.get(assetId) ?? [], duration),
            },
    }
  })
  const cutPieces = cuts.map(({ cutId, used, title, shown }): Piece => ({
    title,
    shown,
    material: { kind: 'cut', cutId: cutId as CutId, used },
  }))
  return [...chosen, ...cutPieces]
}

const startsSchema = z.array(z.int().min(0))

async function shotsOf(db: Db, assetIds: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>> {
  if (assetIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('clearance.shots')
    .select(['assetId', 'starts'])
    .where('assetId', 'in', [...assetIds])
    .execute()
  return new Map(rows.map(({ assetId, starts }) => [assetId, startsSchema.parse(starts)]))
}

function shotsBetween(starts: readonly number[], duration: number): readonly TimeRange[] {
  const edges = [...new Set([0, ...starts, duration])]
    .filter((edge) => edge <= duration)
    .toSorted((a, b) => a - b)
  return edges.slice(1).map((to, place) => timeRange(edges[place] ?? 0, to))
}
