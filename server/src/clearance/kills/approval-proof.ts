import { Problem } from '@stagedoor/contract/problems'
import { standing, type UnitState } from '@stagedoor/core/clearance/kills'
import type { Instant } from '@stagedoor/core/time'
import { type ChainEntry, type ChainProof, findEntry, verifyChain } from '../../plant/chain/index.ts'
import type { Db } from '../../schema/index.ts'
import type { Shown } from './kill-values.ts'
import { loadReview } from './load-review.ts'

/** One asking of somebody: how it reached them, how sure that is, and when they first looked. */
export interface AskedOf {
  readonly addressedTo: string
  readonly capacity: 'person' | 'rep' | 'publicist'
  readonly identity: 'link-by-letter' | 'link-by-hand'
  readonly sentAt: Instant
  readonly firstOpenedAt: Instant | null
}

/** One word on the unit, with the entry of the log that recorded it. */
export interface ProvenWord {
  readonly id: string
  readonly said: 'kill' | 'approve' | 'take-back'
  readonly speaker: 'person' | 'delegate'
  readonly by: string
  readonly at: Instant
  readonly note: string
  readonly addressedTo: string
  readonly identity: 'link-by-letter' | 'link-by-hand'
  readonly entry: Pick<ChainEntry, 'seq' | 'hash' | 'prevHash'> | null
}

/** Everything that proves how one thing came to be approved or killed. */
export interface ApprovalProof {
  readonly unitId: string
  readonly productionId: string
  readonly person: { readonly id: string; readonly name: string }
  readonly title: string
  readonly unit: string
  readonly shown: Shown
  readonly right: {
    readonly base: string
    readonly contract: string
    readonly approvals: 'final' | 'revocable'
  }
  readonly round: {
    readonly number: number
    readonly openedAt: Instant
    readonly silenceApprovesAt: Instant | null
  }
  readonly asked: readonly AskedOf[]
  readonly words: readonly ProvenWord[]
  readonly state: UnitState
  /** The entry that opened the round, which names the digests of what was shown. */
  readonly openedBy: Pick<ChainEntry, 'seq' | 'hash' | 'prevHash'> | null
  /** The entry that noted that silence approved, where it did. */
  readonly silence: Pick<ChainEntry, 'seq' | 'hash' | 'prevHash'> | null
  readonly chain: ChainProof
}

/**
 * The proof of a decision, by the id of one word or of the unit it is about (where silence decided, there is no word);
 * throws `not-found`.
 */
export async function approvalProof(db: Db, decisionId: string, now: Instant): Promise<ApprovalProof> {
  const found = await db
    .selectFrom('clearance.roundUnits as u')
    .select(['u.id', 'u.rightId'])
    .where((eb) =>
      eb.or([
        eb('u.id', '=', decisionId),
        eb('u.id', 'in', eb.selectFrom('clearance.roundWords').select('unitId').where('id', '=', decisionId)),
      ]),
    )
    .executeTakeFirst()
  if (found === undefined) throw new Problem('not-found')
  const { right, rounds, units, words, review } = await loadReview(db, found.rightId)
  const unit = units.find(({ id }) => id === found.id)
  const round = rounds.find(({ id }) => id === unit?.roundId)
  const state = standing(review, now).units.find(({ name }) => name === unit?.name)?.state
  if (unit === undefined || round === undefined || state === undefined) throw new Problem('not-found')
  const { productionId, subjectId } = right
  const { name } = await db
    .selectFrom('clearance.subjects')
    .select('name')
    .where('id', '=', subjectId)
    .executeTakeFirstOrThrow()
  const slips = await slipsOf(
    db,
    rounds.map(({ id }) => id),
  )
  const entryFor = (kind: string, key: string, id: string) => findEntry(db, { productionId, kind, key, id })
  const proven: ProvenWord[] = []
  for (const word of words.filter(({ unitId }) => unitId === unit.id)) {
    const slip = slips.find(({ id }) => id === word.roundSlipId)
    proven.push({
      id: word.id,
      said: word.said,
      speaker: word.speaker,
      by: word.saidBy,
      at: word.saidAt,
      note: word.note,
      addressedTo: slip?.addressedTo ?? '',
      identity: slip?.identity ?? 'link-by-hand',
      entry: linkOf(await entryFor('review-words-said', 'sendingId', word.sendingId)),
    })
  }
  return {
    unitId: unit.id,
    productionId,
    person: { id: subjectId, name },
    title: unit.title,
    unit: unit.name,
    shown: unit.shown,
    right: { base: right.base, contract: right.contract, approvals: right.approvals },
    round: {
      number: round.number,
      openedAt: round.openedAt,
      silenceApprovesAt: round.silenceApprovesAt,
    },
    asked: slips
      .filter(({ roundId }) => roundId === round.id)
      .map(({ addressedTo, capacity, identity, sentAt, firstOpenedAt }) => ({
        addressedTo,
        capacity: capacity ?? 'person',
        identity,
        sentAt,
        firstOpenedAt,
      })),
    words: proven,
    state,
    openedBy: linkOf(await entryFor('review-round-opened', 'roundId', round.id)),
    silence:
      state.kind === 'approved-by-silence'
        ? linkOf(await entryFor('silence-approved', 'roundId', round.id))
        : null,
    chain: await verifyChain(db, productionId),
  }
}

function slipsOf(db: Db, roundIds: readonly string[]) {
  return db
    .selectFrom('clearance.roundSlips as s')
    .leftJoin('clearance.delegates as d', 'd.id', 's.delegateId')
    .select(['s.id', 's.roundId', 's.addressedTo', 's.identity', 's.sentAt', 's.firstOpenedAt', 'd.capacity'])
    .where('s.roundId', 'in', [...roundIds])
    .orderBy('s.sentAt')
    .orderBy((eb) => eb('s.delegateId', 'is not', null))
    .orderBy('s.addressedTo')
    .orderBy('s.id')
    .execute()
}

function linkOf(entry: ChainEntry | null): Pick<ChainEntry, 'seq' | 'hash' | 'prevHash'> | null {
  return entry && { seq: entry.seq, hash: entry.hash, prevHash: entry.prevHash }
}
