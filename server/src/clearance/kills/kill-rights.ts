import { Problem } from '@stagedoor/contract/problems'
import { type Counted, isPercent } from '@stagedoor/core/clearance/kills'
import type { Clock } from '../../plant/clock/index.ts'
import { newId } from '../../plant/db/index.ts'
import type { Db, Trx } from '../../schema/index.ts'
import type { Actor } from '../actor.ts'
import { changeEvidence } from '../change-evidence.ts'
import { subjectOf } from '../subjects.ts'

interface Ports {
  readonly db: Db
  readonly clock: Clock
}

/** After how long silence approves; null where the contract knows no such window. */
export type SilenceAfter = { readonly count: number; readonly counted: 'hours' | 'days' } | null

/** A kill right as a contract words it; `base` names the material it is counted over, and `contract` where it is written. */
export interface KillRightOrder {
  readonly base: string
  readonly billing: number
  readonly counted: Counted
  readonly soloPercent: number
  readonly groupPercent: number | null
  readonly silenceAfter: SilenceAfter
  readonly approvals: 'final' | 'revocable'
  readonly roundsAtMost: number | null
  readonly contract: string
}

/**
 * Keeps what a person's contract says of approvals. Throws `wrong-kind-of-subject` for what is no named person,
 * `name-taken` where they have a right over that base.
 */
export function setKillRight(
  { db, clock }: Ports,
  order: {
    readonly productionId: string
    readonly subjectId: string
    readonly right: KillRightOrder
    readonly actor: Actor
  },
): Promise<{ rightId: string }> {
  const { productionId, subjectId, right, actor } = order
  const now = clock.now()
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now }, async () => {
      const subject = await subjectOf(trx, { productionId, subjectId })
      if (subject.kind !== 'person' || !subject.identified) throw new Problem('wrong-kind-of-subject')
      await refuseSecondRight(trx, { subjectId, base: right.base, besides: null })
      const rightId = newId()
      await trx
        .insertInto('clearance.killRights')
        .values({
          id: rightId,
          productionId,
          subjectId,
          ...columnsOf(right),
          setBy: actor.name,
          setAt: new Date(now),
          endedBy: null,
        })
        .execute()
      return {
        result: { rightId },
        touched: [],
        entry: {
          kind: 'kill-right-set',
          body: { rightId, subjectId, ...right, by: actor.userId },
          personal: { name: subject.name, by: actor.name },
        },
      }
    })
    return result
  })
}

/**
 * Corrects a right to what the contract says; every count follows, and what was killed stays dead. How it counts and
 * over what cannot change once something was shown under it (`already-decided`).
 */
export async function changeKillRight(
  { db, clock }: Ports,
  order: {
    readonly productionId: string
    readonly rightId: string
    readonly right: KillRightOrder
    readonly actor: Actor
  },
): Promise<void> {
  const { productionId, rightId, right, actor } = order
  await db.transaction().execute((trx) =>
    changeEvidence(trx, { productionId, now: clock.now() }, async () => {
      const before = await standingRight(trx, { productionId, rightId })
      if (before.counted !== right.counted && (await hasRounds(trx, rightId)))
        throw new Problem('already-decided', {
          detail: `Rounds over ${before.counted} were opened under this right. End it, and set another that counts ${right.counted}.`,
        })
      await refuseSecondRight(trx, { subjectId: before.subjectId, base: right.base, besides: rightId })
      await trx.updateTable('clearance.killRights').set(columnsOf(right)).where('id', '=', rightId).execute()
      return {
        result: undefined,
        touched: [],
        entry: {
          kind: 'kill-right-changed',
          body: { rightId, subjectId: before.subjectId, ...right, by: actor.userId },
          personal: { by: actor.name },
        },
      }
    }),
  )
}

/** Ends a right from now on: nothing more is asked or refused under it, and what was killed stays dead. */
export async function endKillRight(
  { db, clock }: Ports,
  { productionId, rightId, actor }: { productionId: string; rightId: string; actor: Actor },
): Promise<void> {
  const now = clock.now()
  await db.transaction().execute((trx) =>
    changeEvidence(trx, { productionId, now }, async () => {
      const { subjectId } = await standingRight(trx, { productionId, rightId })
      await trx
        .updateTable('clearance.killRights')
        .set({ endedAt: new Date(now), endedBy: actor.name })
        .where('id', '=', rightId)
        .execute()
      return {
        result: undefined,
        touched: [],
        entry: {
          kind: 'kill-right-ended',
          body: { rightId, subjectId, by: actor.userId },
          personal: { by: actor.name },
        },
      }
    }),
  )
}

/** A right that stands; throws `not-found`, `kill-right-ended`. */
export async function standingRight(
  db: Db,
  { productionId, rightId }: { productionId: string; rightId: string },
) {
  const row = await db
    .selectFrom('clearance.killRights')
    .selectAll()
    .where('id', '=', rightId)
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  if (row.endedAt !== null) throw new Problem('kill-right-ended')
  return row
}

function columnsOf({ silenceAfter, ...right }: KillRightOrder) {
  if (!isPercent(right.soloPercent) || !(right.groupPercent === null || isPercent(right.groupPercent)))
    throw new Problem('invalid-request', { detail: 'A share is a whole percent, from 0 to 100.' })
  return {
    ...right,
    silenceAfter: silenceAfter?.count ?? null,
    silenceCounted: silenceAfter?.counted ?? null,
  }
}

async function refuseSecondRight(
  trx: Trx,
  { subjectId, base, besides }: { subjectId: string; base: string; besides: string | null },
): Promise<void> {
  const rows = await trx
    .selectFrom('clearance.killRights')
    .select(['id', 'base'])
    .where('subjectId', '=', subjectId)
    .where('endedAt', 'is', null)
    .execute()
  const taken = rows.find((row) => row.id !== besides && row.base.toLowerCase() === base.toLowerCase())
  if (taken === undefined) return
  throw new Problem('name-taken', {
    detail: `There is a right over “${taken.base}” already. Nothing was changed; correct that one, or name other material.`,
  })
}

async function hasRounds(trx: Trx, rightId: string): Promise<boolean> {
  const round = await trx
    .selectFrom('clearance.reviewRounds')
    .select('id')
    .where('rightId', '=', rightId)
    .executeTakeFirst()
  return round !== undefined
}
