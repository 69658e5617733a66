import {
  type Appearance,
  type AssetFacts,
  appearanceId,
  type ClearanceSettings,
  comesOfAge,
  cutVersionId,
  type Decision,
  decisionId,
  type Embargo,
  type EmbargoScope,
  embargoId,
  type Grant,
  type GrantState,
  grantId,
  type Person,
  subjectId,
  type Subject,
} from '@stagedoor/core/clearance'
import { flicks, type Instant, timeRange } from '@stagedoor/core/time'
import { assetId } from '@stagedoor/core/timeline'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Database } from '../schema/index.ts'
import { revealSchema } from './reveal-schema.ts'
import {
  areaSchema,
  boxesSchema,
  conditionsSchema,
  instantSchema,
  scopeSchema,
  sidesSchema,
  useSchema,
} from './core-schemas.ts'

type Row<Table extends keyof Database> = Selectable<Database[Table]>

const settingsSchema = z.object({
  neverHideFeatured: z.boolean(),
  marginFlicks: z.int().min(0).transform(flicks),
  joinGapFlicks: z.int().min(0).transform(flicks),
  holdUnseen: z.boolean().default(false),
})

const birthSchema = z.object({
  bornOn: z.iso.date(),
  zone: z.string(),
  ageOfMajority: z.int().min(1).max(30),
})
const personFacts = z.object({
  identified: z.boolean(),
  minor: z.boolean(),
  birth: birthSchema.nullable().default(null),
})
const secretFacts = z.object({ reveal: revealSchema })

const liftSchema = z.object({ by: z.string(), at: instantSchema })
const liftersSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('anyone-allowed') }),
  z.object({ kind: z.enum(['any-of', 'all-of']), names: z.tuple([z.string()], z.string()) }),
])
const exemptionSchema = z.discriminatedUnion('kind', [
  liftSchema.extend({ kind: z.literal('version'), version: z.string().transform(cutVersionId) }),
  liftSchema.extend({ kind: z.literal('asset'), assetId: z.string().transform(assetId) }),
])

/** The doorkeeper's settings, and whether what nobody has looked at from end to end is held. */
export interface HouseSettings extends ClearanceSettings {
  readonly holdUnseen: boolean
}

/** Settings as a production keeps them. */
export function settingsIn(stored: unknown): HouseSettings {
  return settingsSchema.parse(stored)
}

/** A row of `clearance.subjects` as the law knows it. */
export function subjectIn(row: Pick<Row<'clearance.subjects'>, 'id' | 'kind' | 'name' | 'facts'>): Subject {
  const named = { id: subjectId(row.id), name: row.name }
  switch (row.kind) {
    case 'person':
      return personIn(named, row.facts)
    case 'secret':
      return { kind: 'secret', ...named, ...secretFacts.parse(row.facts) }
    case 'safety-matter':
      return { kind: 'safety-matter', ...named }
    case 'mark':
    case 'artwork':
    case 'music':
    case 'location':
    case 'contribution':
      return { kind: row.kind, ...named }
    default:
      throw new Error(`No such kind of subject: ${row.kind}`)
  }
}

/** When and where somebody was born, and the age at which the law there counts them as grown. */
export type Birth = z.infer<typeof birthSchema>

/** What is kept of a person's birth, or null. */
export function birthIn(facts: unknown): Birth | null {
  return personFacts.parse(facts).birth
}

function personIn(named: Pick<Person, 'id' | 'name'>, facts: unknown): Person {
  const { identified, minor, birth } = personFacts.parse(facts)
  const comesOfAgeAt =
    birth && comesOfAge({ bornOn: birth.bornOn, zone: birth.zone, years: birth.ageOfMajority })
  return { kind: 'person', ...named, identified, minor, comesOfAgeAt }
}

/** A row of `clearance.appearances` as the law knows it. */
export function appearanceIn(row: Row<'clearance.appearances'>): Appearance {
  const [first, ...rest] = boxesSchema.parse(row.boxes)
  return {
    id: appearanceId(row.id),
    assetId: assetId(row.assetId),
    subjectId: subjectId(row.subjectId),
    range: timeRange(row.fromFlicks, row.toFlicks),
    sides: sidesSchema.parse(row.sides),
    region: first ? { kind: 'boxes', boxes: [first, ...rest] } : { kind: 'not-drawn' },
    prominence: row.prominence,
    certainty: row.certainty,
  }
}

