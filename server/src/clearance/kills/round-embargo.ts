import type { EmbargoScope, EvidenceChange } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { assetId as assetIdOf } from '@stagedoor/core/timeline'
import { newId } from '../../plant/db/index.ts'
import type { Trx } from '../../schema/index.ts'

/** What waits for a person's word, and who may end the wait. */
export interface Waiting {
  readonly productionId: string
  readonly assetId: string
  readonly name: string
  readonly until: Instant | null
  readonly lifters: readonly [string, ...string[]]
  readonly by: string
  readonly now: Instant
}

/**
 * Keeps an asset in while somebody is asked about it: an embargo that ends when silence approves, and that nobody but
 * the person and their delegates lift.
 */
export async function waitForWord(
  trx: Trx,
  { productionId, assetId, name, until, lifters, by, now }: Waiting,
): Promise<{ embargoId: string; touched: EvidenceChange }> {
  const embargoId = newId()
  await trx
    .insertInto('clearance.embargoes')
    .values({
      id: embargoId,
      productionId,
      name,
      scope: 'asset',
      ref: assetId,
      until: until === null ? null : new Date(until),
      territories: ['WORLD'],
      begunBy: by,
      begunAt: new Date(now),
      lifters: JSON.stringify({ kind: 'any-of', names: lifters }),
    })
    .execute()
  return { embargoId, touched: touchedBy(assetId) }
}

/**
 * Names anew who may end the waits of some rounds: the person, and the delegates asked in it who still speak for them.
 * Waits about which there has been a word stay with whoever said it.
 */
export async function nameLifters(trx: Trx, roundIds: readonly string[]): Promise<EvidenceChange[]> {
  const touched: EvidenceChange[] = []
  for (const roundId of new Set(roundIds)) {
    const { name } = await trx
      .selectFrom('clearance.reviewRounds as r')
      .innerJoin('clearance.killRights as k', 'k.id', 'r.rightId')
      .innerJoin('clearance.subjects as s', 's.id', 'k.subjectId')
      .select('s.name')
      .where('r.id', '=', roundId)
      .executeTakeFirstOrThrow()
    const delegates = await trx
      .selectFrom('clearance.roundSlips as a')
      .innerJoin('clearance.delegates as d', 'd.id', 'a.delegateId')
      .select('d.name')
      .where('a.roundId', '=', roundId)
      .where('d.endedAt', 'is', null)
      .orderBy('a.id')
      .execute()
    const names = [...new Set([name, ...delegates.map((delegate) => delegate.name)])]
    const changed = await trx
      .updateTable('clearance.embargoes')
      .set({ lifters: JSON.stringify({ kind: 'any-of', names }) })
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('clearance.roundUnits as u')
          .leftJoin('clearance.roundWords as w', 'w.unitId', 'u.id')
          .select((unit) => unit.ref('u.embargoId').$castTo<string>().as('embargoId'))
          .where('u.roundId', '=', roundId)
          .where('u.embargoId', 'is not', null)
          .where('w.id', 'is', null),
      )
      .returning('ref')
      .execute()
    touched.push(...changed.flatMap(({ ref }) => (ref === null ? [] : [touchedBy(ref)])))
  }
  return touched
}

/** Ends the wait for an asset, as the person who gave their word, or begins it again where a word was taken back. */
export async function settleWait(
  trx: Trx,
  wait: { embargoId: string; assetId: string; isOpen: boolean; by: string; now: Instant },
): Promise<EvidenceChange> {
  const { embargoId, assetId, isOpen, by, now } = wait
  const lifts = isOpen ? [] : [{ by, at: now, enteredBy: by, evidence: 'door slip' }]
  await trx
    .updateTable('clearance.embargoes')
    .set({ lifts: JSON.stringify(lifts), lifters: JSON.stringify({ kind: 'any-of', names: [by] }) })
    .where('id', '=', embargoId)
    .execute()
  return touchedBy(assetId)
}

function touchedBy(assetId: string): EvidenceChange {
  const scope: EmbargoScope = { kind: 'asset', assetId: assetIdOf(assetId) }
  return { kind: 'embargo', scope }
}
