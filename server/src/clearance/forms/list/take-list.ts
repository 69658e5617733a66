import { Problem } from '@stagedoor/contract/problems'
import { subjectId as subjectIdOf } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { appendAllToChain } from '../../../plant/chain/index.ts'
import type { Clock } from '../../../plant/clock/index.ts'
import { newId } from '../../../plant/db/index.ts'
import type { Db, Trx } from '../../../schema/index.ts'
import type { Actor } from '../../actor.ts'
import { changeEvidence } from '../../change-evidence.ts'
import { composeForm } from '../compose-form.ts'
import { enterSignedForm } from '../enter-signed-form.ts'
import type { LogEntry } from '../../log-entry.ts'
import { attachScans, waitingDigests } from '../scans.ts'
import { factsOf, subjectOf } from '../../subjects.ts'
import { type BroughtList, type ListPlan, type PlannedLine, planList } from './plan-list.ts'

type Added = Extract<PlannedLine, { fate: 'added' }>

/**
 * Takes a list of forms over, whole: with a wrong line in it nothing is, unless those lines are left out by word. A line
 * whose key is there already changes nothing, so a list may be brought again. Throws `list-has-mistakes`, `list-not-readable`.
 */
export async function takeList(
  { db, clock }: { db: Db; clock: Clock },
  {
    productionId,
    zone,
    list,
    leaveOutWrong,
    actor,
  }: { productionId: string; zone: string; list: BroughtList; leaveOutWrong: boolean; actor: Actor },
): Promise<ListPlan> {
  return db.transaction().execute(async (trx) => {
    const now = clock.now()
    const entries: LogEntry[] = []
    const { result } = await changeEvidence(trx, { productionId, now }, async () => {
      const plan = await planList(trx, { productionId, zone, list, now })
      const wrong = plan.lines.filter(({ fate }) => fate === 'wrong').length
      if (wrong > 0 && !leaveOutWrong)
        throw new Problem('list-has-mistakes', {
          detail: `${wrong} of ${plan.lines.length} lines are wrong. Nothing was taken over; mend them, or leave them out by word.`,
          wrong,
        })
      const added = plan.lines.filter((line): line is Added => line.fate === 'added')
      const subjects = new Map<string, string>()
      for (const line of added)
        entries.push(await takeLine(trx, { productionId, line, subjects, actor, now }))
      return {
        result: plan,
        touched: [...new Set(subjects.values())].map((id) => ({
          kind: 'grant' as const,
          subjectId: subjectIdOf(id),
        })),
        entry: {
          kind: 'release-list-taken',
          body: { added: added.length, leftOut: wrong, by: actor.userId },
          personal: { by: actor.name },
        },
      }
    })
    // Each form has its entry, behind the one that tells of the list.
    await appendAllToChain(trx, productionId, entries)
    return result
  })
}

interface Taking {
  readonly productionId: string
  readonly line: Added
  /** Whom the lines before have added or found, by kind and name. */
  readonly subjects: Map<string, string>
  readonly actor: Actor
  readonly now: Instant
}

async function takeLine(trx: Trx, { productionId, line, subjects, actor, now }: Taking): Promise<LogEntry> {
  const { read, key, scanIds } = line
  const who = `${read.kind}|${read.name}`
  const id = line.subject?.id ?? subjects.get(who) ?? (await addNewcomer(trx, { productionId, line, now }))
  subjects.set(who, id)
  const subject = await subjectOf(trx, { productionId, subjectId: id })
  const { columns } = await composeForm(trx, {
    productionId,
    subject,
    order: read.order,
    drawnUpAt: read.signedAt,
  })
  const releaseFormId = newId()
  const scans = await waitingDigests(trx, { productionId, scanIds })
  const { entry } = await enterSignedForm(trx, {
    releaseFormId,
    columns,
    way: 'list',
    listKey: key,
    signature: {
      typedName: read.signedBy,
      drawing: null,
      textDigest: columns.textDigest.toString('hex'),
      relation: read.relation,
      witness: null,
      identity: { kind: 'from-a-list', recordedBy: actor.name, scans },
    },
    signedAt: read.signedAt,
    now,
    draftedBy: actor.name,
  })
  await attachScans(trx, { productionId, releaseFormId, scanIds })
  return {
    ...entry,
    body: { ...entry.body, by: actor.userId },
    personal: { ...entry.personal, by: actor.name },
  }
}

async function addNewcomer(
  trx: Trx,
  { productionId, line: { read } }: { productionId: string; line: Added; now: Instant },
): Promise<string> {
  const id = newId()
  const { kind, name, minor, contact } = read
  const facts = factsOf(kind === 'person' ? { kind, name, minor } : { kind, name })
  await trx
    .insertInto('clearance.subjects')
    .values({ id, productionId, kind, name, contact, facts: JSON.stringify(facts) })
    .execute()
  return id
}
