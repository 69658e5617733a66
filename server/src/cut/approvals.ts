import { Problem } from '@stagedoor/contract/problems'
import type { Instant } from '@stagedoor/core/time'
import {
  askApproval,
  approvalTermsFor,
  languageOfSubject,
  lettersIn,
  recordApproval,
  speaksStill,
} from '../clearance/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import { newId } from '../plant/db/index.ts'
import { announce } from '../plant/events/index.ts'
import type { Site } from '../plant/http/index.ts'
import type { Mailing } from '../plant/mail/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import { mintSlip, readSlip } from '../plant/slips/index.ts'
import { addTask } from '../production/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import { ringAtSilence } from './approval-alarms.ts'
import { isApprovedAt, lockWhenAllApproved, roundOf } from './approval-round.ts'
import { approvalDecided } from './events.ts'
import { namedVersion } from './open-cut-exposure.ts'
import { cutById, lockCutRow } from './queries.ts'

const PURPOSE = 'approval'
const LIFE_MS = 14 * 86_400_000

/** Whom to ask about a cut: the person shown, and who answers for them. */
export interface ApprovalOrder {
  cutId: string
  subjectId: string
  askedOf: string
  /** A named delegate whose word is asked for; null asks the person, or whoever answers without being named. */
  delegateId?: string | null
  /** Where a letter with the link goes; null sends none. */
  email?: string | null
  by: string
}

/** A door slip for one who was asked; its address is shown this once. */
export interface ApprovalAsked {
  id: string
  url: string
  expiresAt: number
  silenceApprovesAt: Instant | null
}

/** Asks a person, or their rep, to approve the rendered cut by door slip; until they answer, or silence does, it is held. */
export function askForApproval(
  ports: { db: Db; clock: Clock; site: Site } & Mailing,
  order: ApprovalOrder,
): Promise<ApprovalAsked> {
  return ports.db.transaction().execute((trx) => askIn(trx, ports, order))
}

/** The same, for a caller that has a transaction; writes the log: call late. */
export async function askIn(
  trx: Trx,
  { clock, site, mail = null }: { clock: Clock; site: Site } & Mailing,
  { cutId, subjectId, askedOf, delegateId = null, email = null, by }: ApprovalOrder,
): Promise<ApprovalAsked> {
  const row = await lockCutRow(trx, cutId)
  const cut = row && (await cutById(trx, cutId))
  if (cut === undefined) throw new Problem('not-found')
  if (cut.renderState !== 'rendered') throw new Problem('cut-not-rendered')
  const { productionId, version } = cut
  const now = clock.now()
  const terms = await approvalTermsFor(trx, { productionId, subjectId, delegateId, now })
  const id = newId()
  const expiresAt = Math.max(now + LIFE_MS, terms.silenceApprovesAt ?? 0)
  const slip = await mintSlip(trx, {
    productionId,
    purpose: PURPOSE,
    ref: id,
    addressedTo: askedOf,
    expiresAt,
    uses: null,
  })
  const { final, speaker, silenceApprovesAt } = terms
  await trx
    .insertInto('cut.approvals')
    .values({
      id,
      productionId,
      cutId,
      version,
      subjectId,
      askedOf,
      slipId: slip.id,
      note: null,
      noteAtFlicks: null,
      decidedBy: null,
      speaker,
      delegateId,
      final,
      silenceApprovesAt: silenceApprovesAt === null ? null : new Date(silenceApprovesAt),
      round: await roundOf(trx, { cutId, version, subjectId }),
    })
    .execute()
  if (silenceApprovesAt !== null)
    await ringAtSilence(trx, { approvalId: id, productionId, silenceApprovesAt, now })
  const url = site.link(`/s/${slip.token}`)
  if (mail !== null)
    await mail.write(trx, {
      productionId,
      to: email,
      ...lettersIn(await languageOfSubject(trx, subjectId)).cut({ name: askedOf, by, title: cut.title, url }),
    })
  await notifyTopic(trx, productionId, 'cuts')
  await askApproval(trx, {
    productionId,
    subjectId,
    version: namedVersion(cutId, version),
    now,
    askedBy: by,
    terms,
  })
  return { id, url, expiresAt, silenceApprovesAt }
}

