import type { Db } from '../schema/index.ts'
import type { RecallCause } from './recall-cut.ts'

/** Why something comes back and at whose word, for the head of a ledger. */
export async function sayCause(db: Db, cause: RecallCause): Promise<{ because: string; calledBy: string }> {
  const calledBy = await callerOf(db, cause)
  switch (cause.kind) {
    case 'release-form-withdrawn':
      return { because: `${calledBy} withdrew the permission.`, calledBy }
    case 'approval-refused':
    case 'approval-revoked':
      return { because: `${calledBy} refused this cut.`, calledBy }
    case 'embargo-begun':
      return { because: 'An embargo began that covers it.', calledBy }
    case 'time-passed':
      return { because: 'A permission that it rests on has ended.', calledBy }
    default:
      return { because: 'The doorkeeper no longer clears it.', calledBy }
  }
}

async function callerOf(db: Db, { by, subjectId, kind }: RecallCause): Promise<string> {
  const isSubject = by === 'signer' || kind.startsWith('approval-')
  if (isSubject && typeof subjectId === 'string') {
    const subject = await db
      .selectFrom('clearance.namedSubjects')
      .select('name')
      .where('id', '=', subjectId)
      .executeTakeFirst()
    if (subject?.name) return subject.name
  }
  if (typeof by === 'string' && UUID.test(by)) {
    const person = await db.selectFrom('auth.people').select('name').where('id', '=', by).executeTakeFirst()
    if (person !== undefined) return person.name
  }
  return 'The doorkeeper'
}

const UUID = /^[0-9a-f-]{36}$/
