import type { Instant } from '@stagedoor/core/time'
import type { Clock } from '../plant/clock/index.ts'
import { newId } from '../plant/db/index.ts'
import type { Db } from '../schema/index.ts'
import type { Actor } from './actor.ts'
import { changeEvidence } from './change-evidence.ts'
import { refuseBadReveal } from './check-reveal.ts'
import { majorityOf, watchMajority } from './majority.ts'
import { factsOf, nextFace, refuseTakenName, type SubjectOrder } from './subjects.ts'

interface NewSubject {
  readonly productionId: string
  readonly subject: SubjectOrder
  /** An e-mail address or phone number to ask at, kept beside the log and never in it. */
  readonly contact: string | null
  readonly actor: Actor
}

/**
 * Adds a subject; a person nobody has named yet goes by a working name. Throws `name-taken`, what a reveal is refused
 * for, and `no-such-local-time` for a day or zone of birth that does not exist.
 */
export async function addSubject(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, subject, contact, actor }: NewSubject,
): Promise<{ subjectId: string; name: string }> {
  const now = clock.now()
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now }, async () => {
      const subjectId = newId()
      const { kind } = subject
      if (kind === 'secret')
        await refuseBadReveal(trx, { productionId, secretId: null, reveal: subject.reveal })
      if (kind === 'person' && subject.birth)
        await watchMajority(trx, { productionId, subjectId, birth: subject.birth, now })
      const name = subject.name ?? (await nextFace(trx, productionId))
      await refuseTakenName(trx, { productionId, kind, name })
      await trx
        .insertInto('clearance.subjects')
        .values({
          id: subjectId,
          productionId,
          kind,
          name,
          contact,
          facts: JSON.stringify(factsOf(bornWhen(subject, now))),
        })
        .execute()
      return {
        result: { subjectId, name },
        touched: [],
        entry: {
          kind: 'subject-added',
          body: { subjectId, of: kind, by: actor.userId },
          personal: { name, by: actor.name },
        },
      }
    })
    return result
  })
}

// Who has a day of birth is a minor by it, whatever else was said.
function bornWhen(subject: SubjectOrder, now: Instant): SubjectOrder {
  if (subject.kind !== 'person' || !subject.birth) return subject
  return { ...subject, minor: majorityOf(subject.birth) > now }
}
