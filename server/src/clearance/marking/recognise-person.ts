import { Problem } from '@stagedoor/contract/problems'
import { subjectId as subjectIdOf } from '@stagedoor/core/clearance'
import type { Clock } from '../../plant/clock/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { changeEvidence } from '../change-evidence.ts'
import { subjectOf } from '../subjects.ts'

interface Recognition {
  readonly productionId: string
  readonly faceId: string
  readonly personId: string
  readonly actor: Actor
}

/**
 * Says that a face nobody had named is somebody already known: their appearances become that person's, and the face
 * is gone. Throws `wrong-kind-of-subject` unless the one is an unnamed face without papers and the other a person.
 */
export async function recognisePerson(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, faceId, personId, actor }: Recognition,
): Promise<void> {
  await db.transaction().execute((trx) =>
    changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      const face = await subjectOf(trx, { productionId, subjectId: faceId })
      const person = await subjectOf(trx, { productionId, subjectId: personId })
      const isFace = face.kind === 'person' && !face.identified && !(await hasPapers(trx, faceId))
      if (!isFace || person.kind !== 'person' || faceId === personId)
        throw new Problem('wrong-kind-of-subject', {
          detail: `${face.name} cannot become ${person.name}: only a face without a name, a release form, a decision or a rule of its own becomes somebody known. Nothing was changed.`,
        })
      await trx
        .updateTable('clearance.appearances')
        .set({ subjectId: personId })
        .where('subjectId', '=', faceId)
        .execute()
      await trx.deleteFrom('clearance.subjects').where('id', '=', faceId).execute()
      return {
        result: undefined,
        touched: [faceId, personId].map((id) => ({ kind: 'subject' as const, subjectId: subjectIdOf(id) })),
        entry: {
          kind: 'person-recognised',
          body: { faceId, subjectId: personId, by: actor.userId },
          personal: { face: face.name, name: person.name, by: actor.name },
        },
      }
    }),
  )
}

const PAPERS = [
  'clearance.releaseForms',
  'clearance.decisions',
  'clearance.prohibitions',
  'clearance.kills',
] as const

async function hasPapers(trx: Trx, subjectId: string): Promise<boolean> {
  for (const table of PAPERS) {
    const row = await trx
      .selectFrom(table)
      .select('id')
      .where('subjectId', '=', subjectId)
      .limit(1)
      .executeTakeFirst()
    if (row !== undefined) return true
  }
  return false
}
