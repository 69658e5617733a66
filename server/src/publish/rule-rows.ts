import { isTerritory, territory } from '@stagedoor/core/clearance'
import type { StoryPointId } from '@stagedoor/core/production'
import type { ScheduleRule } from '@stagedoor/core/publish'
import { type Delay, instant } from '@stagedoor/core/time'
import { z } from 'zod'

const delaySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('hours'), hours: z.number() }),
  z.object({
    kind: z.literal('calendar'),
    years: z.int(),
    months: z.int(),
    days: z.int(),
    zone: z.string(),
  }),
]) satisfies z.ZodType<Delay>

const placeSchema = z.union([
  z.literal('each'),
  z.string().refine(isTerritory, 'no such territory').transform(territory),
])
const pointSchema = z.string().transform((id) => id as StoryPointId)

const ruleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('at-once') }),
  z.object({ kind: z.literal('moment'), at: z.int().transform(instant) }),
  z.object({
    kind: z.literal('local-time'),
    local: z.object({ date: z.string(), time: z.string(), zone: z.string() }),
  }),
  z.object({
    kind: z.literal('premiere'),
    of: pointSchema.nullable(),
    territory: placeSchema,
    delay: delaySchema,
  }),
  z.object({ kind: z.literal('story-point'), point: pointSchema, delay: delaySchema }),
  z.object({ kind: z.literal('publication'), publicationId: z.string(), delay: delaySchema }),
]) satisfies z.ZodType<ScheduleRule>

/** A publication's rule as its row keeps it; null where none was kept, and the moment stands for itself. */
export function ruleIn(stored: unknown): ScheduleRule | null {
  return stored === null || stored === undefined ? null : ruleSchema.parse(stored)
}
