import { z } from '@hono/zod-openapi'
import { PLATFORM_SPECS, type PlatformSpecName, SHAPES, type Shape } from '@stagedoor/core/cut'
import {
  type PlanIssue,
  type PlannedRendition,
  type PlatformLimits,
  type PostPlan,
  type Remedy,
  remedyFor,
  sayPlanIssue,
  sayRendition,
  TEXT_UNITS,
  POST_DISCLOSURES,
} from '@stagedoor/core/publish'
import { wireFlicks } from '../../plant/http/index.ts'

const shapeSchema = z.enum(Object.keys(SHAPES) as [Shape, ...Shape[]])
const fieldSchema = z.enum(['title', 'copy'])
const partSchema = z.union([z.int(), z.literal('first-comment')])
const FORMATS = Object.keys(PLATFORM_SPECS) as [PlatformSpecName, ...PlatformSpecName[]]
const remedySchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('other-shape'), shapes: z.array(shapeSchema).min(1) }),
    z.object({ kind: z.literal('shorter'), longest: wireFlicks }),
    z.object({ kind: z.literal('longer') }),
    z.object({
      kind: z.literal('shorten-words'),
      words: z.union([
        z.object({ of: partSchema, field: fieldSchema }),
        z.object({ of: z.literal('alt-text') }),
      ]),
      unit: z.enum(TEXT_UNITS),
      over: z.int(),
    }),
    z.object({
      kind: z.literal('take-letters-out'),
      of: partSchema,
      field: fieldSchema,
      letters: z.string(),
    }),
    z.object({
      kind: z.literal('fewer-signs'),
      of: partSchema,
      signs: z.enum(['hashtags', 'mentions', 'cashtags', 'links']),
      most: z.int(),
    }),
    z.object({ kind: z.literal('take-cut-title') }),
    z.object({ kind: z.literal('usual-format'), format: z.enum(FORMATS) }),
    z.object({
      kind: z.literal('leave-out'),
      field: z.enum([
        'alt-text',
        'content-warning',
        'copy',
        'cover',
        'first-comment',
        'thread',
        'interaction',
      ]),
    }),
    z.object({ kind: z.literal('fewer-parts'), most: z.int() }),
    z.object({ kind: z.literal('choose-visibility'), takes: z.array(z.string()) }),
    z.object({ kind: z.literal('own-phone'), disclosure: z.enum(POST_DISCLOSURES) }),
    z.object({ kind: z.literal('by-hand') }),
  ])
  .openapi('PostRemedy', {
    description: 'What mends it, as one act; `by-hand` is for a person to think about.',
  })

/** One thing that a platform would refuse. */
export const issueSchema = z.object({
  kind: z.string(),
  said: z.string(),
  remedy: remedySchema,
  source: z.string(),
})

/** A copy of the film that the house makes by itself. */
export const plannedCopySchema = z
  .object({ said: z.string(), width: z.int(), height: z.int(), aboutBytes: z.int(), mostBytes: z.int() })
  .openapi('PlannedCopy', { description: 'Made for a platform that takes less than the film has.' })

interface About {
  readonly plan: PostPlan
  readonly limits: PlatformLimits
  readonly platform: string
  readonly locale: string
}

/** An issue with its sentence and what mends it. */
export function issueOut(issue: PlanIssue, about: About): z.infer<typeof issueSchema> {
  const { plan, limits } = about
  return {
    kind: issue.kind,
    said: sayPlanIssue(issue, { ...about, film: plan.film }),
    remedy: remedyOut(remedyFor(issue, plan, limits)),
    source: issue.source,
  }
}

/** A planned copy with its sentence. */
export function plannedCopyOut(
  rendition: PlannedRendition | null,
  about: About,
): z.infer<typeof plannedCopySchema> | null {
  if (rendition === null) return null
  const { spec, aboutBytes } = rendition
  const { width, height, mostBytes } = spec
  const said = sayRendition(rendition, { ...about, film: about.plan.film })
  return { said, width, height, aboutBytes, mostBytes }
}

// Core's values are read-only and a wire schema's are not.
function remedyOut(remedy: Remedy): z.infer<typeof remedySchema> {
  if (remedy.kind === 'other-shape') return { ...remedy, shapes: [...remedy.shapes] }
  if (remedy.kind === 'choose-visibility') return { ...remedy, takes: [...remedy.takes] }
  return remedy
}