/** A row of `clearance.release_forms` as the grant it is, or may become. */
export function grantIn(row: Row<'clearance.releaseForms'>): Grant {
  return {
    id: grantId(row.id),
    subjectId: subjectId(row.subjectId),
    signatory: row.signatory,
    basis: row.basis,
    endsAtMajority: row.endsAtMajority,
    scope: scopeSchema.parse(row.scope),
    conditions: conditionsSchema.parse(row.conditions),
    state: grantStateIn(row),
  }
}

function grantStateIn(row: Row<'clearance.releaseForms'>): GrantState {
  switch (row.state) {
    case 'draft':
      return { kind: 'draft', draftedAt: row.createdAt }
    case 'sent':
      return { kind: 'sent', sentAt: there(row.sentAt) }
    case 'signed':
      return { kind: 'signed', signedAt: there(row.signedAt) }
    case 'withdrawn':
      return { kind: 'withdrawn', signedAt: there(row.signedAt), withdrawnAt: there(row.withdrawnAt) }
  }
}

/** A row of `clearance.embargoes` as the law knows it. */
export function embargoIn(row: Row<'clearance.embargoes'>): Embargo {
  return {
    id: embargoId(row.id),
    name: row.name,
    scope: embargoScopeIn(row),
    cause: row.cause,
    territories: z.array(areaSchema).parse(row.territories),
    begunAt: row.begunAt,
    until: row.until === null ? { kind: 'never' } : { kind: 'at', at: row.until },
    lifters: liftersSchema.parse(row.lifters),
    lifts: z.array(liftSchema).parse(row.lifts),
    exemptions: z.array(exemptionSchema).parse(row.exemptions),
    ahead: liftSchema.nullable().parse(row.ahead),
  }
}

function embargoScopeIn({ scope, ref }: Row<'clearance.embargoes'>): EmbargoScope {
  switch (scope) {
    case 'scene':
      return { kind: 'scene', sceneId: ref }
    case 'asset':
      return { kind: 'asset', assetId: assetId(ref) }
    case 'day':
      return { kind: 'day', dayId: ref }
    case 'production':
      return { kind: 'production' }
  }
}

/** A row of `clearance.decisions` as the law knows it: one word said at one moment. */
export function decisionIn(row: Row<'clearance.decisions'>): Decision {
  const said = { id: decisionId(row.id), subjectId: subjectId(row.subjectId) }
  const { answer, saidAt: at, saidBy: by, note } = row
  if (answer === 'needs-none')
    return { kind: 'needs-none', ...said, uses: z.array(useSchema).parse(row.uses), by, at }
  const { speaker, final, silenceApprovesAt } = row
  const word = {
    kind: 'approval',
    ...said,
    version: cutVersionId(there(row.cutVersion)),
    speaker,
    final,
  } as const
  switch (answer) {
    case 'asked':
      return { ...word, state: { kind: 'pending', at, silenceApprovesAt } }
    case 'approved':
      return { ...word, state: { kind: 'approved', at, by } }
    case 'refused':
    case 'revoked':
      return { ...word, state: { kind: answer, at, by, note } }
  }
}

/** What ingest and clearance say of an asset, as the law needs it: here a scene is shown throughout. */
export function assetFactsIn(
  row: Pick<Row<'ingest.assetFacts'>, 'id' | 'sceneIds' | 'shootingDayId'> & {
    readonly placeId: string | null
    readonly contributionId: string | null
  },
): AssetFacts {
  return {
    assetId: assetId(row.id),
    scenes: row.sceneIds.map((sceneId) => ({ kind: 'throughout', sceneId })),
    dayId: row.shootingDayId,
    placeId: row.placeId === null ? null : subjectId(row.placeId),
    contributionId: row.contributionId === null ? null : subjectId(row.contributionId),
  }
}

// The checks of the table promise it; a row without it is a fault, and nothing may leave on it.
function there<Value extends Instant | string>(value: Value | null): Value {
  if (value === null) throw new Error('A row of clearance lacks what its state promises')
  return value
}
