import { z } from '@hono/zod-openapi'
import {
  type GrantScope,
  MEDIA,
  MUSIC_RIGHTS,
  SUBJECT_KINDS,
  subjectId,
  USES,
} from '@stagedoor/core/clearance'
import { instant } from '@stagedoor/core/time'
import type { Selectable } from 'kysely'
import {
  instantIn,
  instantOut,
  maybeInstantOut,
  shortText,
  wireFlicks,
  wireId,
  wireInstant,
} from '../../plant/http/index.ts'
import type { Database } from '../../schema/index.ts'
import { agreementSchema } from '../forms/agreement.ts'
import { scopeSchema as storedScope } from '../core-schemas.ts'
import { birthIn, subjectIn } from '../evidence-rows.ts'
import { wireBox, wireKeyedBox } from './verdict-wire.ts'
import { wireDestination } from './wire-destination.ts'
import { revealOut, wireReveal } from './wire-reveal.ts'

type FormRow = Selectable<Database['clearance.releaseForms']>
type SubjectRow = Selectable<Database['clearance.subjects']>

/** A bare id in a path. */
export const idParam = <Name extends string>(name: Name) =>
  z.object({ [name]: wireId } as Record<Name, typeof wireId>)

/** A moment in a request, as core takes it. */
export const momentIn = instantIn.transform(instant)

/** The same, or null; said again for the API document, which would lose the null. */
export const maybeMomentIn = momentIn.nullable().openapi({ type: ['string', 'null'], format: 'date-time' })

/** A wall clock somewhere, on the wire. */
export const wireLocal = z
  .object({
    date: z.iso.date().openapi({ example: '2026-12-08' }),
    time: z
      .string()
      .regex(/^\d\d:\d\d(:\d\d)?$/)
      .openapi({ example: '18:00' }),
    zone: z.string().max(60).openapi({ example: 'Europe/Oslo' }),
  })
  .openapi('LocalTime', { description: 'A wall clock somewhere.' })

/** Codes of territories as a person gave them; whether they exist is asked later, with an answer of its own. */
export const territoriesIn = z.array(z.string().trim().min(2).max(20)).min(1).max(300)

const stateSchema = z.enum(['draft', 'sent', 'signed', 'expired', 'withdrawn'])

/** Whom or what something is about. */
export const subjectNameSchema = z.object({ id: wireId, kind: z.enum(SUBJECT_KINDS), name: z.string() })

export const subjectSchema = z
  .object({
    id: wireId,
    kind: z.enum(SUBJECT_KINDS),
    name: z.string(),
    isIdentified: z.boolean(),
    isMinor: z.boolean(),
    comesOfAgeAt: wireInstant.nullable(),
    birth: z
      .object({ bornOn: z.string(), zone: z.string(), ageOfMajority: z.int() })
      .nullable()
      .openapi({ description: 'Told only to those who see evidence.' }),
    revealAt: wireInstant.nullable(),
    reveal: wireReveal.nullable(),
    contact: z.string().nullable(),
    releaseForm: z.object({ id: wireId, state: stateSchema, at: wireInstant }).nullable(),
  })
  .openapi('Subject')

/** A subject for the wire; whom to ask at is told only to those who see evidence. */
export function subjectOut(
  row: SubjectRow,
  { form, now, mayAsk }: { form: FormRow | null; now: number; mayAsk: boolean },
): z.infer<typeof subjectSchema> {
  const subject = subjectIn(row)
  return {
    id: row.id,
    kind: subject.kind,
    name: row.name,
    isIdentified: subject.kind !== 'person' || subject.identified,
    isMinor:
      subject.kind === 'person' &&
      subject.minor &&
      (subject.comesOfAgeAt === null || now < subject.comesOfAgeAt),
    comesOfAgeAt: maybeInstantOut(subject.kind === 'person' && mayAsk ? subject.comesOfAgeAt : null),
    birth: row.kind === 'person' && mayAsk ? birthIn(row.facts) : null,
    revealAt:
      subject.kind === 'secret' && subject.reveal.kind === 'at' ? instantOut(subject.reveal.at) : null,
    reveal: subject.kind === 'secret' ? revealOut(subject.reveal) : null,
    contact: mayAsk ? row.contact : null,
    releaseForm: form && { id: form.id, ...standOf(form, now) },
  }
}

