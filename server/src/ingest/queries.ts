import type { AssetFileRole } from '@stagedoor/core/ingest'
import { sql } from 'kysely'
import type { Db, Trx } from '../schema/index.ts'
import { forgetLadder } from './ladders.ts'
import type { Sender } from './sender.ts'

/** Holds everybody else who would send in the same place until the end of the transaction. */
export async function lockSender(trx: Trx, sender: Sender): Promise<void> {
  const place = sender.kind === 'inbox' ? sender.inboxId : sender.userId
  await sql`select pg_advisory_xact_lock(hashtextextended('sender:' || ${place}::text, 0))`.execute(trx)
}

/** Whose uploads are counted. */
export type Place =
  { readonly kind: 'inbox'; readonly inboxId: string } | { readonly kind: 'crew'; readonly userId: string }

/** What a sender's place holds already: files that are on their way count whole. */
export async function takenBy(db: Db, place: Place): Promise<{ bytes: number; files: number }> {
  const isOfPlace =
    place.kind === 'inbox'
      ? sql<boolean>`inbox_id = ${place.inboxId}`
      : sql<boolean>`sent_by = ${place.userId}`
  const { rows } = await sql<{ bytes: number; files: number }>`
    select coalesce(sum(size_bytes), 0)::bigint as bytes, count(*) as files
    from ingest.uploads where ${isOfPlace} and state in ('arriving', 'arrived')`.execute(db)
  return rows[0] ?? { bytes: 0, files: 0 }
}

