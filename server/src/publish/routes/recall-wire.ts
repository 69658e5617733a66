import { z } from '@hono/zod-openapi'
import { PLACE_CLASSES, type PlaceKind, RETRACTION_CLASSES } from '@stagedoor/core/publish'
import { wireId, wireInstant } from '../../plant/http/index.ts'

export const placeKindSchema = z.enum(Object.keys(PLACE_CLASSES) as [PlaceKind, ...PlaceKind[]])
const LINE_STATES = ['shutting', 'checking', 'gone', 'task', 'told', 'failed', 'given-up'] as const
export const lineStateSchema = z.enum(LINE_STATES)
const how = z.enum(['read', 'place-said', 'person-said', 'never-out'])
const standing = z.enum(['closed', 'running', 'open']).openapi({
  description:
    'Closed: every line is proved gone, told, or given up by a named person. Running: every other line has a clock that has not run out.',
})

// Nameless: it stands alone, and where there is none.
const sightSchema = z.object({
  how,
  did: z.enum(['hid', 'deleted', 'asked', 'was-refused', 'said']).nullable(),
  words: z.string(),
  by: z.string().nullable(),
  at: wireInstant,
  sha256: z.string().nullable(),
  asked: z.int().openapi({ description: 'How many requests it rests on; the report has them.' }),
  paper: z.object({ id: wireId, url: z.string() }).nullable(),
})

export const lineSchema = z
  .object({
    id: wireId,
    place: z.object({
      kind: placeKindSchema,
      name: z.string(),
      url: z.string().nullable(),
      actUrl: z.string().nullable().openapi({ description: 'Where a person deletes it by hand.' }),
    }),
    state: lineStateSchema,
    retraction: z.enum(RETRACTION_CLASSES),
    at: wireInstant,
    dueAt: wireInstant.nullable(),
    givenUp: z.object({ by: z.string(), because: z.string() }).nullable(),
    asksForPaper: z
      .boolean()
      .openapi({ description: 'Nobody of the house can look there: a picture must show that it is gone.' }),
    sights: z.array(sightSchema),
    evidence: sightSchema.nullable(),
  })
  .openapi('RecallLine')

export const recallSchema = z
  .object({
    id: wireId,
    title: z.string(),
    at: wireInstant,
    by: z.string(),
    because: z.string(),
    publicationId: wireId,
    cutId: wireId,
    places: z.int(),
    counts: z.object(
      Object.fromEntries(LINE_STATES.map((state) => [state, z.int()])) as Record<
        (typeof LINE_STATES)[number],
        z.ZodInt
      >,
    ),
    overdue: z.int(),
    nextDueAt: wireInstant.nullable(),
    isFinished: z.boolean(),
    standing,
    posterUrl: z.string().nullable(),
    lines: z.array(lineSchema),
  })
  .openapi('Recall')

export const receiptSchema = z
  .object({
    id: wireId,
    title: z.string(),
    at: wireInstant,
    standing,
    closedAt: wireInstant.nullable(),
    nextDueAt: wireInstant.nullable(),
    places: z.array(
      z.object({
        id: wireId,
        place: z.object({
          kind: placeKindSchema,
          name: z
            .string()
            .nullable()
            .openapi({ description: 'Of an account that anybody could see; of nobody’s kit or draft.' }),
          url: z.string().nullable(),
        }),
        state: lineStateSchema,
        retraction: z.enum(RETRACTION_CLASSES),
        hiddenAt: wireInstant.nullable(),
        goneAt: wireInstant.nullable(),
        how: how.nullable(),
        answered: z.int().nullable().openapi({ description: 'The HTTP status that was read last.' }),
        lookedAt: wireInstant.nullable(),
        dueAt: wireInstant.nullable(),
      }),
    ),
  })
  .openapi('RecallReceipt', {
    description: 'What came back because of one’s own word: each place, without anybody’s name.',
  })
