import { SHAPES, type Shape } from '@stagedoor/core/cut'
import { z } from '@hono/zod-openapi'
import { killSchema } from '../../clearance/index.ts'
import { shortText, wireFlicks, wireId, wireInstant } from '../../plant/http/index.ts'

const share = z.number().min(0).max(1)

export const boxSchema = z
  .object({ x: share, y: share, width: share, height: share })
  .openapi('Box', { description: 'Fractions of the upright picture, from its top left corner.' })
const keyedBoxSchema = z.object({ at: wireFlicks, box: boxSchema }).openapi('KeyedBox')
const rangeSchema = z
  .object({ from: wireFlicks, to: wireFlicks })
  .openapi('TimeRange', { description: 'Half-open, in flicks.' })

export const editSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.enum(['blur', 'cover']),
      assetId: wireId,
      range: rangeSchema,
      boxes: z.array(keyedBoxSchema).min(1),
    }),
    z.object({ kind: z.enum(['mute', 'trim']), assetId: wireId, range: rangeSchema }),
  ])
  .openapi('Edit', { description: 'A change to what leaves, in the time of its asset.' })

export const clipSchema = z
  .object({
    assetId: wireId,
    source: rangeSchema,
    crop: z.object({ window: z.array(keyedBoxSchema).min(1) }).optional(),
    track: z
      .int()
      .min(0)
      .max(255)
      .optional()
      .openapi({ description: 'Which of the asset’s sounds is heard, from 0; left out, the first.' }),
  })
  .openapi('Clip')

export const timelineSchema = z
  .object({ clips: z.array(clipSchema).min(1).max(200), edits: z.array(editSchema).max(2000) })
  .openapi('Timeline')

export const shapeSchema = z.enum(Object.keys(SHAPES) as [Shape, ...Shape[]]).openapi('Shape')

export const meantForSchema = z
  .object({
    uses: z.array(z.string()).min(1),
    destination: z.object({
      platform: shortText(100),
      account: shortText(200),
    }),
    territories: z.array(z.string()).min(1),
    moment: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('now') }),
      z.object({ kind: z.literal('from'), at: z.iso.datetime({ offset: true }) }),
    ]),
  })
  .openapi('MeantFor', {
    description: 'What a cut is meant for: the question the doorkeeper answers about it.',
  })

export const cueSchema = z.object({ from: wireFlicks, to: wireFlicks, text: z.string() }).openapi('Cue')

export const chapterSchema = z
  .object({ at: wireFlicks, title: z.string() })
  .openapi('Chapter', { description: 'In cut time; it lasts until the next one, or the end.' })

/** Who is named under a cut, and their craft, which may be empty. */
export const creditSchema = z
  .object({ name: shortText(120), craft: z.string().trim().max(120) })
  .openapi('Credit')

export const renderSchema = z
  .object({
    id: wireId,
    state: z.enum(['waiting', 'rendering', 'rendered', 'failed', 'cancelled']),
    workId: wireId.nullable(),
    video: z.string().nullable().openapi({ description: 'An address that lives ten minutes.' }),
    poster: z.string().nullable(),
    sizeBytes: z.int().nullable(),
    durationFlicks: wireFlicks.nullable(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    frameRate: z.object({ num: z.int(), den: z.int() }).nullable().openapi({
      description: 'Frames a second, as a fraction; null for what was rendered before it was kept.',
    }),
    renderedAt: wireInstant.nullable(),
    problem: z.record(z.string(), z.unknown()).nullable(),
  })
  .openapi('Render')

export const approvalSchema = z
  .object({
    id: wireId,
    version: z.int(),
    subjectId: wireId,
    subject: z.string(),
    askedOf: z.string(),
    answer: z.enum(['asked', 'approved', 'refused']),
    note: z.string().nullable(),
    noteAtFlicks: wireFlicks.nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: wireInstant.nullable(),
    askedAt: wireInstant,
    speaker: z.enum(['person', 'delegate']),
    isFinal: z.boolean(),
    silenceApprovesAt: wireInstant.nullable(),
    round: z.int(),
    isSilent: z.boolean().openapi({ description: 'Nobody answered, and the contract takes that for a yes.' }),
  })
  .openapi('Approval')

export const rawMeterSchema = z
  .object({
    percent: z.int(),
    joins: z.int(),
    isReframed: z.boolean(),
    regions: z.object({ muted: z.int(), blurred: z.int(), covered: z.int() }),
    stretches: z.array(
      z.object({ kind: z.enum(['untouched', 'muted', 'blurred', 'covered']), inCut: rangeSchema }),
    ),
  })
  .openapi('RawMeter')

/** In what a cut differs from the one that it came from. */
export const differenceSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('shape'), shape: shapeSchema }),
    z.object({ kind: z.literal('shorter'), longest: wireFlicks }),
  ])
  .openapi('CutDifference')

export const cutSchema = z
  .object({
    id: wireId,
    title: z.string(),
    version: z.int(),
    shape: shapeSchema,
    timeline: timelineSchema,
    captions: z.array(cueSchema),
    chapters: z.array(chapterSchema),
    credits: z
      .array(creditSchema)
      .openapi({ description: 'Who is named under it: as chosen, or else whoever sent the footage.' }),
    lengthFlicks: wireFlicks,
    meantFor: meantForSchema,
    origin: z
      .object({ id: wireId, title: z.string(), difference: differenceSchema })
      .nullable()
      .openapi({ description: 'The cut whose material and marks it began with.' }),
    lockedAt: wireInstant.nullable(),
    lockedBy: z.string().nullable(),
    createdAt: wireInstant,
    exposureId: wireId.nullable(),
    verdictKind: z.enum(['cleared', 'cleared-with-edits', 'held', 'refused']).nullable(),
    render: renderSchema.nullable(),
    rawMeter: rawMeterSchema,
    killed: z.array(killSchema).openapi({ description: 'Dead in every version by a kill right.' }),
  })
  .openapi('Cut')
