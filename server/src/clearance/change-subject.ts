import { Problem } from '@stagedoor/contract/problems'
import { type Reveal, type Subject, subjectId as subjectIdOf } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import type { Clock } from '../plant/clock/index.ts'
import { at } from '../plant/db/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import type { Actor } from './actor.ts'
import { changeEvidence } from './change-evidence.ts'
import { refuseBadReveal } from './check-reveal.ts'
import type { Birth } from './evidence-rows.ts'
import { majorityOf, watchMajority } from './majority.ts'
import { factsOf, refuseTakenName, subjectOf, type SubjectOrder } from './subjects.ts'

/** What may become known of a subject later; what is left out stays. */
export interface SubjectChange {
  /** For a person this names them: a face is nobody until then. */
  readonly name?: string
  readonly minor?: boolean
  readonly birth?: Birth | null
  readonly reveal?: Reveal
  readonly contact?: string | null
}

interface Changing {
  readonly productionId: string
  readonly subjectId: string
  readonly change: SubjectChange
  readonly actor: Actor
}

/**
 * Changes what is known of a subject. Throws `name-taken` (with the id of who has it), `wrong-kind-of-subject`, what a
 * reveal is refused for, and `no-such-local-time` for a day or zone of birth that does not exist.
 */
export async function changeSubject(
  { db, clock }: { db: Db; clock: Clock },
  { productionId, subjectId, change, actor }: Changing,
): Promise<void> {
  const now = clock.now()
  await db.transaction().execute((trx) =>
    changeEvidence(trx, { productionId, now }, async () => {
      const before = await subjectOf(trx, { productionId, subjectId })
      const after = changed(before, change, now)
      if (change.name !== undefined && change.name !== before.name)
        await refuseTakenName(trx, { productionId, kind: before.kind, name: change.name })
      if (after.kind === 'secret')
        await refuseBadReveal(trx, { productionId, secretId: subjectId, reveal: after.reveal })
      if (change.birth !== undefined)
        await watchMajority(trx, { productionId, subjectId, birth: change.birth, now })
      await trx
        .updateTable('clearance.subjects')
        .set({
          facts: JSON.stringify(factsOf(after)),
          ...(change.name === undefined ? {} : { name: change.name }),
          ...(change.contact === undefined ? {} : { contact: change.contact }),
        })
        .where('id', '=', subjectId)
        .execute()
      if (after.kind === 'person' && after.birth)
        await voidOwnSignatures(trx, { subjectId, until: majorityOf(after.birth) })
      else if (after.kind === 'person' && after.minor)
        await voidOwnSignatures(trx, { subjectId, until: null })
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

function changed(
  before: Subject & { readonly birth: Birth | null },
  { name, minor, birth, reveal }: SubjectChange,
  now: Instant,
): SubjectOrder {
  const refused = (what: string) =>
    new Problem('wrong-kind-of-subject', { detail: `A ${before.kind} has no ${what}. Nothing was changed.` })
  if ((minor !== undefined || birth !== undefined) && before.kind !== 'person') throw refused('age')
  if (reveal !== undefined && before.kind !== 'secret') throw refused('reveal')
  switch (before.kind) {
    case 'person':
      return {
        kind: 'person',
        name: name ?? (before.identified ? before.name : null),
        minor: birth ? majorityOf(birth) > now : (minor ?? before.minor),
        birth: birth === undefined ? before.birth : birth,
      }
    case 'secret':
      return { kind: 'secret', name: name ?? before.name, reveal: reveal ?? before.reveal }
    case 'mark':
    case 'artwork':
    case 'music':
    case 'location':
    case 'contribution':
    case 'safety-matter':
      return { kind: before.kind, name: name ?? before.name }
  }
}

// What a minor signed alone never heals, not even if the mark of being a minor is taken off again. What was signed once
// they were grown was signed by themselves.
async function voidOwnSignatures(
  trx: Trx,
  { subjectId, until }: { subjectId: string; until: Instant | null },
): Promise<void> {
  await trx
    .updateTable('clearance.releaseForms')
    .set({ signatory: 'minor-alone' })
    .where('subjectId', '=', subjectId)
    .where('signatory', '=', 'self')
    .where('state', 'in', ['signed', 'withdrawn'])
    .$if(until !== null, (forms) => forms.where('signedAt', '<', at(until as Instant)))
    .execute()
}
