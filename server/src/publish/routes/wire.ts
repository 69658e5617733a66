import { z } from '@hono/zod-openapi'
import { VERDICT_KINDS } from '@stagedoor/core/clearance'
import { DESTINATION_KINDS, DISCLOSURE_STANDINGS, KIT_STANDINGS } from '@stagedoor/core/publish'
import type { ScheduleRule } from '@stagedoor/core/publish'
import { verdictSchema } from '../../clearance/index.ts'
import { instant } from '@stagedoor/core/time'
import { instantIn, shortText, wireFlicks, wireId, wireInstant } from '../../plant/http/index.ts'
import { scheduleRuleIn, type WireRule, wireRule } from '../opening/wire-rule.ts'

export const stateSchema = z.enum([
  'draft',
  'scheduled',
  'placing',
  'leaving',
  'unknown',
  'live',
  'failed',
  'cancelled',
  'recalled',
])

const copySchema = z.string().trim().max(20_000)
const slugSchema = z.string().trim().max(80)

export const intentSchema = z.object({
  cutId: wireId,
  destination: z.object({ kind: z.literal('own-page') }).default({ kind: 'own-page' }),
  title: shortText(500),
  copy: copySchema.default(''),
  slug: slugSchema.nullish().openapi({ description: 'Made from the title when left out.' }),
  opensAt: instantIn.nullish().openapi({ description: 'At once when left out.' }),
  rule: wireRule.optional().openapi({ description: 'When it opens, in place of `opensAt`.' }),
})

export const changeSchema = z.object({
  title: shortText(500).optional(),
  copy: copySchema.optional(),
  slug: slugSchema.optional(),
  opensAt: instantIn.optional(),
  rule: wireRule.optional(),
})

/** When a publication opens, as asked on the wire; a rule in words of its own comes before a moment. */
export function ruleIn(opensAt: number | null | undefined, rule?: WireRule): ScheduleRule {
  if (rule !== undefined) return scheduleRuleIn(rule)
  return opensAt == null ? { kind: 'at-once' } : { kind: 'moment', at: instant(opensAt) }
}

export const kitCheckSchema = z
  .object({
    standing: z.enum(['open', ...KIT_STANDINGS]).openapi({
      description:
        'Verified: the film itself was compared and is the cut. Weaker: a picture of the post is a frame of the cut. Open: not looked at yet.',
    }),
    found: z.string().nullable(),
    disclosure: z.enum(DISCLOSURE_STANDINGS).nullable(),
    haveWordsChanged: z.boolean(),
    at: wireInstant.nullable(),
    asksForSaved: z.boolean().openapi({
      description:
        'The platform shows too little of the post: what its holder saves from there can be compared.',
    }),
    saved: z
      .object({ isCompared: z.boolean(), found: z.string().nullable() })
      .nullable()
      .openapi({ description: 'What was brought last of the post, and what it shows. It verifies nothing.' }),
  })
  .openapi('KitCheck')

export const publicationSchema = z
  .object({
    id: wireId,
    title: z.string(),
    copy: z.string(),
    slug: z.string().nullable(),
    destination: z.object({ kind: z.enum(DESTINATION_KINDS), name: z.string() }),
    besideId: wireId.nullable().openapi({ description: 'The publication that a kit was made of.' }),
    opensAt: wireInstant.nullable().openapi({ description: 'Null while it waits for its moment.' }),
    expectedAt: wireInstant
      .nullable()
      .openapi({ description: 'When it would open if all goes as planned; it opens nothing.' }),
    rule: wireRule,
    opens: z.string().openapi({ description: 'The rule as a sentence has it.' }),
    waits: z.string().nullable().openapi({ description: 'What it waits for, as a sentence.' }),
    state: stateSchema,
    standing: z.enum(['stands', 'shut']).openapi({
      description: 'Shut: a change of evidence keeps it closed until a person schedules it anew.',
    }),
    verdict: z
      .object({
        kind: z.enum(VERDICT_KINDS),
        headline: z.string(),
        reason: z.string(),
        when: z.string(),
        acts: verdictSchema.shape.said.shape.acts.openapi({ description: 'What would free it, best first.' }),
      })
      .nullable(),
    exposureId: wireId,
    cutId: wireId,
    firstCutId: wireId.openapi({
      description: 'The cut of which this and its other shapes were made; a recall reaches all of them.',
    }),
    cutVersion: z.int(),
    durationFlicks: wireFlicks,
    posterUrl: z.string().nullable(),
    url: z.string().nullable(),
    places: z.int().openapi({ description: 'How many places a recall would have to reach now.' }),
    madeBy: z.string(),
    kitVisits: z.int().nullable().openapi({ description: 'How often the own link of a kit was followed.' }),
    kitCheck: kitCheckSchema
      .nullable()
      .openapi({ description: 'Of a kit whose link came back: what a look at the post found.' }),
    there: z
      .object({
        goneSince: wireInstant.nullable(),
        isHidden: z.boolean(),
        rewordedSince: wireInstant.nullable(),
      })
      .nullable()
      .openapi({
        description: 'What somebody else did to it at its platform; null where it is as it was left.',
      }),
  })
  .openapi('Publication')

export const kitCardSchema = z
  .object({
    id: wireId,
    publicationId: wireId,
    holderName: z.string(),
    disclosure: z.string(),
    opensAt: wireInstant.nullable(),
    state: stateSchema,
    handedOverAt: wireInstant.nullable(),
    handovers: z.int(),
    link: z.string().nullable(),
  })
  .openapi('KitCard')