/** What the person asked finds behind their slip. */
export async function readApproval({ db, clock }: { db: Db; clock: Clock }, token: string) {
  const slip = await readSlip(db, { token, purpose: PURPOSE, now: clock.now() })
  const approval = await db
    .selectFrom('cut.approvals')
    .selectAll()
    .where('id', '=', slip.ref)
    .executeTakeFirstOrThrow()
  const cut = await cutById(db, approval.cutId)
  if (cut === undefined) throw new Problem('slip-not-found')
  return { slip, approval, cut }
}

/** What they say, and where in the cut a note belongs. */
export interface Decision {
  answer: 'approved' | 'refused'
  name: string
  note: string
  noteAtFlicks: number | null
}

/**
 * Keeps the answer, named and dated, and has everything that shows this version judged again. Once approved by all
 * who were asked, the version is locked. A refusal may follow an approval unless the contract made it final; an approval
 * cannot be given twice, and after the person's own word none of a delegate is heard.
 */
export async function decideApproval(
  { db, clock }: { db: Db; clock: Clock },
  token: string,
  { answer, name, note, noteAtFlicks }: Decision,
): Promise<{ decidedAt: number; head: string }> {
  const { approval, cut } = await readApproval({ db, clock }, token)
  if (noteAtFlicks !== null && cut.durationFlicks !== null && noteAtFlicks >= cut.durationFlicks)
    throw new Problem('outside-the-asset', { detail: 'The note is about a moment after the cut ends.' })
  return db.transaction().execute(async (trx) => {
    await lockCutRow(trx, approval.cutId)
    const before = await trx
      .selectFrom('cut.approvals')
      .selectAll()
      .where('id', '=', approval.id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const now = clock.now()
    if (before.answer === answer || before.answer === 'refused') throw new Problem('already-decided')
    if (before.final && isApprovedAt(before, now)) throw new Problem('approval-is-final')
    if (before.delegateId !== null && !(await speaksStill(trx, before.delegateId)))
      throw new Problem('slip-revoked')
    await refuseAfterOwnWord(trx, before)
    const { productionId, cutId, version, subjectId, speaker, final } = approval
    await trx
      .updateTable('cut.approvals')
      .set({ answer, note: note || null, noteAtFlicks, decidedBy: name, decidedAt: new Date(now) })
      .where('id', '=', approval.id)
      .execute()
    await lockWhenAllApproved(trx, { cutId, version, by: name, now })
    const facts = { cutId, title: cut.title, answer, by: name, note }
    await addTask(trx, { productionId, kind: 'approval-decided', ref: cutId, facts, dueAt: null })
    await announce(trx, approvalDecided(productionId, { cutId, version, answer }))
    await notifyTopic(trx, productionId, 'cuts')
    const word = {
      productionId,
      subjectId,
      version: namedVersion(cutId, version),
      now,
      answer,
      by: name,
      note,
      terms: { speaker, final, silenceApprovesAt: null },
    }
    const { head } = await recordApproval(trx, word)
    return { decidedAt: now, head: head.hash }
  })
}

async function refuseAfterOwnWord(
  trx: Trx,
  {
    speaker,
    cutId,
    version,
    subjectId,
    round,
  }: {
    speaker: 'person' | 'delegate'
    cutId: string
    version: number
    subjectId: string
    round: number
  },
): Promise<void> {
  if (speaker === 'person') return
  const own = await trx
    .selectFrom('cut.approvals')
    .select('decidedBy')
    .where('cutId', '=', cutId)
    .where('version', '=', version)
    .where('subjectId', '=', subjectId)
    .where('round', '=', round)
    .where('speaker', '=', 'person')
    .where('answer', '!=', 'asked')
    .executeTakeFirst()
  if (own === undefined) return
  throw new Problem('already-decided', {
    detail: `${own.decidedBy} answered in person, and that is the word that counts. Nothing was changed.`,
  })
}
