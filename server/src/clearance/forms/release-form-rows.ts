import { sql } from 'kysely'
import type { Db } from '../../schema/index.ts'
import { type Scan, scansOf } from './scans.ts'

/** A release form as the crew's list has it. */
export type ListedForm = Awaited<ReturnType<typeof listedForms>>[number]

/** The release forms of a production, newest first, with whom they are about, their scans and the digest of their copy. */
export async function listedForms(db: Db, productionId: string) {
  const rows = await db
    .selectFrom('clearance.releaseForms as f')
    .innerJoin('clearance.subjects as s', 's.id', 'f.subjectId')
    .leftJoin('clearance.formCopies as c', 'c.releaseFormId', 'f.id')
    .selectAll('f')
    .select(['s.name as subjectName', 's.kind as subjectKind', 's.contact', 'c.sha256 as copySha256'])
    .where('f.productionId', '=', productionId)
    .orderBy('f.createdAt', 'desc')
    .orderBy('f.id', 'desc')
    .execute()
  const { rows: papers } = await sql<{ id: string }>`
    select distinct release_form_id as id from clearance.scans
    where production_id = ${productionId} and release_form_id is not null`.execute(db)
  const scans = await scansOf(
    db,
    papers.map(({ id }) => id),
  )
  const of = new Map<string, Scan[]>()
  for (const scan of scans)
    of.set(scan.releaseFormId ?? '', [...(of.get(scan.releaseFormId ?? '') ?? []), scan])
  return rows.map((row) => ({ ...row, scans: of.get(row.id) ?? [] }))
}
