import { Problem } from '@stagedoor/contract/problems'
import { cutVersionId, type EvidenceChange } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { newId } from '../plant/db/index.ts'
import type { Trx } from '../schema/index.ts'
import { changeEvidence, type Consequences } from './change-evidence.ts'
import { subjectOf } from './subjects.ts'

interface AboutVersion {
  readonly productionId: string
  readonly subjectId: string
  /** The version of the cut as its exposure names it (`leaving.version`). */
  readonly version: string
  readonly now: Instant
}

/** Whose word is asked for, and what the contract says of silence and of taking an approval back. */
export interface ApprovalTerms {
  readonly speaker: 'person' | 'delegate'
  readonly final: boolean
  readonly silenceApprovesAt: Instant | null
}

/** The terms where no contract says otherwise: one's own word, which may be taken back, and no silence. */
export const PLAIN_TERMS: ApprovalTerms = { speaker: 'person', final: false, silenceApprovesAt: null }

/** Records that a subject was asked to approve a version of a cut: until they answer, or silence does, it is held. */
export function askApproval(
  trx: Trx,
  order: AboutVersion & { readonly askedBy: string; readonly terms?: ApprovalTerms },
): Promise<Consequences<void>> {
  const { askedBy: by, terms = PLAIN_TERMS } = order
  return say(trx, order, { answer: 'asked', by, note: '', ...terms })
}

/**
 * Records what a subject, or their delegate, said on a version of a cut; of each the last word counts, and a refusal
 * after an approval revokes it from now on.
 */
export async function recordApproval(
  trx: Trx,
  order: AboutVersion & {
    readonly answer: 'approved' | 'refused'
    readonly by: string
    readonly note: string
    readonly terms?: ApprovalTerms
  },
): Promise<Consequences<void>> {
  const { answer, by, note, terms = PLAIN_TERMS } = order
  const isRevoking = answer === 'refused' && (await lastWord(trx, order)) === 'approved'
  return say(trx, order, {
    ...terms,
    silenceApprovesAt: null,
    answer: isRevoking ? 'revoked' : answer,
    by,
    note,
  })
}

/** One word on a version of a cut, as the table keeps it. */
export interface ApprovalWord extends ApprovalTerms {
  readonly answer: 'asked' | 'approved' | 'refused' | 'revoked'
  readonly by: string
  readonly note: string
}

/** Writes a word on a version of a cut for a change of evidence that is on its way, and says what it touches. */
export async function putApprovalWord(
  trx: Trx,
  { productionId, subjectId, version, now }: AboutVersion,
  word: ApprovalWord,
): Promise<EvidenceChange> {
  const { answer, by, note, speaker, final, silenceApprovesAt } = word
  await trx
    .insertInto('clearance.decisions')
    .values({
      id: newId(),
      productionId,
      kind: 'approval',
      subjectId,
      cutVersion: version,
      answer,
      note,
      saidBy: by,
      saidAt: new Date(now),
      speaker,
      final,
      silenceApprovesAt: silenceApprovesAt === null ? null : new Date(silenceApprovesAt),
    })
    .execute()
  return { kind: 'approval', version: cutVersionId(version) }
}

function say(trx: Trx, about: AboutVersion, word: ApprovalWord) {
  const { productionId, subjectId, version, now } = about
  return changeEvidence(trx, { productionId, now }, async () => {
    const { kind, name } = await subjectOf(trx, { productionId, subjectId })
    if (kind === 'secret' || kind === 'safety-matter') throw new Problem('wrong-kind-of-subject')
    const { answer, by, note, speaker, final, silenceApprovesAt } = word
    return {
      result: undefined,
      touched: [await putApprovalWord(trx, about, word)],
      entry: {
        kind: `approval-${answer}`,
        body: { subjectId, version, speaker, final, silenceApprovesAt },
        personal: { name, by, note },
      },
    }
  })
}

async function lastWord(trx: Trx, { subjectId, version }: AboutVersion): Promise<string | undefined> {
  const row = await trx
    .selectFrom('clearance.decisions')
    .select('answer')
    .where('subjectId', '=', subjectId)
    .where('cutVersion', '=', version)
    .orderBy('saidAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.answer
}