/** How far a form has come, and since when; a window that has ended is no state of the row. */
export function standOf(form: FormRow, now: number): { state: z.infer<typeof stateSchema>; at: string } {
  const { until } = storedScope.parse(form.scope).window
  if (form.state === 'signed' && until !== undefined && until <= now)
    return { state: 'expired', at: instantOut(until) }
  const at = form.withdrawnAt ?? form.signedAt ?? form.sentAt ?? form.createdAt
  return { state: form.state, at: instantOut(at) }
}

export const appearanceSchema = z
  .object({
    id: wireId,
    assetId: wireId,
    subject: subjectNameSchema,
    fromFlicks: wireFlicks,
    toFlicks: wireFlicks,
    inPicture: z.boolean(),
    inSound: z.boolean(),
    prominence: z.enum(['featured', 'background']),
    certainty: z.enum(['sure', 'unsure']),
    boxes: z.array(wireKeyedBox),
    box: wireBox.nullable(),
    markedBy: z.string(),
  })
  .openapi('Appearance')

/** What a grant permits, on the wire. */
export const wireScope = z
  .object({
    media: z.array(z.enum(MEDIA)).min(1),
    musicRights: z.array(z.enum(MUSIC_RIGHTS)),
    uses: z.array(z.enum(USES)).min(1),
    destinations: z.array(wireDestination).min(1).max(50),
    territories: z.array(z.string()),
    fromAt: wireInstant.nullable(),
    untilAt: wireInstant.nullable(),
  })
  .openapi('GrantScope')

/** The same in a request, every part of which may be left to the default. */
export const scopeIn = z.object({
  media: z
    .array(z.enum(MEDIA))
    .min(1)
    .default([...MEDIA]),
  musicRights: z
    .array(z.enum(MUSIC_RIGHTS))
    .optional()
    .openapi({ description: 'For music: both are needed, and both are asked for unless you say otherwise.' }),
  uses: z.array(z.enum(USES)).min(1).default(['publicity']),
  destinations: z
    .array(wireDestination)
    .min(1)
    .max(50)
    .default([
      { kind: 'platform', platform: 'own-page' },
      { kind: 'platform', platform: 'kit' },
    ]),
  territories: territoriesIn.default(['WORLD']),
  fromAt: momentIn.optional(),
  untilAt: momentIn.optional(),
})

export function scopeOut(stored: unknown): z.infer<typeof wireScope> {
  const { window, ...scope }: GrantScope = storedScope.parse(stored)
  return {
    media: [...scope.media],
    musicRights: [...scope.musicRights],
    uses: [...scope.uses],
    destinations: [...scope.destinations],
    territories: [...scope.territories],
    fromAt: maybeInstantOut(window.from ?? null),
    untilAt: maybeInstantOut(window.until ?? null),
  }
}

/** A picture of a paper, never its bytes. */
export const scanSchema = z
  .object({
    id: wireId,
    sha256: z.string(),
    fileName: z.string(),
    mediaType: z.string(),
    sizeBytes: z.int(),
  })
  .openapi('Scan')

export const conditionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('credit-line'), text: shortText() }),
  z.object({ kind: z.literal('approval-needed') }),
  z.object({
    kind: z.literal('not-beside'),
    subjectIds: z
      .array(wireId.transform(subjectId).openapi({ type: 'string', format: 'uuid' }))
      .min(1)
      .max(50),
  }),
])

export const releaseFormSchema = z
  .object({
    id: wireId,
    subject: subjectNameSchema,
    template: z.string(),
    templateVersion: z.int(),
    state: stateSchema,
    at: wireInstant,
    signatory: z.enum(['self', 'guardian', 'rights-holder', 'minor-alone']),
    addressedTo: z.string(),
    scope: wireScope,
    conditions: z.array(conditionSchema),
    basis: z.enum(['consent', 'contract']),
    endsAtMajority: z.boolean(),
    language: z.string(),
    way: z.enum(['link', 'set', 'paper', 'list']),
    agreement: agreementSchema.nullable(),
    textDigest: z.string(),
    /** Null where no copy was made: a paper is its own. */
    copyDigest: z.string().nullable(),
    scans: z.array(scanSchema),
    extendsId: wireId.nullable(),
    sentAt: wireInstant.nullable(),
    signedAt: wireInstant.nullable(),
    withdrawnAt: wireInstant.nullable(),
  })
  .openapi('ReleaseForm')
