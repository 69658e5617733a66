import type { Db } from '../../schema/index.ts'
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
    case 'review-words-said':
      return { because: `${calledBy} took material of theirs out.`, calledBy }
    case 'embargo-begun':
      return { because: 'An embargo began that covers it.', calledBy }
    case 'prohibition-recorded':
      return { because: 'Something was recorded that forbids it.', calledBy }
    case 'holdback-recorded':
      return { because: 'It waits for another place now.', calledBy }
    case 'agreement-recorded':
      return { because: 'An agreement keeps it from this outlet.', calledBy }
    case 'crowd-notice-ended':
      return { because: 'A crowd notice that it rested on was ended.', calledBy }
    case 'premiere-moved':
    case 'premiere-taken-back':
      return { because: 'The premiere that it waits for was moved.', calledBy }
    case 'asset-described':
    case 'asset-placed':
      return { because: 'Its footage belongs elsewhere than was thought.', calledBy }
    case 'time-passed':
      return { because: 'A permission that it rests on has ended.', calledBy }
    default:
      return { because: 'The doorkeeper no longer clears it.', calledBy }
  }
}

async function callerOf(db: Db, { by, subjectId, kind }: RecallCause): Promise<string> {
  const isSubject = by === 'signer' || kind.startsWith('approval-') || kind === 'review-words-said'
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
