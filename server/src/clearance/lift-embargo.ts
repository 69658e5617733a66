import { Problem } from '@stagedoor/contract/problems'
import { type Embargo, type EmbargoExemption, lifterNamed, liftingOf } from '@stagedoor/core/clearance'
import { sql } from 'kysely'
import type { Clock } from '../plant/clock/index.ts'
import type { Db, Trx } from '../schema/index.ts'
import type { Actor } from './actor.ts'
import { changeEvidence } from './change-evidence.ts'
import { embargoOf } from './embargoes.ts'
import type { LogEntry } from './log-entry.ts'

interface Ports {
  readonly db: Db
  readonly clock: Clock
}

/** Which embargo, who enters it, and for whom: whoever speaks through another shows how that is known. */
export interface Lifting {
  readonly productionId: string
  readonly embargoId: string
  readonly actor: Actor
  /** Null: the one who enters it says so themselves. */
  readonly by?: string | null
  readonly evidence?: string | null
}

/** What became of it: lifted, or waiting for the word of others. */
export interface Lifted {
  readonly isLifted: boolean
  readonly waitsFor: readonly string[]
}

/**
 * Enters the word of one who may lift an embargo, from now on. Throws `not-found`, `already-decided`, `not-a-lifter`
 * for who is not named, and `lifter-not-shown` for a word in another's name without evidence of it.
 */
export async function liftEmbargo({ db, clock }: Ports, lifting: Lifting): Promise<Lifted> {
  const { productionId, embargoId, actor, evidence } = lifting
  const now = clock.now()
  return db.transaction().execute(async (trx) => {
    const { result } = await changeEvidence(trx, { productionId, now }, async () => {
      const embargo = await embargoOf(trx, { productionId, embargoId })
      const by = speakerOf(embargo, lifting)
      const before = liftingOf(embargo)
      if (before.isLifted || embargo.lifts.some((lift) => lift.by === by))
        throw new Problem('already-decided', {
          detail: `${embargo.lifts.at(-1)?.by} lifted it before. Nothing was changed.`,
        })
      const lift = { by, at: now, enteredBy: actor.name, evidence: evidence ?? '' }
      await keep(trx, embargoId, { lifts: [...(await storedLifts(trx, embargoId)), lift] })
      const result = liftingOf({ ...embargo, lifts: [...embargo.lifts, lift] })
      return {
        result,
        touched: [{ kind: 'embargo', scope: embargo.scope }],
        entry: entryOf(result.isLifted ? 'embargo-lifted' : 'embargo-lifting-entered', embargo, {
          actor,
          body: { isLifted: result.isLifted, stillMust: result.waitsFor.length },
          personal: { liftedBy: by, evidence: evidence ?? '', waitsFor: result.waitsFor },
        }),
      }
    })
    return result
  })
}

/** Says by name that an embargo does not reach one version of a cut, or one asset, that was out before. Throws as lifting does. */
export async function exemptFromEmbargo(
  { db, clock }: Ports,
  {
    of,
    ...lifting
  }: Lifting & {
    readonly of: { kind: 'version'; version: string } | { kind: 'asset'; assetId: string }
  },
): Promise<void> {
  const { productionId, embargoId, actor, evidence } = lifting
  const now = clock.now()
  await db.transaction().execute((trx) =>
    changeEvidence(trx, { productionId, now }, async () => {
      const embargo = await embargoOf(trx, { productionId, embargoId })
      const by = speakerOf(embargo, lifting)
      await refuseElsewhere(trx, productionId, of)
      const exemption = { ...of, by, at: now } as EmbargoExemption
      await keep(trx, embargoId, { exemptions: [...embargo.exemptions, exemption] })
      return {
        result: undefined,
        touched: [{ kind: 'embargo', scope: embargo.scope }],
        entry: entryOf('embargo-exempted', embargo, {
          actor,
          body: { of },
          personal: { exemptedBy: by, evidence: evidence ?? '' },
        }),
      }
    }),
  )
}

