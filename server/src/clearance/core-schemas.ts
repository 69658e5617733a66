import {
  type Area,
  cutVersionId,
  type Condition,
  type DestinationScope,
  type GrantScope,
  isTerritory,
  isTerritoryGroup,
  MEDIA,
  MUSIC_RIGHTS,
  SIDES,
  subjectId,
  territory,
  USES,
} from '@stagedoor/core/clearance'
import type { CutId } from '@stagedoor/core/production'
import { flicks, instant, timeRange } from '@stagedoor/core/time'
import { assetId, type BoxTrack, type Edit, type KeyedBox } from '@stagedoor/core/timeline'
import { z } from 'zod'

// Values of core as jsonb keeps them; parsed here, trusted everywhere else.

/** A moment as jsonb keeps it. */
export const instantSchema = z.int().transform(instant)
const flicksSchema = z.int().min(0).transform(flicks)
/** A stretch of media time. */
export const rangeSchema = z
  .object({ from: z.int().min(0), to: z.int() })
  .refine(({ from, to }) => from < to, 'a range begins before it ends')
  .transform(({ from, to }) => timeRange(from, to))

/** A use of the flat list. */
export const useSchema = z.enum(USES)

/** A territory that exists. */
export const territorySchema = z.string().refine(isTerritory, 'no such territory').transform(territory)

/** A territory or a group of them that exists. */
export const areaSchema = z
  .string()
  .refine((code) => isTerritory(code) || isTerritoryGroup(code), 'no such territory')
  .transform((code) => code as Area)

/** The sides of an appearance. */
export const sidesSchema = z.array(z.enum(SIDES)).min(1)

const boxSchema = z.object({
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  width: z.number().gt(0).max(1),
  height: z.number().gt(0).max(1),
})
const keyedBoxSchema = z.object({ at: flicksSchema, box: boxSchema }) satisfies z.ZodType<KeyedBox>

/** Boxes over asset time, maybe none, sorted by moment. */
export const boxesSchema = z
  .array(keyedBoxSchema)
  .max(10_000)
  .refine(
    (keys) => keys.every((key, i) => i === 0 || (keys[i - 1] as KeyedBox).at < key.at),
    'boxes are sorted by moment',
  )

const trackSchema = boxesSchema.transform((keys, context): BoxTrack => {
  const [first, ...rest] = keys
  if (first) return [first, ...rest]
  context.addIssue('a box track has at least one box')
  return z.NEVER
})

/** Everywhere, every account of a platform, or one account. */
export const destinationScopeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('anywhere') }),
  z.object({ kind: z.literal('platform'), platform: z.string().min(1).max(100) }),
  z.object({
    kind: z.literal('account'),
    platform: z.string().min(1).max(100),
    account: z.string().min(1).max(200),
  }),
]) satisfies z.ZodType<DestinationScope>

const windowSchema = z
  .object({ from: instantSchema.optional(), until: instantSchema.optional() })
  .refine(
    ({ from, until }) => from === undefined || until === undefined || from < until,
    'a window begins before it ends',
  )
  .transform(({ from, until }) => ({
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
  }))

/** What a grant permits. */
export const scopeSchema = z.object({
  media: z.array(z.enum(MEDIA)).min(1),
  musicRights: z.array(z.enum(MUSIC_RIGHTS)),
  uses: z.array(useSchema).min(1),
  destinations: z.array(destinationScopeSchema).min(1).max(50),
  territories: z.array(areaSchema).min(1),
  window: windowSchema,
}) satisfies z.ZodType<GrantScope>

/** What a grant asks in return. */
export const conditionsSchema = z
  .array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('credit-line'), text: z.string().trim().min(1).max(200) }),
      z.object({ kind: z.literal('approval-needed') }),
      z.object({
        kind: z.literal('not-beside'),
        subjectIds: z.array(z.string().transform(subjectId)).min(1).max(50),
      }),
    ]) satisfies z.ZodType<Condition>,
  )
  .max(10)

const editSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['blur', 'cover']),
    assetId: z.string().transform(assetId),
    range: rangeSchema,
    boxes: trackSchema,
  }),
  z.object({ kind: z.enum(['mute', 'trim']), assetId: z.string().transform(assetId), range: rangeSchema }),
]) satisfies z.ZodType<Edit>

const clipSchema = z
  .object({
    assetId: z.string().transform(assetId),
    source: rangeSchema,
    crop: z.object({ window: trackSchema }).optional(),
    track: z.int().min(0).max(255).optional(),
  })
  // The first sound is the same as none named, also where a plan or a question is told from another.
  .transform(({ crop, track, ...clip }) => ({
    ...clip,
    ...(crop === undefined ? {} : { crop }),
    ...(track === undefined || track === 0 ? {} : { track }),
  }))

/** What a cut is made of. */
export const timelineSchema = z.object({ clips: z.array(clipSchema).min(1), edits: z.array(editSchema) })

/** Where something is to go. */
const destinationSchema = z.object({
  platform: z.string().min(1).max(100),
  account: z.string().min(1).max(200),
  keepsTerritories: z.boolean(),
  knowsProgress: z.boolean(),
  ownerId: z.string().nullable(),
})

/** When something is to be shown. */
export const momentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('now') }),
  z.object({ kind: z.literal('from'), at: instantSchema }),
])

/** The question as an exposure keeps it. */
export const orderSchema = z.object({
  leaving: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('asset'), assetId: z.string().transform(assetId) }),
    z.object({
      kind: z.literal('cut'),
      cutId: z.string().transform((id) => id as CutId),
      version: z.string().transform(cutVersionId),
    }),
  ]),
  timeline: timelineSchema,
  uses: z.array(useSchema).min(1),
  destination: destinationSchema,
  territories: z.array(territorySchema).min(1),
  medium: z.enum(['motion', 'stills']),
  moment: momentSchema,
  until: instantSchema.nullable(),
  placedAt: instantSchema.nullable(),
  audience: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('everyone') }),
    z.object({ kind: z.literal('named'), names: z.array(z.string()) }),
  ]),
})
