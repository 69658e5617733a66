import { Problem } from '@stagedoor/contract/problems'
import type { Verdict } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import { closeExposure, judgeAtExit, openExposure, wholeAsset } from '../../clearance/index.ts'
import { listedAsset } from '../../ingest/index.ts'
import { appendToChain } from '../../plant/chain/index.ts'
import type { Clock } from '../../plant/clock/index.ts'
import { at, randomId } from '../../plant/db/index.ts'
import { productionById, refuseWhileSealed } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { createGate, moveGate, shutGate } from '../../wall/index.ts'
import { refuseUncleared } from '../opening/refuse-unready.ts'
import type { Actor } from '../opening/schedule-publication.ts'

/** A still chosen to stand at the head of a production's own page; `alt` is what it shows, in words. */
export interface KeyArtOrder {
  readonly productionId: string
  readonly assetId: string
  readonly alt: string
  readonly actor: Actor
}

/**
 * Puts a still at the head of the own page in place of what stood there: an exit, judged whole for publicity,
 * everywhere, now, and watched from then on behind a gate of its own. Refuses `not-cleared` (what stood there stays),
 * `asset-not-ready`, `key-art-not-a-still`.
 */
export async function chooseKeyArt(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, assetId, alt, actor }: KeyArtOrder,
): Promise<void> {
  const now = clock.now()
  // A refusal at an exit is logged, so it is thrown after the transaction that keeps it.
  const verdict = await db.transaction().execute(async (trx): Promise<Verdict> => {
    await refuseWhileSealed(trx)
    await holdKeyArt(trx, productionId)
    const still = await stillFor(trx, { productionId, assetId })
    const id = randomId()
    const gateId = await createGate(trx, { productionId, audience: 'public', opensAt: null })
    const exposure = wholeAsset(still.asset)
    const order = { productionId, kind: 'key-art' as const, ref: id, gateId, exposure, now }
    const { exposureId } = await openExposure(trx, order)
    const judged = await judgeAtExit(trx, { exposureId, now })
    if (judged.kind !== 'cleared') {
      await closeExposure(trx, { kind: 'key-art', ref: id, now })
      return judged
    }
    await takeDown(trx, { productionId, because: 'replaced', now })
    await trx
      .insertInto('publish.keyArt')
      .values({
        id,
        productionId,
        assetId,
        gateId,
        exposureId,
        alt,
        ...still.picture,
        chosenBy: actor.name,
        chosenAt: at(now),
      })
      .execute()
    await moveGate(trx, { gateId, opensAt: now })
    await appendToChain(trx, {
      productionId,
      kind: 'key-art-chosen',
      body: { keyArtId: id, assetId, by: actor.userId },
      personal: { by: actor.name, title: still.asset.title },
    })
    return judged
  })
  const { zone = 'UTC' } = (await productionById(db, productionId)) ?? {}
  refuseUncleared(verdict, { zone, now })
}

/** Takes key art off the own page at once; where none stands nothing happens. */
export async function removeKeyArt(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, actor }: { productionId: string; actor: Actor },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await holdKeyArt(trx, productionId)
    const taken = await takeDown(trx, { productionId, because: 'removed', now: clock.now() })
    if (taken === null) return
    await appendToChain(trx, {
      productionId,
      kind: 'key-art-removed',
      body: { keyArtId: taken.id, assetId: taken.assetId, by: actor.userId },
      personal: { by: actor.name },
    })
  })
}

/** Takes key art down whose still was deleted from set. */
export async function dropKeyArtOf(
  trx: Trx,
  { productionId, assetId, now }: { productionId: string; assetId: string; now: Instant },
): Promise<void> {
  await holdKeyArt(trx, productionId)
  const standing = await keyArtOf(trx, productionId)
  if (standing?.assetId === assetId) await takeDown(trx, { productionId, because: 'deleted', now })
}

/** The key art of a production with the standing of its gate, for backstage; undefined where none was chosen. */
export function keyArtOf(db: Db, productionId: string) {
  return db
    .selectFrom('publish.keyArt as k')
    .innerJoin('wall.gates as g', 'g.id', 'k.gateId')
    .select(['k.id', 'k.assetId', 'k.gateId', 'k.alt', 'k.chosenBy', 'k.chosenAt', 'g.standing'])
    .where('k.productionId', '=', productionId)
    .executeTakeFirst()
}

// One choice at a time, also where nothing was chosen before and there is no row to hold.
async function holdKeyArt(trx: Trx, productionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('key-art:' || ${productionId}::text, 0))`.execute(
    trx,
  )
}

async function stillFor(trx: Trx, { productionId, assetId }: { productionId: string; assetId: string }) {
  const asset = await listedAsset(trx, assetId)
  if (asset?.productionId !== productionId || asset.state === 'deleted') throw new Problem('not-found')
  if (asset.state !== 'ready') throw new Problem('asset-not-ready')
  const { kind, title } = asset
  if (kind !== 'still')
    throw new Problem('key-art-not-a-still', {
      detail: `${title} is not a still. The page keeps what it showed; choose a photograph or a poster.`,
    })
  const poster = asset.files.poster
  const { width, height } = poster?.facts ?? {}
  if (poster === undefined || typeof width !== 'number' || typeof height !== 'number')
    throw new Error(`The still ${assetId} is ready and has no picture to show`)
  return { asset, picture: { sha256: poster.sha256, mediaType: poster.mediaType, width, height } }
}

async function takeDown(
  trx: Trx,
  { productionId, because, now }: { productionId: string; because: string; now: Instant },
) {
  const standing = await keyArtOf(trx, productionId)
  if (standing === undefined) return null
  const { id, gateId } = standing
  await closeExposure(trx, { kind: 'key-art', ref: id, now })
  await shutGate(trx, { gateId, because })
  await trx.deleteFrom('publish.keyArt').where('id', '=', id).execute()
  return standing
}