/** Says by name that material may be placed with a platform before an embargo's moment. Throws as lifting does. */
export async function allowAhead({ db, clock }: Ports, lifting: Lifting): Promise<void> {
  const { productionId, embargoId, actor, evidence } = lifting
  const now = clock.now()
  await db.transaction().execute((trx) =>
    changeEvidence(trx, { productionId, now }, async () => {
      const embargo = await embargoOf(trx, { productionId, embargoId })
      const by = speakerOf(embargo, lifting)
      if (embargo.ahead !== null)
        throw new Problem('already-decided', {
          detail: `${embargo.ahead.by} allowed it before. Nothing was changed.`,
        })
      await keep(trx, embargoId, { ahead: { by, at: now } })
      return {
        result: undefined,
        touched: [{ kind: 'embargo', scope: embargo.scope }],
        entry: entryOf('embargo-allowed-ahead', embargo, {
          actor,
          body: {},
          personal: { allowedBy: by, evidence: evidence ?? '' },
        }),
      }
    }),
  )
}

// Whose word it is. Where lifters are named, the word of nobody else moves anything, whatever their role.
function speakerOf({ lifters }: Embargo, { actor, by, evidence }: Lifting): string {
  const said = by ?? actor.name
  const speaker = lifterNamed(lifters, said)
  if (speaker === null) {
    const names = lifters.kind === 'anyone-allowed' ? [] : [...lifters.names]
    throw new Problem('not-a-lifter', {
      detail: `This embargo is ${names.join(', ')}'s to lift, not ${said}'s. Nothing was changed.`,
      lifters: names,
    })
  }
  const isOwnWord = lifterNamed(lifters, actor.name) === speaker
  if (!isOwnWord && (evidence ?? '').trim() === '')
    throw new Problem('lifter-not-shown', {
      detail: `${speaker} is not you. Nothing was changed; say how you know of their word (a letter, a call, a date).`,
    })
  return speaker
}

async function storedLifts(trx: Trx, embargoId: string): Promise<readonly unknown[]> {
  const { lifts } = await trx
    .selectFrom('clearance.embargoes')
    .select('lifts')
    .where('id', '=', embargoId)
    .executeTakeFirstOrThrow()
  return lifts as readonly unknown[]
}

async function keep(
  trx: Trx,
  embargoId: string,
  columns: Partial<Record<'lifts' | 'exemptions' | 'ahead', unknown>>,
): Promise<void> {
  const stored = Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [name, JSON.stringify(value)]),
  )
  await trx.updateTable('clearance.embargoes').set(stored).where('id', '=', embargoId).execute()
}

async function refuseElsewhere(
  trx: Trx,
  productionId: string,
  of: { kind: 'version'; version: string } | { kind: 'asset'; assetId: string },
): Promise<void> {
  const known =
    of.kind === 'asset'
      ? await trx
          .selectFrom('ingest.assetFacts')
          .select('id')
          .where('id', '=', of.assetId)
          .where('productionId', '=', productionId)
          .executeTakeFirst()
      : await trx
          .selectFrom('clearance.exposures')
          .select('id')
          .where('productionId', '=', productionId)
          .where(sql<boolean>`exposure -> 'leaving' ->> 'version' = ${of.version}`)
          .limit(1)
          .executeTakeFirst()
  if (known === undefined)
    throw new Problem('not-found', {
      detail: `There is no such ${of.kind === 'asset' ? 'asset' : 'version of a cut'} in this production. Nothing was changed.`,
    })
}

function entryOf(
  kind: string,
  { id: embargoId, scope, name }: Embargo,
  {
    actor,
    body,
    personal,
  }: { actor: Actor; body: Record<string, unknown>; personal: Record<string, unknown> },
): LogEntry {
  return {
    kind,
    body: { embargoId, scope, name, ...body, by: actor.userId },
    personal: { by: actor.name, ...personal },
  }
}
