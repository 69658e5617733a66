import { z } from '@hono/zod-openapi'
import { SIDES, SUBJECT_KINDS, USES } from '@stagedoor/core/clearance'
import type { Instant } from '@stagedoor/core/time'
import { instantOut, shortText, wireId, wireInstant } from '../../plant/http/index.ts'
import { wireDestination } from './wire-destination.ts'

/** What every piece of recorded evidence says of itself. */
export const recordedSchema = z.object({
  id: wireId,
  name: z.string(),
  reason: z.string(),
  recordedBy: z.string(),
  recordedAt: wireInstant,
  ended: z.object({ at: wireInstant, by: z.string() }).nullable(),
})

/** Who recorded something and when, and who ended it, for the wire. */
export function recordedOut(row: {
  id: string
  name: string
  reason: string
  recordedBy: string
  recordedAt: Instant
  endedAt: Instant | null
  endedBy: string | null
}): z.infer<typeof recordedSchema> {
  const { id, name, reason, recordedBy, recordedAt, endedAt, endedBy } = row
  return {
    id,
    name,
    reason,
    recordedBy,
    recordedAt: instantOut(recordedAt),
    ended: endedAt === null || endedBy === null ? null : { at: instantOut(endedAt), by: endedBy },
  }
}

/** What is said when something is ended. */
export const endingBody = z
  .object({ reason: z.string().trim().max(2000).default('') })
  .openapi('Ending', { example: { reason: 'Agreed on the telephone with Kaikanten Forlag' } })

/** A reason, for the log. */
export const reasonIn = z.string().trim().max(2000).default('')

/** A name by which a verdict tells it from others. */
export const nameIn = shortText(120)

/** Uses; none: all of them. */
export const usesIn = z.array(z.enum(USES)).default([]).openapi({ description: 'None means all of them.' })

/** Territories and groups of them; none: everywhere. */
export const areasIn = z
  .array(z.string().trim().min(2).max(20))
  .max(300)
  .default([])
  .openapi({ description: 'ISO 3166-1 codes, or groups such as EU and DACH; none means everywhere.' })

/** Sides of a subject; both by default. */
export const sidesIn = z
  .array(z.enum(SIDES))
  .min(1)
  .default([...SIDES])

/** Where a prohibition forbids, on the wire. */
export const wireForbidden = z
  .object({ kind: z.enum(['these', 'all-but']), destinations: z.array(wireDestination).min(1).max(50) })
  .openapi('ForbiddenDestinations', {
    description: 'In the destinations listed, or everywhere else than in those (exclusivity).',
  })

/** Whom or what something is about, where it is about anything. */
export const maybeSubject = z.object({ id: wireId, kind: z.enum(SUBJECT_KINDS), name: z.string() }).nullable()
