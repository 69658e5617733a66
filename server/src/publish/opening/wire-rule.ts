import { z } from '@hono/zod-openapi'
import type { StoryPointId } from '@stagedoor/core/production'
import type { ScheduleRule } from '@stagedoor/core/publish'
import { instant } from '@stagedoor/core/time'
import { territoryNamed, wireDelay, wireLocal } from '../../clearance/index.ts'
import { instantOut, wireId, wireInstant } from '../../plant/http/index.ts'

/** When a publication opens, on the wire. */
export const wireRule = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('at-once') }),
    z.object({ kind: z.literal('moment'), at: wireInstant }),
    z.object({ kind: z.literal('local-time'), local: wireLocal }),
    z.object({
      kind: z.literal('premiere'),
      of: wireId.nullable().openapi({ description: 'A point of the story; null: the work itself.' }),
      territory: z.string().max(8).openapi({
        description:
          'A code, or `each`. A place that keeps to no territories opens with the last that is told.',
      }),
      delay: wireDelay,
    }),
    z.object({ kind: z.literal('story-point'), point: wireId, delay: wireDelay }),
    z.object({ kind: z.literal('publication'), publicationId: wireId, delay: wireDelay }),
  ])
  .openapi('ScheduleRule', {
    description:
      'When a publication opens: at once, at a moment, when a wall clock shows a time, or so long after a premiere, a story point’s public moment, or another publication that went live.',
  })

/** A rule as it stands on the wire. */
export type WireRule = z.infer<typeof wireRule>

/** A rule as core takes it; throws `no-such-territory`. */
export function scheduleRuleIn(wire: WireRule): ScheduleRule {
  switch (wire.kind) {
    case 'at-once':
    case 'local-time':
    case 'publication':
      return wire
    case 'moment':
      return { kind: 'moment', at: instant(Date.parse(wire.at)) }
    case 'premiere':
      return {
        ...wire,
        of: wire.of as StoryPointId | null,
        territory: wire.territory === 'each' ? 'each' : territoryNamed(wire.territory),
      }
    case 'story-point':
      return { ...wire, point: wire.point as StoryPointId }
  }
}

/** A rule for the wire. */
export function scheduleRuleOut(rule: ScheduleRule): WireRule {
  return rule.kind === 'moment' ? { kind: 'moment', at: instantOut(rule.at) } : rule
}
