import { Problem } from '@stagedoor/contract/problems'
import { outwardName } from '@stagedoor/core/ingest'
import type { Clock } from '../plant/clock/index.ts'
import type { Storage } from '../plant/storage/index.ts'
import { type FileInZip, type Zip, zipOfFiles } from '../plant/zip/index.ts'
import type { Db } from '../schema/index.ts'

/** A clean copy under the name that it leaves the house by. */
export interface CleanCopy {
  readonly assetId: string
  readonly name: string
  readonly sha256: string
  readonly sizeBytes: number
}

/** The clean copies of some assets, and how many have none yet. */
export interface CleanCopies {
  readonly copies: readonly CleanCopy[]
  readonly missing: number
}

/** Finds the clean copies of assets of a production. Throws `asset-not-ready` where none of them has one. */
export async function gatherCleanCopies(
  { db }: { db: Db },
  { production, assetIds }: { production: { id: string; slug: string }; assetIds: readonly string[] },
): Promise<CleanCopies> {
  const rows = await db
    .selectFrom('ingest.listedAssets as a')
    .innerJoin('ingest.assets as own', 'own.id', 'a.id')
    .innerJoin('ingest.uploads as u', 'u.id', 'own.uploadId')
    .select(['a.id', 'a.files', 'a.shootingDayNumber', 'u.receiptNumber'])
    .where('a.id', 'in', [...assetIds])
    .where('a.productionId', '=', production.id)
    .where('a.state', 'in', ['preparing', 'ready'])
    .orderBy('a.receivedAt')
    .orderBy('a.id')
    .execute()
  const copies = rows.flatMap(({ id, files: { clean }, shootingDayNumber, receiptNumber }): CleanCopy[] => {
    if (clean === undefined) return []
    const { sha256, sizeBytes, facts } = clean
    const name = outwardName({
      slug: production.slug,
      shootingDay: shootingDayNumber,
      receipt: receiptNumber,
      extension: String(facts['extension']),
    })
    return [{ assetId: id, name, sha256, sizeBytes }]
  })
  if (copies.length === 0)
    throw new Problem('asset-not-ready', {
      detail: 'None of these has a clean copy yet. Nothing was saved; try again when they are prepared.',
    })
  return { copies: namedApart(copies), missing: assetIds.length - copies.length }
}

/** The copies as one archive; what is deleted while it is sent breaks it off. */
export function cleanCopiesAsZip(
  { db, storage, clock }: { db: Db; storage: Pick<Storage, 'open'>; clock: Clock },
  { copies, missing }: CleanCopies,
): Zip {
  const files = copies.map(({ assetId, name, sha256, sizeBytes }): FileInZip => ({
    name,
    sizeBytes,
    bytes: async () => {
      const stands = await db
        .selectFrom('ingest.assets')
        .select('id')
        .where('id', '=', assetId)
        .where('state', 'in', ['preparing', 'ready'])
        .executeTakeFirst()
      const file = stands && (await storage.open(sha256))
      if (!file) throw new Problem('not-found')
      return file.stream()
    },
  }))
  const note = Buffer.from(
    missing === 1
      ? 'One of what was chosen has no clean copy yet and is not in this archive.\n'
      : `${missing} of what was chosen have no clean copy yet and are not in this archive.\n`,
  )
  const told: FileInZip[] =
    missing === 0 ? [] : [{ name: 'not-in-this-archive.txt', sizeBytes: note.length, bytes: () => [note] }]
  return zipOfFiles([...files, ...told], new Date(clock.now()))
}

// Receipts are given once; what came without one may share its name with others of its day.
function namedApart(copies: readonly CleanCopy[]): CleanCopy[] {
  const taken = new Map<string, number>()
  return copies.map((copy) => {
    const before = taken.get(copy.name) ?? 0
    taken.set(copy.name, before + 1)
    return before === 0 ? copy : { ...copy, name: copy.name.replace(/(\.[^.]*)$/, `-${before + 1}$1`) }
  })
}
