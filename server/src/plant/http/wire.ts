import { z } from '@hono/zod-openapi'

/** An instant on the wire: ISO 8601 with milliseconds, UTC. */
export const instantOut = (epochMs: number): string => new Date(epochMs).toISOString()

/** The same, or null. */
export const maybeInstantOut = (epochMs: number | null): string | null =>
  epochMs === null ? null : instantOut(epochMs)

/** Schema of an instant in an answer. */
export const wireInstant = z.iso.datetime({ precision: 3 }).openapi({ example: '2026-11-27T17:00:00.000Z' })

/** Schema of an instant in a request: any ISO date-time with an offset; becomes epoch milliseconds. */
export const instantIn = z.iso
  .datetime({ offset: true })
  .transform((text) => Date.parse(text))
  .openapi({ type: 'string', format: 'date-time' })

/** Schema of a media time: whole flicks (1/705,600,000 s). */
export const wireFlicks = z.int().min(0).openapi({ description: 'Media time in flicks (1/705,600,000 s).' })

/** Schema of an id. */
export const wireId = z.uuid()

/** Text a person typed: trimmed, bounded, never empty. */
export const shortText = (max = 200) => z.string().trim().min(1).max(max)

/** The body of every refusal, for OpenAPI. */
export const problemSchema = z
  .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string().optional() })
  .loose()
  .openapi('Problem')

/** The documented answer of every route that may refuse. */
export const refusals = {
  default: {
    description: 'A refusal: problem details (RFC 9457).',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
} as const

/** A documented JSON answer. */
export const json = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } },
})

/** A documented JSON request body. */
export const jsonBody = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'application/json': { schema } },
})
