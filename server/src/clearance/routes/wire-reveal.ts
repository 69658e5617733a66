import { z } from '@hono/zod-openapi'
import { type Reveal, subjectId } from '@stagedoor/core/clearance'
import type { StoryPointId } from '@stagedoor/core/production'
import { instant } from '@stagedoor/core/time'
import { instantOut, wireId, wireInstant } from '../../plant/http/index.ts'
import { territoryNamed } from '../territories.ts'

/** A length of waiting, on the wire. */
export const wireDelay = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('hours'), hours: z.number().min(0).max(1_000_000) }),
    z.object({
      kind: z.literal('calendar'),
      years: z.int().min(0).max(100),
      months: z.int().min(0).max(1200),
      days: z.int().min(0).max(36_500),
      zone: z.string(),
    }),
  ])
  .openapi('Delay', {
    description: 'Hours are absolute; years, months and days follow the wall clock of the zone.',
  })

/** When a secret stops being one, on the wire. */
export type WireReveal =
  | { kind: 'at'; at: string }
  | { kind: 'never' }
  | { kind: 'premiere'; of: string | null; territory: string; delay: z.infer<typeof wireDelay> }
  | { kind: 'story-point'; point: string }
  | { kind: 'with'; secretId: string }
  | { kind: 'all' | 'any'; of: WireReveal[] }

/** The schema of a reveal. */
export const wireReveal: z.ZodType<WireReveal> = z
  .lazy(() =>
    z.union([
      z.object({ kind: z.literal('at'), at: wireInstant }),
      z.object({ kind: z.literal('never') }),
      z.object({
        kind: z.literal('premiere'),
        of: wireId.nullable(),
        territory: z.string().max(8),
        delay: wireDelay,
      }),
      z.object({ kind: z.literal('story-point'), point: wireId }),
      z.object({ kind: z.literal('with'), secretId: wireId }),
      z.object({ kind: z.enum(['all', 'any']), of: z.array(wireReveal).min(1).max(20) }),
    ]),
  )
  .openapi('Reveal', {
    description:
      'When a secret stops being one: at a moment, never, with a premiere (in one territory for everybody, or `each` for itself), with a point of the story, with another secret, or by all or any of these.',
  })

/** A reveal as core takes it; throws `no-such-territory`. */
export function revealIn(wire: WireReveal): Reveal {
  switch (wire.kind) {
    case 'at':
      return { kind: 'at', at: instant(Date.parse(wire.at)) }
    case 'never':
      return { kind: 'never' }
    case 'premiere':
      return {
        kind: 'premiere',
        of: wire.of as StoryPointId | null,
        territory: wire.territory === 'each' ? 'each' : territoryNamed(wire.territory),
        delay: wire.delay,
      }
    case 'story-point':
      return { kind: 'story-point', point: wire.point as StoryPointId }
    case 'with':
      return { kind: 'with', secretId: subjectId(wire.secretId) }
    case 'all':
    case 'any': {
      const [first, ...rest] = wire.of.map(revealIn)
      if (first === undefined) throw new RangeError('A reveal by several conditions has at least one')
      return { kind: wire.kind, of: [first, ...rest] }
    }
  }
}

/** A reveal for the wire. */
export function revealOut(reveal: Reveal): WireReveal {
  switch (reveal.kind) {
    case 'at':
      return { kind: 'at', at: instantOut(reveal.at) }
    case 'all':
    case 'any':
      return { kind: reveal.kind, of: reveal.of.map(revealOut) }
    case 'never':
    case 'premiere':
    case 'story-point':
    case 'with':
      return reveal
  }
}