/** Bytes that uploads on their way were promised and have not written yet. */
export async function promisedBytes(db: Db): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(size_bytes - offset_bytes), 0)::bigint as bytes
    from ingest.uploads where state = 'arriving'`.execute(db)
  return rows[0]?.bytes ?? 0
}

/** Whether a shooting day belongs to a production. */
export async function shootingDayIn(
  db: Db,
  { productionId, shootingDayId }: { productionId: string; shootingDayId: string },
): Promise<boolean> {
  const day = await db
    .selectFrom('production.shootingDays')
    .select('id')
    .where('id', '=', shootingDayId)
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  return day !== undefined
}

/** An inbox by its id. */
export function inboxById(db: Db, id: string) {
  return db.selectFrom('ingest.inboxes').selectAll().where('id', '=', id).executeTakeFirst()
}

function inboxesWithDay(db: Db) {
  return db
    .selectFrom('ingest.inboxes as i')
    .innerJoin('production.numberedDays as d', 'd.id', 'i.shootingDayId')
    .selectAll('i')
    .select(['d.number', 'd.unitName', 'd.shotOn'])
}

/** An inbox with the shooting day it is for. */
export function inboxWithDay(db: Db, id: string) {
  return inboxesWithDay(db).where('i.id', '=', id).executeTakeFirstOrThrow()
}

/** An inbox's row with its day. */
export type InboxRow = Awaited<ReturnType<typeof inboxWithDay>>

/** A production's inboxes, newest first. */
export function inboxesOf(db: Db, productionId: string): Promise<InboxRow[]> {
  return inboxesWithDay(db)
    .where('i.productionId', '=', productionId)
    .orderBy('i.createdAt', 'desc')
    .execute()
}

/** An upload about to begin. */
export interface NewUpload {
  id: string
  sender: Sender
  shootingDayId: string | null
  contributorName: string
  craft: string
  fileName: string
  sizeBytes: number
  metadata: Record<string, string>
  expiresAt: number
}

/** Writes the row of an upload that may begin. */
export async function insertUpload(
  trx: Trx,
  { sender, metadata, expiresAt, ...upload }: NewUpload,
): Promise<void> {
  await trx
    .insertInto('ingest.uploads')
    .values({
      ...upload,
      productionId: sender.productionId,
      inboxId: sender.kind === 'inbox' ? sender.inboxId : null,
      sentBy: sender.kind === 'crew' ? sender.userId : null,
      metadata: JSON.stringify(metadata),
      expiresAt: new Date(expiresAt),
      sha256: null,
      receiptNumber: null,
      receiptSlipId: null,
      receiptTokenSealed: null,
      logSeq: null,
      logHash: null,
    })
    .execute()
}

/** An upload by its id. */
export function uploadById(db: Db, id: string) {
  return db.selectFrom('ingest.uploads').selectAll().where('id', '=', id).executeTakeFirst()
}

/** An upload's row. */
export type UploadRow = NonNullable<Awaited<ReturnType<typeof uploadById>>>

/** The same, held until the end of the transaction. */
export function lockUpload(trx: Trx, id: string): Promise<UploadRow> {
  return trx
    .selectFrom('ingest.uploads')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** An asset by its id. */
export function assetById(db: Db, id: string) {
  return db.selectFrom('ingest.assets').selectAll().where('id', '=', id).executeTakeFirst()
}

/** An asset's row. */
export type AssetRow = NonNullable<Awaited<ReturnType<typeof assetById>>>

/** The asset that an upload became. */
export function assetOfUpload(db: Db, uploadId: string) {
  return db.selectFrom('ingest.assets').selectAll().where('uploadId', '=', uploadId).executeTakeFirst()
}

/** The same asset held until the end of the transaction. */
export function lockAsset(trx: Trx, id: string): Promise<AssetRow> {
  // Not `for update`: that would keep out the foreign keys of marks, whose writer may hold what a trigger here waits for.
  return trx
    .selectFrom('ingest.assets')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
}

/** An asset's files, the original among them. */
export function filesOf(db: Db, assetId: string) {
  return db.selectFrom('ingest.assetFiles').selectAll().where('assetId', '=', assetId).execute()
}

/** The original's file of an asset. */
export async function originalOf(db: Db, assetId: string) {
  return db
    .selectFrom('ingest.assetFiles')
    .selectAll()
    .where('assetId', '=', assetId)
    .where('role', '=', 'original')
    .executeTakeFirstOrThrow()
}

/** Forgets files of an asset, its ladder with its light copy; answers their digests, whose bytes may then be released. */
export async function forgetFiles(
  trx: Trx,
  { assetId, roles }: { assetId: string; roles?: readonly AssetFileRole[] },
): Promise<string[]> {
  const gone = await trx
    .deleteFrom('ingest.assetFiles')
    .where('assetId', '=', assetId)
    .$if(roles !== undefined, (query) => query.where('role', 'in', roles ?? []))
    .returning('sha256')
    .execute()
  const pieces = roles?.includes('proxy') === false ? [] : await forgetLadder(trx, assetId)
  const parts = roles?.includes('poster') === false ? [] : await forgetParts(trx, assetId)
  return [...gone.map(({ sha256 }) => sha256.toString('hex')), ...pieces, ...parts]
}

async function forgetParts(trx: Trx, assetId: string): Promise<string[]> {
  const gone = await trx
    .deleteFrom('ingest.assetParts')
    .where('assetId', '=', assetId)
    .returning('sha256')
    .execute()
  return gone.map(({ sha256 }) => sha256.toString('hex'))
}

/** An asset as lists show it. */
export function listedAsset(db: Db, id: string) {
  return db.selectFrom('ingest.listedAssets').selectAll().where('id', '=', id).executeTakeFirst()
}

/** A row of `ingest.listed_assets`. */
export type ListedAsset = NonNullable<Awaited<ReturnType<typeof listedAsset>>>

/** Which of these scenes belong to a production. */
export function scenesIn(
  db: Db,
  { productionId, sceneIds }: { productionId: string; sceneIds: readonly string[] },
): Promise<{ id: string }[]> {
  if (sceneIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('production.numberedScenes')
    .select('id')
    .where('productionId', '=', productionId)
    .where('id', 'in', sceneIds)
    .execute()
}
