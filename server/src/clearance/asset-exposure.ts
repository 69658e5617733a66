import { type Destination, type Verdict, WORLD } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import type { Clock } from '../plant/clock/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { readyAsset, wholeOf } from './marking/appearances.ts'
import type { ExposureOrder } from './exposure-order.ts'
import { openExposure } from './open-exposure.ts'
import { exposureFor, exposuresById } from './queries.ts'

/** The production's own page. No page knows where a fan is, so it is judged as the whole world. */
export const OWN_PAGE: Destination = {
  platform: 'own-page',
  account: 'main',
  keepsTerritories: false,
  knowsProgress: true,
  ownerId: null,
}

/** What one may ask of an asset otherwise than by default. */
export type AssetQuestion = Partial<Pick<ExposureOrder, 'uses' | 'destination' | 'territories' | 'moment'>>

/** An asset whole, as the default exposure asks about it: on the own page, for publicity, the whole world, now. */
export function wholeAsset(asset: Parameters<typeof wholeOf>[0] & { readonly id: string }): ExposureOrder {
  const id = assetIdOf(asset.id)
  return {
    leaving: { kind: 'asset', assetId: id },
    timeline: { clips: [{ assetId: id, source: wholeOf(asset) }], edits: [] },
    uses: ['publicity'],
    destination: OWN_PAGE,
    territories: [WORLD],
    medium: asset.kind === 'still' || asset.kind === 'document' ? 'stills' : 'motion',
    moment: { kind: 'now' },
    until: null,
    placedAt: null,
    audience: { kind: 'everyone' },
  }
}

/** Judges an asset whole under the default exposure (own page, publicity, the world, now), unless it is asked otherwise. */
export async function openAssetExposure(
  trx: Trx,
  {
    productionId,
    assetId,
    question,
    now,
  }: { productionId: string; assetId: string; question: AssetQuestion; now: Instant },
): Promise<{ exposureId: string; verdict: Verdict }> {
  const asset = await readyAsset(trx, { productionId, assetId })
  const exposure: ExposureOrder = { ...wholeAsset(asset), ...question }
  return openExposure(trx, { productionId, kind: 'asset', ref: assetId, gateId: asset.gateId, exposure, now })
}

/** Changes what is asked about an asset; what is left out stays as it was. */
export async function setAssetExposure(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, assetId, question }: { productionId: string; assetId: string; question: AssetQuestion },
): Promise<{ exposureId: string; verdict: Verdict }> {
  return db.transaction().execute(async (trx) => {
    const standing = await exposureFor(trx, { kind: 'asset', ref: assetId })
    const [row] = standing ? await exposuresById(trx, [standing.id], { lock: false }) : []
    const { uses, destination, territories, moment } = row?.order ?? {}
    const before = row ? { uses, destination, territories, moment } : {}
    const asked = Object.fromEntries(
      Object.entries({ ...before, ...question }).filter(([, value]) => value !== undefined),
    )
    return openAssetExposure(trx, { productionId, assetId, question: asked, now: clock.now() })
  })
}
