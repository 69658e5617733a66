import { Problem } from '@stagedoor/contract/problems'
import {
  cutVersionId,
  type DestinationScope,
  type Embargo,
  type EmbargoScope,
  embargoId,
  type Grant,
  grantId,
  type GrantScope,
  holdbackId,
  type Hypothesis,
  isTerritory,
  killId,
  type Killed,
  type Prohibition,
  prohibitionId,
  type Subject,
  type Use,
  widestGrant,
} from '@stagedoor/core/clearance'
import type { StoryPointId, SubjectId } from '@stagedoor/core/production'
import type { Delay, Instant } from '@stagedoor/core/time'
import type { Trx } from '../schema/index.ts'
import { nameOfScope } from './embargo-scope.ts'
import { embargoIn, grantIn, subjectIn } from './evidence-rows.ts'
import { holdbackIn } from './recorded-rows.ts'
import { territoriesNamed } from './territories.ts'

/** What of a scope is to be otherwise; what is not said stays as it is. */
export interface OtherScope {
  readonly uses?: readonly Use[] | undefined
  readonly destinations?: readonly DestinationScope[] | undefined
  readonly territories?: readonly string[] | undefined
  readonly until?: Instant | null | undefined
}

/** A supposition as people make it, by the names and ids of a production's own things. */
export type Supposition =
  | { readonly kind: 'grant-signed'; readonly subjectId: string; readonly scope: OtherScope }
  | { readonly kind: 'grant-extended'; readonly releaseFormId: string; readonly scope: OtherScope }
  | { readonly kind: 'withdrawn'; readonly subjectId: string; readonly releaseFormId: string | null }
  | {
      readonly kind: 'premiere-moved'
      readonly of: string | null
      readonly territory: string
      readonly at: Instant
    }
  | { readonly kind: 'embargo-lifted'; readonly embargoId: string }
  | {
      readonly kind: 'embargo-begun'
      readonly on: EmbargoScope
      readonly until: Instant | null
      readonly territories: readonly string[]
    }
  | {
      readonly kind: 'holdback-added'
      readonly waits: DestinationScope
      readonly first: DestinationScope
      readonly delay: Delay
      readonly territories: readonly string[]
    }
  | { readonly kind: 'holdback-removed'; readonly holdbackId: string }
  | {
      readonly kind: 'approval-given' | 'approval-refused'
      readonly subjectId: string
      readonly version: string
    }
  | { readonly kind: 'killed'; readonly subjectId: string; readonly killed: Killed }
  | {
      readonly kind: 'prohibition-recorded'
      readonly subjectId: string | null
      readonly uses: readonly Use[]
      readonly destinations: readonly DestinationScope[]
      readonly territories: readonly string[]
      readonly until: Instant | null
    }
  | { readonly kind: 'needs-none-decided'; readonly subjectId: string; readonly uses: readonly Use[] }
  | { readonly kind: 'another-day'; readonly at: Instant }

/** A supposition as core reads it, and the name of what it is about. */
export interface Supposed {
  readonly hypothesis: Hypothesis
  readonly name: string
}

interface Here {
  readonly productionId: string
  readonly now: Instant
}

