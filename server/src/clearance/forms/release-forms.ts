import { Problem } from '@stagedoor/contract/problems'
import type { Db, Trx } from '../../schema/index.ts'

/** The purpose of the slips that open release forms. */
export const RELEASE_SLIP = 'release-form'

/** A release form by its id, locked against another hand; throws `not-found`. Take the clearance lock before. */
export async function lockForm(trx: Trx, releaseFormId: string) {
  const row = await trx
    .selectFrom('clearance.releaseForms')
    .selectAll()
    .where('id', '=', releaseFormId)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return row
}

/** A release form with its subject, for showing; throws `not-found`. */
export async function formWithSubject(db: Db, releaseFormId: string) {
  const row = await db
    .selectFrom('clearance.releaseForms as f')
    .innerJoin('clearance.subjects as s', 's.id', 'f.subjectId')
    .selectAll('f')
    .select(['s.name as subjectName', 's.kind as subjectKind'])
    .where('f.id', '=', releaseFormId)
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return row
}
