import { type Reveal, subjectId } from '@stagedoor/core/clearance'
import type { StoryPointId } from '@stagedoor/core/production'
import type { Delay } from '@stagedoor/core/time'
import { z } from 'zod'
import { instantSchema, territorySchema } from './core-schemas.ts'

/** A length of waiting as jsonb keeps it. */
export const delaySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('hours'), hours: z.number().min(0).max(1_000_000) }),
  z.object({
    kind: z.literal('calendar'),
    years: z.int().min(0).max(100),
    months: z.int().min(0).max(1200),
    days: z.int().min(0).max(36_500),
    zone: z.string(),
  }),
]) satisfies z.ZodType<Delay>

const pointSchema = z.string().transform((id) => id as StoryPointId)

/** When a secret stops being one, as jsonb keeps it. */
export const revealSchema: z.ZodType<Reveal> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('at'), at: instantSchema }),
    z.object({ kind: z.literal('never') }),
    z.object({
      kind: z.literal('premiere'),
      of: pointSchema.nullable(),
      territory: z.union([z.literal('each'), territorySchema]),
      delay: delaySchema,
    }),
    z.object({ kind: z.literal('story-point'), point: pointSchema }),
    z.object({ kind: z.literal('with'), secretId: z.string().transform(subjectId) }),
    z.object({ kind: z.enum(['all', 'any']), of: z.tuple([revealSchema], revealSchema) }),
  ]),
)

/** Every part of a reveal, itself included. */
export function partsOf(reveal: Reveal): readonly Reveal[] {
  return reveal.kind === 'all' || reveal.kind === 'any' ? [reveal, ...reveal.of.flatMap(partsOf)] : [reveal]
}

/** Whether a reveal waits for a point of the story or a premiere. */
export function waitsForStory(reveal: Reveal): boolean {
  return partsOf(reveal).some(({ kind }) => kind === 'premiere' || kind === 'story-point')
}

/** The secrets whose reveal is this one's too. */
export function secretsNamedBy(reveal: Reveal) {
  return partsOf(reveal).flatMap((part) => (part.kind === 'with' ? [part.secretId] : []))
}