/** Reads a supposition against what the production has; throws `not-found` for what is elsewhere, `no-such-territory`. */
export async function supposed(trx: Trx, supposition: Supposition, here: Here): Promise<Supposed> {
  const { productionId, now } = here
  switch (supposition.kind) {
    case 'grant-signed': {
      const subject = await subjectHere(trx, supposition.subjectId, productionId)
      const grant = widestGrant(subject, now)
      const scope = widened(grant.scope, supposition.scope, 'instead')
      return { hypothesis: { kind: 'grant-signed', grant: { ...grant, scope } }, name: subject.name }
    }
    case 'grant-extended': {
      const grant = await grantHere(trx, supposition.releaseFormId, productionId)
      const { name } = await subjectHere(trx, grant.subjectId, productionId)
      const scope = widened(grant.scope, supposition.scope, 'besides')
      const { id, subjectId } = grant
      return { hypothesis: { kind: 'grant-extended', subjectId, grantId: id, scope }, name }
    }
    case 'withdrawn': {
      const { id: subjectId, name } = await subjectHere(trx, supposition.subjectId, productionId)
      const { releaseFormId } = supposition
      const of = releaseFormId === null ? null : (await grantHere(trx, releaseFormId, productionId)).id
      return { hypothesis: { kind: 'withdrawn', subjectId, grantId: of === null ? null : grantId(of) }, name }
    }
    case 'premiere-moved': {
      const { of, at, territory } = supposition
      if (!isTerritory(territory))
        throw new Problem('no-such-territory', {
          detail: `A premiere is in one country, or WORLD; ${territory} is neither. Nothing was changed.`,
          territory,
        })
      const name = of === null ? '' : await pointName(trx, of, productionId)
      return {
        hypothesis: { kind: 'premiere-moved', of: of as StoryPointId | null, territory, at },
        name,
      }
    }
    case 'embargo-lifted': {
      const row = await trx
        .selectFrom('clearance.embargoes')
        .selectAll()
        .where('id', '=', supposition.embargoId)
        .where('productionId', '=', productionId)
        .executeTakeFirst()
      if (row === undefined) throw new Problem('not-found')
      const { id, scope, name } = embargoIn(row)
      return { hypothesis: { kind: 'embargo-lifted', embargoId: id, scope }, name }
    }
    case 'embargo-begun': {
      const { on: scope, until } = supposition
      const name = await nameOfScope(trx, productionId, scope)
      const embargo: Embargo = {
        id: embargoId('supposed'),
        name,
        cause: 'plan',
        scope,
        territories: territoriesNamed(supposition.territories),
        begunAt: now,
        until: until === null ? { kind: 'never' } : { kind: 'at', at: until },
        lifters: { kind: 'anyone-allowed' },
        lifts: [],
        exemptions: [],
        ahead: null,
      }
      return { hypothesis: { kind: 'embargo-begun', embargo }, name }
    }
    case 'holdback-added': {
      const { waits, first, delay } = supposition
      const name = `${placeName(waits)} ← ${placeName(first)}`
      const territories = territoriesNamed(supposition.territories)
      const holdback = { id: holdbackId('supposed'), name, waits, first, delay, territories, recordedAt: now }
      return { hypothesis: { kind: 'holdback-added', holdback }, name }
    }
    case 'holdback-removed': {
      const row = await trx
        .selectFrom('clearance.holdbacks')
        .selectAll()
        .where('id', '=', supposition.holdbackId)
        .where('productionId', '=', productionId)
        .executeTakeFirst()
      if (row === undefined) throw new Problem('not-found')
      const { id, name, waits } = holdbackIn(row)
      return { hypothesis: { kind: 'holdback-removed', holdbackId: id, waits }, name }
    }
    case 'approval-given':
    case 'approval-refused': {
      const { id: subjectId, name } = await subjectHere(trx, supposition.subjectId, productionId)
      const versions = [cutVersionId(supposition.version)]
      return { hypothesis: { kind: supposition.kind, subjectId, by: name, versions }, name }
    }
    case 'killed': {
      const subject = await subjectHere(trx, supposition.subjectId, productionId)
      const { killed } = supposition
      const by = subject.name
      const kill = {
        id: killId('supposed'),
        subjectId: subject.id,
        killed,
        by,
        at: now,
        note: '',
        takenBackAt: null,
      }
      return { hypothesis: { kind: 'killed', kill, subject }, name: by }
    }
    case 'prohibition-recorded': {
      const { subjectId, uses, destinations, until } = supposition
      const subject = subjectId === null ? null : await subjectHere(trx, subjectId, productionId)
      const name = subject?.name ?? ''
      const prohibition: Prohibition = {
        id: prohibitionId('supposed'),
        kind: 'never',
        name,
        subjectId: subject?.id ?? null,
        sides: ['picture', 'sound'],
        uses,
        destinations: {
          kind: 'these',
          destinations: destinations.length === 0 ? [{ kind: 'anywhere' }] : destinations,
        },
        territories: territoriesNamed(supposition.territories),
        from: null,
        until,
        recordedAt: now,
      }
      return { hypothesis: { kind: 'prohibition-recorded', prohibition }, name }
    }
    case 'needs-none-decided': {
      const { id: subjectId, name } = await subjectHere(trx, supposition.subjectId, productionId)
      return { hypothesis: { kind: 'needs-none-decided', subjectId, uses: supposition.uses }, name }
    }
    case 'another-day':
      return { hypothesis: supposition, name: '' }
  }
}

async function subjectHere(trx: Trx, subjectId: string | SubjectId, productionId: string): Promise<Subject> {
  const row = await trx
    .selectFrom('clearance.subjects')
    .selectAll()
    .where('id', '=', subjectId)
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return subjectIn(row)
}

async function grantHere(trx: Trx, releaseFormId: string, productionId: string): Promise<Grant> {
  const row = await trx
    .selectFrom('clearance.releaseForms')
    .selectAll()
    .where('id', '=', releaseFormId)
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return grantIn(row)
}

async function pointName(trx: Trx, pointId: string, productionId: string): Promise<string> {
  const row = await trx
    .selectFrom('production.storyPoints')
    .select('name')
    .where('id', '=', pointId)
    .where('productionId', '=', productionId)
    .executeTakeFirst()
  if (row === undefined) throw new Problem('not-found')
  return row.name
}

// What is asked for comes in place of a blank form's own words, and besides those of a signed one.
function widened(scope: GrantScope, other: OtherScope, how: 'instead' | 'besides'): GrantScope {
  const join = <One>(had: readonly One[], asked: readonly One[] | undefined): readonly One[] =>
    asked === undefined ? had : how === 'instead' ? asked : [...new Set([...had, ...asked])]
  const { from, until } = scope.window
  const ends = other.until === undefined ? until : (other.until ?? undefined)
  return {
    ...scope,
    uses: join(scope.uses, other.uses),
    destinations: join(scope.destinations, other.destinations),
    territories: join(
      scope.territories,
      other.territories === undefined ? undefined : territoriesNamed(other.territories),
    ),
    window: { ...(from === undefined ? {} : { from }), ...(ends === undefined ? {} : { until: ends }) },
  }
}

function placeName(scope: DestinationScope): string {
  if (scope.kind === 'anywhere') return 'anywhere'
  return scope.kind === 'platform' ? scope.platform : `${scope.platform}:${scope.account}`
}
