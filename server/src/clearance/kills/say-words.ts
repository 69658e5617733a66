import { Problem } from '@stagedoor/contract/problems'
import { cutVersionId, type EvidenceChange } from '@stagedoor/core/clearance'
import { killedBy, type NotTaken, standing, takeWords, type Word } from '@stagedoor/core/clearance/kills'
import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import type { Instant } from '@stagedoor/core/time'
import { sql } from 'kysely'
import type { Clock } from '../../plant/clock/index.ts'
import { newId } from '../../plant/db/index.ts'
import { notifyTopic } from '../../plant/realtime/index.ts'
import { addTask } from '../../production/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import { putApprovalWord } from '../approvals.ts'
import { changeEvidence } from '../change-evidence.ts'
import { assetsIn, killedOut } from './kill-values.ts'
import { type LoadedReview, loadReview } from './load-review.ts'
import { openRoundSlip } from './round-slip.ts'
import { settleWait } from './round-embargo.ts'

/** What somebody sends: their name, and a word on each unit they decided about, in the order they decided. */
export interface Sending {
  readonly name: string
  readonly words: readonly { readonly unitId: string; readonly said: Word['said']; readonly note: string }[]
}

/** Why a word was not taken: by the right, or because a delegate was not entrusted with it. */
export type Refusal = NotTaken | { readonly kind: 'not-entrusted' } | { readonly kind: 'right-ended' }

/** What became of it, and the entry of the log that proves it. */
export interface SendingKept {
  readonly sendingId: string
  readonly sentAt: Instant
  readonly taken: readonly { readonly unitId: string; readonly said: Word['said'] }[]
  readonly notTaken: readonly {
    readonly unitId: string
    readonly said: Word['said']
    readonly because: Refusal
  }[]
  readonly head: { readonly seq: number; readonly hash: string }
}

/**
 * Takes what somebody says by their door slip, as far as the right goes: kills within the allowance are dead at commit,
 * with everything that rests on them judged again and shut; what is not taken is said, with its reason.
 */
export async function sayWords(
  { db, clock }: { db: Db; clock: Clock },
  token: string,
  { name, words }: Sending,
): Promise<SendingKept> {
  const opened = await openRoundSlip({ db, clock }, token)
  const { roundSlip, delegate, round } = opened
  const { productionId } = round
  const now = clock.now()
  return db.transaction().execute(async (trx) => {
    const { result, head } = await changeEvidence(trx, { productionId, now }, async () => {
      const loaded = await loadReview(trx, round.rightId)
      const byId = new Map(loaded.units.map((unit) => [unit.id, unit]))
      const nameOf = new Map(loaded.units.map((unit) => [unit.name, unit.id]))
      const speaker = delegate === null ? ('person' as const) : ('delegate' as const)
      const refused: { unitId: string; said: Word['said']; because: Refusal }[] = []
      const weighed: Word[] = []
      for (const { unitId, said, note } of words) {
        const unit = byId.get(unitId)
        if (unit === undefined) throw new Problem('not-found')
        const because = refusedBeforehand(loaded, { said, may: delegate?.may ?? null })
        if (because !== null) refused.push({ unitId, said, because })
        else weighed.push({ unit: unit.name, said, speaker, by: name, at: now, note })
      }
      const { taken, notTaken } = takeWords(loaded.review, weighed)
      const kept = taken.map((word) => ({ word, unitId: nameOf.get(word.unit) ?? '' }))
      for (const { word, because } of notTaken)
        refused.push({ unitId: nameOf.get(word.unit) ?? '', said: word.said, because })

      const sendingId = newId()
      await trx
        .insertInto('clearance.roundSendings')
        .values({
          id: sendingId,
          productionId,
          roundSlipId: roundSlip.id,
          sentAt: new Date(now),
          sentBy: name,
          notTaken: JSON.stringify(refused),
        })
        .execute()
      const touched = await keepWords(trx, loaded, { kept, roundSlipId: roundSlip.id, sendingId, now })
      await trx
        .updateTable('clearance.roundSlips')
        .set({ draft: '[]' })
        .where('id', '=', roundSlip.id)
        .execute()
      const kills = kept.filter(({ word }) => word.said === 'kill').length
      const facts = {
        roundId: round.id,
        rightId: round.rightId,
        subjectId: loaded.right.subjectId,
        name: opened.subjectName,
        by: name,
        kills,
        decided: kept.length,
      }
      await addTask(trx, { productionId, kind: 'review-answered', ref: round.id, facts, dueAt: null })
      await notifyTopic(trx, productionId, 'clearance')
      await notifyTopic(trx, productionId, 'dailies')
      return {
        result: {
          sendingId,
          sentAt: now,
          taken: kept.map(({ unitId, word }) => ({ unitId, said: word.said })),
          notTaken: refused,
        },
        touched,
        entry: {
          kind: 'review-words-said',
          body: {
            sendingId,
            roundId: round.id,
            subjectId: loaded.right.subjectId,
            speaker,
            identity: roundSlip.identity,
            taken: kept.map(({ unitId, word }) => ({ unitId, unit: word.unit, said: word.said })),
            notTaken: refused.map(({ unitId, said, because }) => ({ unitId, said, because: because.kind })),
          },
          personal: { name: opened.subjectName, by: name, notes: kept.map(({ word }) => word.note) },
        },
      }
    })
    return { ...result, head }
  })
}

