import { Problem } from '@stagedoor/contract/problems'
import { type Subject, subjectId as subjectIdOf } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import type { Clock } from '../plant/clock/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import type { Actor } from './actor.ts'
import { changeEvidence } from './change-evidence.ts'
import { factsOf, refuseTakenName, subjectOf, type SubjectOrder } from './subjects.ts'

/** What may become known of a subject later; what is left out stays. */
export interface SubjectChange {
  /** For a person this names them: a face is nobody until then. */
  readonly name?: string
  readonly minor?: boolean
  readonly revealedAt?: Instant | null
  readonly contact?: string | null
}

interface Changing {
  readonly productionId: string
  readonly subjectId: string
  readonly change: SubjectChange
  readonly actor: Actor
}

/** Changes what is known of a subject. Throws `name-taken` (with the id of who has it) and `wrong-kind-of-subject`. */
export async function changeSubject(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, subjectId, change, actor }: Changing,
): Promise<void> {
  await db.transaction().execute((trx) =>
    changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      const before = await subjectOf(trx, { productionId, subjectId })
      const after = changed(before, change)
      if (change.name !== undefined && change.name !== before.name)
        await refuseTakenName(trx, { productionId, kind: before.kind, name: change.name })
      await trx
        .updateTable('clearance.subjects')
        .set({
          facts: JSON.stringify(factsOf(after)),
          ...(change.name === undefined ? {} : { name: change.name }),
          ...(change.contact === undefined ? {} : { contact: change.contact }),
        })
        .where('id', '=', subjectId)
        .execute()
      const isNowMinor = after.kind === 'person' && after.minor
      if (isNowMinor) await voidOwnSignatures(trx, subjectId)
      const isNaming = before.kind === 'person' && !before.identified && change.name !== undefined
      return {
        result: undefined,
        touched: [{ kind: 'subject', subjectId: subjectIdOf(subjectId) }],
        entry: {
          kind: isNaming ? 'person-named' : 'subject-changed',
          body: { subjectId, of: before.kind, changed: Object.keys(change).sort(), by: actor.userId },
          personal: { before: before.name, name: change.name ?? before.name, by: actor.name },
        },
      }
    }),
  )
}

function changed(before: Subject, { name, minor, revealedAt }: SubjectChange): SubjectOrder {
  const refused = (what: string) =>
    new Problem('wrong-kind-of-subject', { detail: `A ${before.kind} has no ${what}. Nothing was changed.` })
  if (minor !== undefined && before.kind !== 'person') throw refused('age')
  if (revealedAt !== undefined && before.kind !== 'secret') throw refused('reveal')
  switch (before.kind) {
    case 'person':
      return {
        kind: 'person',
        name: name ?? (before.identified ? before.name : null),
        minor: minor ?? before.minor,
      }
    case 'secret': {
      const stands = before.reveal.kind === 'at' ? before.reveal.at : null
      return {
        kind: 'secret',
        name: name ?? before.name,
        revealedAt: revealedAt === undefined ? stands : revealedAt,
      }
    }
    case 'mark':
    case 'artwork':
    case 'music':
    case 'location':
    case 'contribution':
    case 'safety-matter':
      return { kind: before.kind, name: name ?? before.name }
  }
}

// What a minor signed alone never heals, not even if the mark of being a minor is taken off again.
async function voidOwnSignatures(trx: Trx, subjectId: string): Promise<void> {
  await trx
    .updateTable('clearance.releaseForms')
    .set({ signatory: 'minor-alone' })
    .where('subjectId', '=', subjectId)
    .where('signatory', '=', 'self')
    .where('state', 'in', ['signed', 'withdrawn'])
    .execute()
}
