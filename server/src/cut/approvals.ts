import { Problem } from '@stagedoor/contract/problems'
import { askApproval, recordApproval } from '../clearance/index.ts'
import type { Clock } from '../plant/clock/index.ts'
import { newId } from '../plant/db/index.ts'
import { announce } from '../plant/events/index.ts'
import type { Site } from '../plant/http/index.ts'
import type { Mailing } from '../plant/mail/index.ts'
import { notifyTopic } from '../plant/realtime/index.ts'
import { mintSlip, readSlip } from '../plant/slips/index.ts'
import { addTask } from '../production/index.ts'
import type { Db } from '../schema/index.ts'
import { lockCut } from './change-cut.ts'
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
  /** Where a letter with the link goes; null sends none. */
  email?: string | null
  by: string
}

/** Asks a person, or their rep, to approve the rendered cut by door slip; until they answer it is held. */
export function askForApproval(
  { db, clock, site, mail = null }: { db: Db; clock: Clock; site: Site } & Mailing,
  { cutId, subjectId, askedOf, email = null, by }: ApprovalOrder,
): Promise<{ id: string; url: string; expiresAt: number }> {
  return db.transaction().execute(async (trx) => {
    const row = await lockCutRow(trx, cutId)
    const cut = row && (await cutById(trx, cutId))
    if (cut === undefined) throw new Problem('not-found')
    if (cut.renderState !== 'rendered') throw new Problem('cut-not-rendered')
    const { productionId, version } = cut
    const now = clock.now()
    const id = newId()
    const expiresAt = now + LIFE_MS
    const slip = await mintSlip(trx, {
      productionId,
      purpose: PURPOSE,
      ref: id,
      addressedTo: askedOf,
      expiresAt,
      uses: null,
    })
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
      })
      .execute()
    const url = site.link(`/s/${slip.token}`)
    if (mail !== null)
      await mail.write(trx, { productionId, to: email, ...letterAbout(cut.title, { askedOf, by, url }) })
    await notifyTopic(trx, productionId, 'cuts')
    await askApproval(trx, {
      productionId,
      subjectId,
      version: namedVersion(cutId, version),
      now,
      askedBy: by,
    })
    return { id, url, expiresAt }
  })
}

function letterAbout(title: string, { askedOf, by, url }: { askedOf: string; by: string; url: string }) {
  const text = [
    `Dear ${askedOf},`,
    `${by} asks you to look at “${title}” and to say whether it may be shown. You need no account; this link is yours alone, so please do not pass it on:`,
    url,
    'It waits for two weeks. Until you answer, nothing of the cut goes out.',
  ]
  return { subject: `May “${title}” be shown?`, text: `${text.join('\n\n')}\n` }
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
 * who were asked, the version is locked. A refusal may follow an approval; an approval cannot be given twice.
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
      .select('answer')
      .where('id', '=', approval.id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (before.answer === answer || before.answer === 'refused') throw new Problem('already-decided')
    const { productionId, cutId, version, subjectId } = approval
    const now = clock.now()
    await trx
      .updateTable('cut.approvals')
      .set({ answer, note: note || null, noteAtFlicks, decidedBy: name, decidedAt: new Date(now) })
      .where('id', '=', approval.id)
      .execute()
    const open = await trx
      .selectFrom('cut.approvals')
      .select('id')
      .where('cutId', '=', cutId)
      .where('version', '=', version)
      .where('answer', '!=', 'approved')
      .executeTakeFirst()
    if (open === undefined) await lockCut(trx, { cutId, by: name, now })
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
    }
    const { head } = await recordApproval(trx, word)
    return { decidedAt: now, head: head.hash }
  })
}
