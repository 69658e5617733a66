import type { Grant } from '@stagedoor/core/clearance'
import type { Trx } from '../../schema/index.ts'
import { releaseFormsOf } from '../evidence-queries.ts'
import { grantIn } from '../evidence-rows.ts'
import { type Signature, signatureSchema } from '../forms/signature.ts'

/** A photograph or scan of a paper, without its bytes. */
export interface ScanOfPaper {
  readonly id: string
  readonly fileName: string
  readonly sha256: string
}

/** A release form, licence or agreement as it was written and signed, beside the grant it is. */
export interface Paper {
  readonly id: string
  readonly grant: Grant
  readonly template: string
  readonly templateVersion: number
  readonly language: string
  readonly text: string
  readonly textDigest: string
  readonly addressedTo: string
  readonly signature: Signature | null
  readonly copySha256: string | null
  readonly scans: readonly ScanOfPaper[]
}

/** The papers of some subjects, by their id, in any state. */
export async function papersOf(trx: Trx, subjectIds: readonly string[]): Promise<ReadonlyMap<string, Paper>> {
  if (subjectIds.length === 0) return new Map()
  const rows = await releaseFormsOf(trx, subjectIds)
  const ids = rows.map(({ id }) => id)
  const copies = await copiesOf(trx, ids)
  const scans = await scansOf(trx, ids)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        grant: grantIn(row),
        template: row.template,
        templateVersion: row.templateVersion,
        language: row.language,
        text: row.text,
        textDigest: row.textDigest.toString('hex'),
        addressedTo: row.addressedTo,
        signature: row.signature === null ? null : signatureSchema.parse(row.signature),
        copySha256: copies.get(row.id) ?? null,
        scans: scans.filter(({ releaseFormId }) => releaseFormId === row.id),
      },
    ]),
  )
}

async function copiesOf(trx: Trx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await trx
    .selectFrom('clearance.formCopies')
    .select(['releaseFormId', 'sha256'])
    .where('releaseFormId', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ releaseFormId, sha256 }) => [releaseFormId, sha256.toString('hex')]))
}

async function scansOf(trx: Trx, ids: readonly string[]) {
  if (ids.length === 0) return []
  const rows = await trx
    .selectFrom('clearance.scans')
    .select(['id', 'releaseFormId', 'fileName', 'sha256'])
    .where('releaseFormId', 'in', [...ids])
    .orderBy('addedAt')
    .orderBy('id')
    .execute()
  return rows.map(({ sha256, ...scan }) => ({ ...scan, sha256: sha256.toString('hex') }))
}
