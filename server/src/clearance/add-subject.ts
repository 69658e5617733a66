import type { Clock } from '../plant/clock/index.ts'
import { newId } from '../plant/db/index.ts'
import type { Db } from '../schema/index.ts'
import type { Actor } from './actor.ts'
import { changeEvidence } from './change-evidence.ts'
import { factsOf, nextFace, refuseTakenName, type SubjectOrder } from './subjects.ts'

interface NewSubject {
  readonly productionId: string
  readonly subject: SubjectOrder
  /** An e-mail address or phone number to ask at, kept beside the log and never in it. */
  readonly contact: string | null
  readonly actor: Actor
}

/** Adds a subject; a person nobody has named yet goes by a working name. Throws `name-taken`. */
export async function addSubject(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, subject, contact, actor }: NewSubject,
): Promise<{ subjectId: string; name: string }> {
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      const subjectId = newId()
      const { kind } = subject
      const name = subject.name ?? (await nextFace(trx, productionId))
      await refuseTakenName(trx, { productionId, kind, name })
      await trx
        .insertInto('clearance.subjects')
        .values({ id: subjectId, productionId, kind, name, contact, facts: JSON.stringify(factsOf(subject)) })
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