function refusedBeforehand(
  { right }: LoadedReview,
  { said, may }: { said: Word['said']; may: readonly string[] | null },
): Refusal | null {
  if (right.endedAt !== null) return { kind: 'right-ended' }
  if (may === null || said === 'take-back' || may.includes(said)) return null
  return { kind: 'not-entrusted' }
}

interface Keeping {
  readonly kept: readonly { readonly word: Word; readonly unitId: string }[]
  readonly roundSlipId: string
  readonly sendingId: string
  readonly now: Instant
}

async function keepWords(
  trx: Trx,
  loaded: LoadedReview,
  { kept, roundSlipId, sendingId, now }: Keeping,
): Promise<EvidenceChange[]> {
  const { right, review } = loaded
  const touched: EvidenceChange[] = []
  for (const { word, unitId } of kept) {
    const unit = loaded.units.find(({ id }) => id === unitId)
    if (unit === undefined) continue
    await reviveUnit(trx, { unitId, now })
    const killId = word.said === 'kill' ? newId() : null
    if (killId !== null)
      await trx
        .insertInto('clearance.kills')
        .values({
          id: killId,
          productionId: right.productionId,
          subjectId: right.subjectId,
          killed: killedOut(killedBy(unit.unit)),
          saidBy: word.by,
          saidAt: new Date(now),
          note: word.note,
          rightId: right.id,
        })
        .execute()
    await trx
      .insertInto('clearance.roundWords')
      .values({
        id: newId(),
        productionId: right.productionId,
        unitId,
        roundSlipId,
        said: word.said,
        speaker: word.speaker,
        saidBy: word.by,
        saidAt: new Date(now),
        note: word.note,
        killId,
        sendingId,
      })
      .execute()
    touched.push(...(await touchedBy(trx, unit)))
    if (unit.unit.kind === 'cut') touched.push(await sayOfCut(trx, loaded, { unit, word, now }))
  }
  const after = standing({ ...review, words: [...review.words, ...kept.map(({ word }) => word)] }, now)
  const isOpen = new Set(after.units.flatMap(({ name, state }) => (state.kind === 'open' ? [name] : [])))
  const waits = new Map<string, LoadedReview['units']>()
  for (const { unitId } of kept) {
    const embargoId = loaded.units.find(({ id }) => id === unitId)?.embargoId
    if (embargoId)
      waits.set(
        embargoId,
        loaded.units.filter((unit) => unit.embargoId === embargoId),
      )
  }
  for (const [embargoId, units] of waits)
    touched.push(
      await settleWait(trx, {
        embargoId,
        assetId: units.flatMap(({ unit }) => assetsIn(unit))[0] ?? '',
        isOpen: units.some(({ name }) => isOpen.has(name)),
        by: kept[0]?.word.by ?? '',
        now,
      }),
    )
  return touched
}

// Whatever is said anew on a unit ends the kill that stood on it.
async function reviveUnit(trx: Trx, { unitId, now }: { unitId: string; now: Instant }): Promise<void> {
  await trx
    .updateTable('clearance.kills')
    .set({ takenBackAt: new Date(now) })
    .where('takenBackAt', 'is', null)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('clearance.roundWords')
        .select((word) => word.ref('killId').$castTo<string>().as('killId'))
        .where('unitId', '=', unitId)
        .where('killId', 'is not', null),
    )
    .execute()
}

// A kill of a cut reaches every version that is, or waits to go, anywhere.
async function touchedBy(trx: Trx, { unit }: LoadedReview['units'][number]): Promise<EvidenceChange[]> {
  if (unit.kind !== 'cut') return [{ kind: 'appearance', assetId: assetIdOf(unit.assetId) }]
  const rows = await trx
    .selectFrom('clearance.exposures')
    .select(sql<string | null>`exposure -> 'leaving' ->> 'version'`.as('version'))
    .where('closedAt', 'is', null)
    .where(sql<boolean>`exposure -> 'leaving' ->> 'cutId' = ${unit.cutId}`)
    .execute()
  return rows.flatMap(({ version }) =>
    version === null ? [] : [{ kind: 'approval' as const, version: cutVersionId(version) }],
  )
}

const ANSWERS = { approve: 'approved', kill: 'refused', 'take-back': 'asked' } as const

async function sayOfCut(
  trx: Trx,
  { right, rounds }: LoadedReview,
  { unit, word, now }: { unit: LoadedReview['units'][number]; word: Word; now: Instant },
): Promise<EvidenceChange> {
  const round = rounds.find(({ id }) => id === unit.roundId)
  const { productionId, subjectId, approvals } = right
  const about = { productionId, subjectId, version: unit.shown.version ?? '', now }
  return putApprovalWord(trx, about, {
    answer: ANSWERS[word.said],
    by: word.by,
    note: word.note,
    speaker: word.speaker,
    final: approvals === 'final',
    silenceApprovesAt: word.said === 'take-back' ? (round?.silenceApprovesAt ?? null) : null,
  })
}
