import { Problem } from '@stagedoor/contract/problems'
import { subjectId as subjectIdOf } from '@stagedoor/core/clearance'
import type { Clock } from '../../plant/clock/index.ts'
import type { Db } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { changeEvidence } from '../change-evidence.ts'
import { lockForm } from './release-forms.ts'
import { subjectOf } from '../subjects.ts'

/**
 * Says who it was that signed at a sheet on set: their form becomes somebody's who was known before. Throws
 * `wrong-kind-of-subject` for a form that came another way, or for what is no grown person, or no minor, alike.
 */
export async function moveForm(
  { db, clock }: { db: Db; clock: Clock },
  {
    productionId,
    releaseFormId,
    personId,
    actor,
  }: { productionId: string; releaseFormId: string; personId: string; actor: Actor },
): Promise<void> {
  await db.transaction().execute((trx) =>
    changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      const form = await lockForm(trx, releaseFormId)
      if (form.productionId !== productionId) throw new Problem('not-found')
      const newcomer = await subjectOf(trx, form)
      const person = await subjectOf(trx, { productionId, subjectId: personId })
      const isAlike =
        newcomer.kind === 'person' &&
        person.kind === 'person' &&
        person.identified &&
        newcomer.minor === person.minor
      if (form.way !== 'set' || !isAlike || newcomer.id === person.id)
        throw new Problem('wrong-kind-of-subject', {
          detail: `The form of ${newcomer.name} cannot become ${person.name}'s: only what was signed at a sheet on set is told whose it is. Nothing was changed.`,
        })
      await trx
        .updateTable('clearance.releaseForms')
        .set({ subjectId: personId })
        .where('id', '=', releaseFormId)
        .execute()
      return {
        result: undefined,
        touched: [form.subjectId, personId].map((id) => ({
          kind: 'grant' as const,
          subjectId: subjectIdOf(id),
        })),
        entry: {
          kind: 'release-form-recognised',
          body: { releaseFormId, from: form.subjectId, subjectId: personId, by: actor.userId },
          personal: { signedAs: newcomer.name, name: person.name, by: actor.name },
        },
      }
    }),
  )
}
