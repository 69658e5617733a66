import { Problem } from '@stagedoor/contract/problems'
import { subjectId as subjectIdOf, type Use } from '@stagedoor/core/clearance'
import type { Clock } from '../plant/clock/index.ts'
import { newId } from '../plant/db/index.ts'
import type { Db } from '../schema/index.ts'
import type { Actor } from './actor.ts'
import { changeEvidence } from './change-evidence.ts'
import { subjectOf } from './subjects.ts'

interface Deciding {
  readonly productionId: string
  readonly subjectId: string
  readonly uses: readonly Use[]
  readonly reason: string
  readonly actor: Actor
}

/**
 * Decides, by name, that a subject needs no grant for some uses; the decision takes the place of the one before, and
 * no uses at all take it back. Throws `wrong-kind-of-subject` for a secret or a safety matter: no decision frees those.
 */
export async function decideNeedsNone(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, subjectId, uses, reason, actor }: Deciding,
): Promise<void> {
  const now = clock.now()
  await db.transaction().execute((trx) =>
    changeEvidence(trx, { productionId, now }, async () => {
      const { kind, name } = await subjectOf(trx, { productionId, subjectId })
      if (kind === 'secret' || kind === 'safety-matter')
        throw new Problem('wrong-kind-of-subject', {
          detail: `A ${kind} is freed by no decision. Nothing was changed.`,
        })
      await trx
        .deleteFrom('clearance.decisions')
        .where('subjectId', '=', subjectId)
        .where('kind', '=', 'needs-none')
        .execute()
      const decisionId = newId()
      if (uses.length > 0)
        await trx
          .insertInto('clearance.decisions')
          .values({
            id: decisionId,
            productionId,
            kind: 'needs-none',
            subjectId,
            uses: [...uses],
            answer: 'needs-none',
            note: reason,
            saidBy: actor.name,
            saidAt: new Date(now),
          })
          .execute()
      return {
        result: undefined,
        touched: [{ kind: 'needs-none', subjectId: subjectIdOf(subjectId) }],
        entry: {
          kind: uses.length > 0 ? 'decided-needs-none' : 'decision-taken-back',
          body: { decisionId, subjectId, uses, by: actor.userId },
          personal: { name, reason, by: actor.name },
        },
      }
    }),
  )
}
