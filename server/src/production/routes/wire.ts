import { KEY_SCOPES, PRODUCTION_KINDS, ROLES } from '@stagedoor/core/production'
import { z } from '@hono/zod-openapi'
import { instantIn, shortText, wireId, wireInstant } from '../../plant/http/index.ts'
import { SHORTEST_PASSWORD } from '../../plant/auth/index.ts'

export const roleSchema = z.enum(ROLES)
export const kindSchema = z.enum(PRODUCTION_KINDS)
export const scopeSchema = z.enum(KEY_SCOPES)
export const emailSchema = z.email().max(200)
export const passwordSchema = z.string().min(SHORTEST_PASSWORD).max(200)

export const productionParam = z.object({ production: z.string().max(80) })
export const tokenParam = z.object({ token: z.string().max(64) })

export const newPersonSchema = z
  .object({ name: shortText(), email: emailSchema, password: passwordSchema })
  .openapi('NewPerson')

export const productionSchema = z
  .object({
    id: wireId,
    slug: z.string(),
    title: z.string(),
    kind: z.string(),
    tagline: z.string(),
    zone: z.string(),
    premiereAt: wireInstant.nullable(),
    isDemo: z.boolean(),
    role: roleSchema,
  })
  .openapi('Production')

export const newProductionSchema = z
  .object({
    title: shortText(120),
    kind: kindSchema,
    zone: z.string().max(64),
    slug: z.string().max(60).optional(),
    tagline: z.string().trim().max(300).optional(),
    premiereAt: instantIn.nullish(),
  })
  .openapi('NewProduction')

export const taskSchema = z
  .object({
    id: wireId,
    kind: z.string(),
    ref: wireId.nullable(),
    facts: z.record(z.string(), z.unknown()),
    dueAt: wireInstant.nullable(),
    doneAt: wireInstant.nullable(),
    doneBy: z.string().nullable(),
    createdAt: wireInstant,
  })
  .openapi('Task')

export const workSchema = z
  .object({
    id: wireId,
    job: z.string(),
    ref: wireId.nullable(),
    state: z.enum(['waiting', 'working', 'done', 'failed', 'cancelled']),
    stage: z.string().nullable(),
    done: z.number(),
    total: z.number().nullable(),
    problem: z.record(z.string(), z.unknown()).nullable(),
    createdAt: wireInstant,
    updatedAt: wireInstant,
    endedAt: wireInstant.nullable(),
  })
  .openapi('Work')

/** A list; `next` is the cursor of the page after it, null on the last. */
export const listOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next: z.string().nullable() })
