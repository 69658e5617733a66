import type { Ladder } from '@stagedoor/core/ingest'
import type { Db, Trx } from '../schema/index.ts'

/** A rendition of an asset as kept: its head, and its pieces in order. */
export interface KeptRendition {
  readonly name: string
  readonly codecs: string
  readonly timescale: number
  readonly sha256: string
  readonly sizeBytes: number
  readonly pieces: readonly KeptPiece[]
}

/** Some segments of a rendition in one file. */
export interface KeptPiece {
  readonly piece: number
  readonly sha256: string
  readonly segments: readonly { readonly bytes: number; readonly units: number }[]
}

/** An asset's ladder as far as it is made. */
export interface KeptLadder {
  readonly plan: Ladder
  readonly isWhole: boolean
  readonly renditions: readonly KeptRendition[]
}

/** The ladder of an asset with all that is kept of it; null where none was begun. */
export async function ladderOf(db: Db, assetId: string): Promise<KeptLadder | null> {
  const ladder = await db
    .selectFrom('ingest.ladders')
    .select(['plan', 'isWhole'])
    .where('assetId', '=', assetId)
    .executeTakeFirst()
  if (ladder === undefined) return null
  const heads = await db
    .selectFrom('ingest.renditions')
    .selectAll()
    .where('assetId', '=', assetId)
    .orderBy('name')
    .execute()
  const pieces = await db
    .selectFrom('ingest.renditionPieces')
    .selectAll()
    .where('assetId', '=', assetId)
    .orderBy('piece')
    .execute()
  const renditions = heads.map(({ name, codecs, timescale, sha256, sizeBytes }) => ({
    name,
    codecs,
    timescale,
    sha256: sha256.toString('hex'),
    sizeBytes,
    pieces: pieces
      .filter((each) => each.name === name)
      .map(({ piece, sha256: digest, segmentBytes, segmentUnits }) => ({
        piece,
        sha256: digest.toString('hex'),
        segments: segmentBytes.map((bytes, index) => ({ bytes, units: segmentUnits[index] ?? 0 })),
      })),
  }))
  return { ...ladder, renditions }
}

/** The file of one piece of a rendition, or of its head; undefined where there is none. */
export async function pieceFile(
  db: Db,
  { assetId, name, piece }: { assetId: string; name: string; piece: number | 'head' },
): Promise<Buffer | undefined> {
  const row =
    piece === 'head'
      ? await db
          .selectFrom('ingest.renditions')
          .select('sha256')
          .where('assetId', '=', assetId)
          .where('name', '=', name)
          .executeTakeFirst()
      : await db
          .selectFrom('ingest.renditionPieces')
          .select('sha256')
          .where('assetId', '=', assetId)
          .where('name', '=', name)
          .where('piece', '=', piece)
          .executeTakeFirst()
  return row?.sha256
}

/** Whether something of an asset's ladder can be played. */
export async function hasPlayable(db: Db, assetId: string): Promise<boolean> {
  const row = await db
    .selectFrom('ingest.renditionPieces')
    .select('piece')
    .where('assetId', '=', assetId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Forgets the pieces of an asset from one on, and answers their digests. */
export async function forgetPieces(
  trx: Trx,
  { assetId, from }: { assetId: string; from: number },
): Promise<string[]> {
  const gone = await trx
    .deleteFrom('ingest.renditionPieces')
    .where('assetId', '=', assetId)
    .where('piece', '>=', from)
    .returning('sha256')
    .execute()
  return gone.map(({ sha256 }) => sha256.toString('hex'))
}

/** Forgets an asset's whole ladder, and answers the digests of its files. */
export async function forgetLadder(trx: Trx, assetId: string): Promise<string[]> {
  const pieces = await forgetPieces(trx, { assetId, from: 0 })
  const heads = await trx
    .deleteFrom('ingest.renditions')
    .where('assetId', '=', assetId)
    .returning('sha256')
    .execute()
  await trx.deleteFrom('ingest.ladders').where('assetId', '=', assetId).execute()
  return [...pieces, ...heads.map(({ sha256 }) => sha256.toString('hex'))]
}
